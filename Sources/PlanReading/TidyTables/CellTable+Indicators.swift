// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

extension CellTable {
  /// Whether the header is that of indicators over years, and of nothing that only a report says: 基本目標, 指標, 単位, 基準値（R1）,
  /// R2, R3, 目標値（R6）, 担当課. Each value's kind and year, but that of the target, stand in the header.
  var isOfIndicators: Bool {
    let meanings = header.map(HeaderMeaning.init)
    let years = meanings.count { meaning in
      switch meaning {
      case .year, .values(_, _?): true
      default: false
      }
    }
    return meanings.contains(.role(.indicator)) && years >= 2
      && zip(header, meanings).allSatisfy { header, meaning in
        switch meaning {
        case .role(let role): role == .indicator || role == .unit
        case .values(let kind, nil): kind == .target
        case .year, .values: true
        case nil: Self.isBeside(header)
        }
      }
  }

  /// What may stand beside indicators; a measure, its number and its status are for a report.
  private static func isBeside(_ header: String) -> Bool {
    switch ColumnRole.of(header)?.role {
    case .section, .department, .remarks, nil: true
    default: false
    }
  }
}
