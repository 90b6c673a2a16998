// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A target or value that was written as a change (5 %増加), turned into the level it means.
struct ChangeTarget {
  /// The indicator whose level it is.
  let indicator: Indicator
  /// The level from which the change counts.
  let base: Double
  let level: Double

  /// The level that a change leads to from a base: a change in % by its share of the base, one in 倍 as a multiple, one in
  /// the base's own unit by addition. `nil` for a unit that fits none of these.
  ///
  /// Example: 5 % on 7,605 人 is 7,985.25 人.
  static func level(change: Double, unit: String, on base: Double, inUnit baseUnit: String) -> Double? {
    if unit == baseUnit, unit != "%" { return base + change }
    switch unit {
    case "%": return base * (1 + change / 100)
    case "倍": return base * change
    default: return nil
    }
  }

  /// The inverse of `level`: the change that leads from one level to another. `nil` for a level of zero or below.
  static func change(to level: Double, from base: Double, unit: String) -> Double? {
    guard base > 0 else { return nil }
    switch unit {
    case "%": return (level / base - 1) * 100
    case "倍": return level / base
    default: return level - base
    }
  }

  /// `nil` where the data does not have the base, or no value of it before the plan's year: the change then stands as
  /// it was written.
  init?(_ change: Double, of indicator: Indicator, inPlanOf year: FiscalYear, panel: Panel) {
    guard indicator.span == .change, let slug = indicator.base,
      let index = panel.catalogue.indicatorIndex(slug: slug),
      let series = panel.catalogue.seriesIndex(Series(indicator: index)),
      let base = panel.history(ofSeries: series).points.last(where: { $0.year < year })?.value,
      let level = Self.level(
        change: change, unit: indicator.unit, on: base, inUnit: panel.catalogue.indicators[index].unit)
    else { return nil }
    (self.indicator, self.base, self.level) = (panel.catalogue.indicators[index], base, level)
  }
}
