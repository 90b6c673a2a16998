// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A target that was written as a change (5 %増加), turned into the level it means.
struct ChangeTarget {
  /// Row of the indicator whose level it is, of the same entity.
  let series: Int
  /// The indicator whose level it is.
  let indicator: Indicator
  /// The level from which the change counts.
  let base: History.Point
  let level: Double

  /// The level that a change leads to from a base: a change in % by its share of the base, one in 倍 as a multiple, one in
  /// the base's own unit by addition. `nil` for a unit that fits none of these, and for a share or a multiple of a base of
  /// zero or below.
  ///
  /// The increase is taken first and then added: 70 × (1 + 10/100) is 77.00000000000001 in doubles, and 77 would miss it.
  ///
  /// Example: 5 % on 7,605 人 is 7,985.25 人; 2 倍 on 8,000 回 is 16,000 回.
  static func level(change: Double, unit: String, on base: Double, inUnit baseUnit: String) -> Double? {
    if unit == baseUnit, unit != "%" { return base + change }
    guard base > 0 else { return nil }
    switch unit {
    case "%": return base + base * change / 100
    case "倍": return base * change
    default: return nil
    }
  }

  /// The inverse of `level`: the change, in one of its units, that leads from one level to another. `nil` from a level of
  /// zero or below.
  ///
  /// Example: from 7,605 人 to 9,852 人 is 29.5 %.
  static func change(to level: Double, from base: Double, unit: String) -> Double? {
    guard base > 0 else { return nil }
    switch unit {
    case "%": return (level - base) / base * 100
    case "倍": return level / base
    default: return level - base
    }
  }

  /// `nil` where the data does not have the base, or no value of it before the plan's year: the change then stands as
  /// it was written.
  init?(_ change: Double, ofSeries changing: Int, inPlanOf year: FiscalYear, panel: Panel) {
    let stated = panel.catalogue.indicator(ofSeries: changing)
    guard stated.span == .change, let slug = stated.base,
      let index = panel.catalogue.indicatorIndex(slug: slug), panel.catalogue.indicators[index].span != .change,
      let series = panel.catalogue.seriesIndex(
        Series(indicator: index, entity: panel.catalogue.series[changing].entity)),
      let base = panel.history(ofSeries: series).points.last(where: { $0.year < year })
    else { return nil }
    let indicator = panel.catalogue.indicators[index]
    guard let level = Self.level(change: change, unit: stated.unit, on: base.value, inUnit: indicator.unit)
    else { return nil }
    (self.series, self.indicator, self.base, self.level) = (series, indicator, base, level)
  }
}
