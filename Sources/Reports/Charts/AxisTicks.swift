// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// An axis: its ends and the round values that are marked on it.
struct ChartAxis: Equatable {
  enum Scale: Equatable { case linear, logarithmic }

  let scale: Scale
  let lower: Double
  let upper: Double
  let ticks: [Double]

  /// A linear axis over these values, ending at round ones: steps of 1, 2 or 5 times a power of ten.
  static func linear(over values: [Double], steps: Int = 5) -> ChartAxis {
    let values = values.filter(\.isFinite)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let span = high > low ? high - low : max(abs(high), 1)
    let step = roundStep(span / Double(steps))
    let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
    let ends = first == last ? (first - 1, last + 1) : (first, last)
    let ticks = stride(from: ends.0, through: ends.1, by: 1).map { $0 * step }
    return ChartAxis(scale: .linear, lower: ticks[0], upper: ticks[ticks.count - 1], ticks: ticks.map(decimal))
  }

  /// A logarithmic axis over positive values, ending at 1, 2 or 5 times a power of ten. It reaches down to `floor` at
  /// the least; what is lower, or not positive, is drawn at the end.
  static func logarithmic(over values: [Double], floor: Double) -> ChartAxis {
    let positive = values.filter { $0 > 0 && $0.isFinite }.map { max($0, floor) }
    let (low, high) = (positive.min() ?? floor, positive.max() ?? 1)
    let decades = Int(log10(low).rounded(.down)) - 1...Int(log10(high).rounded(.up)) + 1
    func marks(_ digits: [Double]) -> [Double] {
      decades.flatMap { decade in digits.map { decimal($0 * pow(10, Double(decade))) } }
    }
    let lower = marks([1, 2, 5]).last { $0 <= low * 0.95 } ?? low
    let upper = marks([1, 2, 5]).first { $0 >= high * 1.05 } ?? high
    let choices = [[1, 2, 5], [1, 5], [1]].map { marks($0).filter { $0 >= lower && $0 <= upper } }
    let ticks = choices.first { $0.count <= 8 } ?? choices[2]
    return ChartAxis(scale: .logarithmic, lower: lower, upper: upper, ticks: ticks)
  }

  /// Without ticks above what no value can pass.
  func upTo(_ bound: Double?) -> ChartAxis {
    guard let bound else { return self }
    return ChartAxis(scale: scale, lower: lower, upper: upper, ticks: ticks.filter { $0 <= bound })
  }

  /// Where a value lies between the ends: 0 at the lower, 1 at the upper.
  func fraction(_ value: Double) -> Double {
    switch scale {
    case .linear: (value - lower) / (upper - lower)
    case .logarithmic: log(max(value, lower) / lower) / log(upper / lower)
    }
  }

  /// The ticks in the order in which they need their labels: on a logarithmic axis the powers of ten come first.
  var ticksByWeight: [Double] {
    guard scale == .logarithmic else { return ticks }
    func isPowerOfTen(_ tick: Double) -> Bool { abs(log10(tick) - log10(tick).rounded()) < 1e-9 }
    return ticks.filter(isPowerOfTen) + ticks.filter { !isPowerOfTen($0) }
  }

  private static func roundStep(_ step: Double) -> Double {
    let power = pow(10, log10(step).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= step * 0.999 } ?? step
  }

  /// 0.1 + 0.2 as 0.3: twelve digits are more than a tick has.
  private static func decimal(_ value: Double) -> Double {
    guard value != 0 else { return 0 }
    let scale = pow(10, 12 - log10(abs(value)).rounded(.up))
    let rounded = (value * scale).rounded() / scale
    return rounded.isFinite ? rounded : value
  }
}

/// Numbers as they stand beside an axis: 2,000, 0.5.
public enum ChartNumber {
  public static func grouped(_ value: Double) -> String {
    guard value == value.rounded(), abs(value) < 1e15 else { return String(value) }
    var digits = String(Int(abs(value)))
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (value < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }
}
