// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

extension ReportWording {
  /// Said once at the top of an English report of a plan whose own documents are Japanese: nobody here can translate its names.
  static func nameLanguage(_ panel: Panel) -> String? {
    let isJapanese = panel.catalogue.indicators.contains { indicator in
      indicator.name.unicodeScalars.contains { (0x3041..<0xA000).contains($0.value) }
    }
    return isJapanese && Language.current == .en ? "Names and units are in Japanese, as the plan has them." : nil
  }
}
