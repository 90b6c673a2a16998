// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

extension PanelDraft {
  /// Which way is better of indicators that a table defined without a word on it, where it has targets: by the rule of reports. What
  /// began at 20 with a target of 15 is to fall, and so is 15以下.
  ///
  /// - Parameter first: the first of the table's own indicators.
  mutating func tellBetterByBaselines(ofIndicatorsFrom first: Int) {
    let columns = Dictionary(grouping: panel.wholeColumns, by: \.key.kind)
    guard columns[.target] != nil else { return }
    let rows = Dictionary(grouping: panel.catalogue.series.indices) { panel.catalogue.series[$0].indicator }
    for index in first..<panel.catalogue.indicators.count {
      let (indicator, rows) = (panel.catalogue.indicators[index], rows[index] ?? [])
      // Against a name that says it no target does.
      guard indicator.span != .change, indicator.better == .higher else { continue }
      // Of several bodies the worst case is taken: all have to aim lower than they began.
      let found = rows.compactMap { row in better(of: indicator, row, columns) }
      guard let one = found.first, found.allSatisfy({ $0 == one }) else { continue }
      panel.catalogue.setBetter(one, ofIndicator: index)
    }
  }

  /// `nil` where the series has no target, or nothing that it could be held against.
  private func better(
    of indicator: Indicator, _ row: Int, _ columns: [ObservationKind: [(key: ColumnKey, column: Column)]]
  ) -> Better? {
    let targets = (columns[.target] ?? []).filter { $0.column[row] != nil }
    guard let due = targets.map(\.key.year).min() else { return nil }
    let stated = targets.compactMap { key, column in
      column[row].map { Better.StatedTarget($0, qualifier: panel.annotation(row, key)?.qualifier ?? .exact) }
    }
    let start = columns[.baseline]?.last { $0.column[row] != nil }?.column[row]
    // A target that is exceeded in its own year, every year anew, is met.
    let values = (columns[.actual] ?? []).filter { $0.key.year < due }.compactMap { $0.column[row] }
    // Without a baseline, what has never been below the target for years has to come down to it; what was below 0 need not end there.
    let least = values.min().flatMap { values.count >= Self.years || $0 < 0 ? $0 : nil }
    guard start != nil || least != nil || stated.contains(where: { $0.qualifier == .atMost || $0.value == 0 }) else {
      return nil
    }
    return Better.told(byName: indicator.name, unit: indicator.unit, targets: stated, baseline: start ?? least)
  }

  private static let years = 3

  /// Remembers the indicators of a document of which nothing says which way is better: neither their names nor their targets. To be
  /// called when it is known which way the others are.
  ///
  /// - Parameter first: the first of the document's own indicators.
  mutating func noteDirectionsLeftOpen(ofIndicatorsFrom first: Int) {
    let open = Set(
      panel.seriesWithDirectionLeftOpen(ofIndicatorsFrom: first).map { panel.catalogue.series[$0].indicator })
    directionsLeftOpen += open.sorted().map { panel.catalogue.indicators[$0].slug }
  }
}
