// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

extension Panel {
  /// Without what reports say of years before their own and what is known otherwise, since that year's own report said it: the
  /// panel, and how many values were left out.
  ///
  /// A value of a report's own year stays, so that a contradiction there is told and not passed over.
  public func withoutRevisions(of known: Panel, in plans: [Plan]) -> (panel: Panel, left: Int) {
    guard let own = plans.map(\.fiscalYear).min() else { return (self, 0) }
    var (columns, left) = (self.columns, 0)
    for key in columns.keys where key.kind == .baseline || key.kind == .actual && key.year < own {
      for series in catalogue.series.indices {
        let indicator = catalogue.indicator(ofSeries: series)
        guard let value = columns[key]?[series], let index = known.catalogue.indicatorIndex(slug: indicator.slug),
          let other = known.catalogue.seriesIndex(Series(indicator: index, entity: catalogue.series[series].entity)),
          let present = known[other, key], present != value
        else { continue }
        columns[key]?[series] = nil
        left += 1
      }
    }
    guard left > 0 else { return (self, 0) }
    let annotations = annotations.filter { columns[$0.key.column]?[$0.key.series] != nil }
    return (Panel(catalogue: catalogue, columns: columns, annotations: annotations), left)
  }
}
