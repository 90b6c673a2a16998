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
    // Of several bodies the worst case is taken: all have to aim lower than they began.
    var areAllLower: [Int: Bool] = [:]
    for row in panel.catalogue.series.indices {
      let index = panel.catalogue.series[row].indicator
      let indicator = panel.catalogue.indicators[index]
      // Against a name that says it no target does.
      guard index >= first, indicator.span != .change, indicator.better == .higher,
        let found = better(of: indicator, row, columns)
      else { continue }
      areAllLower[index] = areAllLower[index, default: true] && found == .lower
    }
    for (index, isLower) in areAllLower where isLower { panel.catalogue.setBetter(.lower, ofIndicator: index) }
  }

  /// `nil` where the series has no target, or nothing that it could be held against.
  private func better(
    of indicator: Indicator, _ row: Int, _ columns: [ObservationKind: [(key: ColumnKey, column: Column)]]
  ) -> Better? {
    let targets = (columns[.target] ?? []).filter { $0.column[row] != nil }
    let stated = targets.compactMap { key, column in
      column[row].map { Better.StatedTarget($0, qualifier: panel.annotation(row, key)?.qualifier ?? .exact) }
    }
    guard !stated.isEmpty else { return nil }
    let start = columns[.baseline]?.last { $0.column[row] != nil }?.column[row] ?? highestOfFalling(targets, row)
    // Where one target of several is 0, it may be what the last value was.
    let isBound = stated.contains { $0.qualifier == .atMost } || stated.allSatisfy { $0.value == 0 }
    // Values alone, however long above a target, say nothing: a modest target that is exceeded is met. Names are weighed last, of
    // which a large table has many.
    if !isBound {
      guard let start else { return nil }
      guard stated.allSatisfy({ $0.value < start }) else { return .higher }
    }
    return Better.told(
      byName: indicator.name, unit: indicator.unit, targets: stated,
      baseline: start ?? lowest(of: row, in: columns[.actual] ?? []))
  }

  /// Just above the first of targets that a plan lets fall from year to year, which is where they begin; `nil` where none do so.
  private func highestOfFalling(_ targets: [(key: ColumnKey, column: Column)], _ row: Int) -> Double? {
    guard targets.count > 1, Set(targets.map(\.key.plan)).count == 1 else { return nil }
    let values = targets.sorted { $0.key.year < $1.key.year }.compactMap { $0.column[row] }
    return zip(values, values.dropFirst()).allSatisfy { $0 > $1 } ? values.first?.nextUp : nil
  }

  /// A value below 0: what has been there need not end at a target of 0.
  private func lowest(of row: Int, in actuals: [(key: ColumnKey, column: Column)]) -> Double? {
    actuals.compactMap { $0.column[row] }.min().flatMap { $0 < 0 ? $0 : nil }
  }

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
