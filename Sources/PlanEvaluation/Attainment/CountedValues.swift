// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

extension Panel {
  /// What is counted in whole numbers: each actual and baseline of the series is one, and it is no share or multiple.
  ///
  /// A computed value of it, a forecast or the level that 5 %増加 means, is told to people as a whole number
  /// (`CountedValue`): there is no quarter of a person. `false` for a series without a value.
  public func isCounted(_ series: Int) -> Bool {
    let indicator = catalogue.indicator(ofSeries: series)
    guard indicator.span != .change, !["%", "％", "percent", "倍"].contains(indicator.unit) else { return false }
    let points = history(ofSeries: series).points
    return !points.isEmpty && points.allSatisfy { $0.value.rounded() == $0.value }
  }
}

extension Panel {
  /// A target of the series as people count it; itself where it is no whole number of anything.
  public func shownTarget(_ value: Double, ofSeries series: Int) -> Double {
    isCounted(series) ? CountedValue.target(value, better: catalogue.indicator(ofSeries: series).better) : value
  }
}

/// The whole number that stands for a computed value of what is counted.
public enum CountedValue {
  /// For a target the easiest whole number that meets it: the next above where more is better, the next below where less is.
  ///
  /// A billionth above a whole number is that number: 1.14166666666667 times 24,000 is a target of 27,400.
  /// Example: 5 % on 7,605 人 is 7,985.25: 7,986 people meet it, 7,985 do not.
  public static func target(_ value: Double, better: Better) -> Double {
    let nearest = value.rounded()
    if (value - nearest).magnitude <= 1e-9 * value.magnitude { return nearest }
    return value.rounded(better == .higher ? .up : .down)
  }

  /// For an estimate what is reached in full: the next below where more is better, the next above where less is.
  ///
  /// So one estimate is one number wherever it stands, and never crosses a whole target, whichever that is. Only beside the
  /// target of a change, which may lie between whole numbers, it goes to the other side where it would cross.
  /// A billionth below a whole number is that number. Example: 8.75 is 8, with a target of 9, of 7 or without one.
  public static func estimate(_ value: Double, target: Double? = nil, better: Better) -> Double {
    let nearest = value.rounded()
    if (value - nearest).magnitude <= 1e-9 * value.magnitude { return nearest }
    let whole = value.rounded(better == .higher ? .down : .up)
    guard let target else { return whole }
    let isMet = { (value: Double) in TargetRatio.isMet(actual: value, target: target, better: better) }
    return isMet(whole) == isMet(value) ? whole : value.rounded(whole > value ? .down : .up)
  }
}

extension Attainment {
  /// The target as people count: of a change turned into a level from whole numbers, the easiest whole number that meets it.
  public var shownTarget: Double {
    let isCounted =
      isLevelOfChange && unit != "%" && [baseline, actual].allSatisfy { $0.map { $0.rounded() == $0 } ?? true }
    return isCounted ? CountedValue.target(target, better: indicator.better) : target
  }
}
