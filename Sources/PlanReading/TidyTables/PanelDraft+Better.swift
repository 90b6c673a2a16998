// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

extension PanelDraft {
  /// Which way is better of indicators that a table defined without a word on it, where it has targets with baselines, or at most so much: by
  /// the rule of reports. 喫煙率 from 20 with a target of 15 is to fall, and so is 15以下.
  ///
  /// - Parameter first: the first of the table's own indicators.
  mutating func tellBetterByBaselines(ofIndicatorsFrom first: Int) {
    let keys = panel.orderedKeys
    let (targets, baselines) = (keys.filter { $0.kind == .target }, keys.filter { $0.kind == .baseline })
    let isAnyAtMost = panel.annotations.contains { $0.key.column.kind == .target && $0.value.qualifier == .atMost }
    guard !targets.isEmpty, !baselines.isEmpty || isAnyAtMost else { return }
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

  /// `nil` where the series has no target, or neither a baseline nor a target of at most so much.
  private func better(
    of indicator: Indicator, _ row: Int, _ targets: [ColumnKey], _ baselines: [ColumnKey]
  ) -> Better? {
    let stated = targets.compactMap { key in
      panel[row, key].map { Better.StatedTarget($0, qualifier: panel.annotation(row, key)?.qualifier ?? .exact) }
    }
    let start = baselines.last { panel[row, $0] != nil }.flatMap { panel[row, $0] }
    guard !stated.isEmpty, start != nil || stated.contains(where: { $0.qualifier == .atMost }) else { return nil }
    return Better.told(byName: indicator.name, unit: indicator.unit, targets: stated, baseline: start)
  }

  /// Remembers the indicators of a document of which nothing says which way is better: neither their names nor their targets. To be
  /// called when it is known which way the others are.
  ///
  /// - Parameter first: the first of the document's own indicators.
  mutating func noteDirectionsLeftOpen(ofIndicatorsFrom first: Int) {
    let indicators = panel.catalogue.indicators
    var open = Set(
      indicators.indices.dropFirst(first).filter {
        indicators[$0].better == .higher && Better.isLeftOpen(byName: indicators[$0].name)
      })
    guard !open.isEmpty else { return }
    let keys = panel.orderedKeys
    for (row, series) in panel.catalogue.series.enumerated() where open.contains(series.indicator) {
      let said = keys.filter { panel[row, $0] != nil }
      let targets = said.filter { $0.kind == .target }
      let hasStart = !targets.isEmpty && said.contains { $0.kind == .baseline }
      if hasStart || targets.contains(where: { panel.annotation(row, $0)?.qualifier == .atLeast }) {
        open.remove(series.indicator)
      }
    }
    directionsLeftOpen += open.sorted().map { indicators[$0].slug }
  }
}
