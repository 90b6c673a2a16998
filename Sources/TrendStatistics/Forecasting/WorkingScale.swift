// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The scale on which a series is taken to grow by steps of like size.
///
/// Counts and amounts grow by a share of what they are: logarithmic. A rate between two bounds closes in on them: logit. What
/// can be zero or negative grows by amounts: original, in units of the mean size of its values, so that steps of
/// different series can be compared on every scale.
enum WorkingScale: Sendable, Hashable {
  case original(unit: Double)
  case logarithmic
  case logit(lower: Double, upper: Double)

  /// The kinds, whose steps are not comparable with one another.
  enum Kind: Int, Sendable, Hashable, CaseIterable { case original, logarithmic, logit }

  /// Logit where both bounds are there and all values lie between them, logarithmic where all are above zero, else
  /// original. `values` is not empty.
  init(for values: [Double], bounds: ForecastBounds) {
    if let lower = bounds.lower, let upper = bounds.upper, values.allSatisfy({ lower < $0 && $0 < upper }) {
      self = .logit(lower: lower, upper: upper)
    } else if values.allSatisfy({ $0 > 0 }) {
      self = .logarithmic
    } else {
      let largest = values.reduce(0) { max($0, $1.magnitude) }
      let mean = values.reduce(0) { $0 + $1.magnitude / Double(values.count) }
      self = .original(unit: largest > 0 ? mean : 1)
    }
  }

  var kind: Kind {
    switch self {
    case .original: .original
    case .logarithmic: .logarithmic
    case .logit: .logit
    }
  }

  /// Where a value stands; infinite at and beyond the end of the scale.
  func position(of value: Double) -> Double {
    switch self {
    case .original(let unit): return value / unit
    case .logarithmic: return value > 0 ? log(value) : -.infinity
    case .logit(let lower, let upper):
      if value <= lower { return -.infinity }
      return value >= upper ? .infinity : log(value - lower) - log(upper - value)
    }
  }

  func value(at position: Double) -> Double {
    switch self {
    case .original(let unit): return position * unit
    case .logarithmic: return exp(position)
    case .logit(let lower, let upper):
      // Of the two forms the one whose exponential does not overflow.
      if position < 0 {
        let odds = exp(position)
        return lower + (upper - lower) * (odds / (1 + odds))
      }
      return upper - (upper - lower) * (exp(-position) / (1 + exp(-position)))
    }
  }

  /// A straight line down would leave the scale: no forecast falls below a twentieth of a positive series' last value, or
  /// nearer to a rate's bound than a twentieth of the last value's distance.
  func holding(_ value: Double, near last: Double) -> Double {
    switch self {
    case .original: return value
    case .logarithmic: return max(value, last / 20)
    case .logit(let lower, let upper):
      return min(max(value, lower + (last - lower) / 20), upper - (upper - last) / 20)
    }
  }

  /// Where growth, summed over years, leads from a position.
  ///
  /// On the logarithmic scale a rise goes on by equal amounts rather than by equal shares: exp(growth) is its first
  /// order, 1 + growth, since short histories that rise by a constant share seldom keep to it for long.
  func moved(_ position: Double, by growth: Double) -> Double {
    self == .logarithmic && growth > 0 ? position + log1p(growth) : position + growth
  }
}
