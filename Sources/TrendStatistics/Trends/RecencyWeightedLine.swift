// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// A line of least squares on which later years weigh more: a year weighs one more than the year before it, the first one 1.
///
/// With two points every weighting gives the line through both. A line in the unit of the values: neither bounds nor signs
/// are minded. Source: UNECE, technical notes on the progress assessment 2022 (time-weighted linear regression), which do not
/// print the weights; these are ours. Example: 40 in 2015 and 46 in 2018 lead to 50 in 2020.
public enum RecencyWeightedLine {
  /// The line's value in a year; refuses a history of no point (`noHistory`) or one (`onePoint`), and what is `notFinite`.
  public static func value(of history: History, in year: FiscalYear) throws(Unanswerable) -> Double {
    guard let first = history.first else { throw .noHistory }
    guard history.points.count > 1 else { throw .onePoint }
    let x = history.points.map { Double(first.year.distance(to: $0.year)) }
    let line = try GSL.line(x: x, y: history.points.map(\.value), weights: x.map { $0 + 1 })
    return try (line.level + line.slope * Double(first.year.distance(to: year))).finite()
  }
}
