// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

extension PanelDraft {
  /// Which way is better of indicators that a table defined without a word on it, where it has baselines and targets: by the rule of
  /// reports. 喫煙率 from 20 with a target of 15 is to fall.
  ///
  /// - Parameter first: the first of the table's own indicators.
  mutating func tellBetterByBaselines(ofIndicatorsFrom first: Int) {
    let keys = panel.orderedKeys
    let (targets, baselines) = (keys.filter { $0.kind == .target }, keys.filter { $0.kind == .baseline })
    guard !targets.isEmpty, !baselines.isEmpty else { return }
    let rows = Dictionary(grouping: panel.catalogue.series.indices) { panel.catalogue.series[$0].indicator }
    for index in first..<panel.catalogue.indicators.count {
      let (indicator, rows) = (panel.catalogue.indicators[index], rows[index] ?? [])
      guard indicator.span != .change else { continue }
      // Of several bodies the worst case is taken: all have to aim lower than they began.
      let found = rows.compactMap { row in better(of: indicator, row, targets, baselines) }
      guard let one = found.first, found.allSatisfy({ $0 == one }) else { continue }
      panel.catalogue.setBetter(one, ofIndicator: index)
    }
  }

  /// `nil` where the series has no baseline or no target.
  private func better(
    of indicator: Indicator, _ row: Int, _ targets: [ColumnKey], _ baselines: [ColumnKey]
  ) -> Better? {
    let stated = targets.compactMap { key in
      panel[row, key].map { Better.StatedTarget($0, qualifier: panel.annotation(row, key)?.qualifier ?? .exact) }
    }
    guard !stated.isEmpty, let start = baselines.last(where: { panel[row, $0] != nil }).flatMap({ panel[row, $0] })
    else { return nil }
    return Better.told(byName: indicator.name, unit: indicator.unit, targets: stated, baseline: start)
  }
}
