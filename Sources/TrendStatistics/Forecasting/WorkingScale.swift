// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The scale on which a series is taken to grow by steps of like size.
///
/// Counts and amounts grow by a share of what they are: logarithmic. A rate between two bounds closes in on them: logit, which
/// reaches a little beyond the bounds, so that all or none has a place on it too. What can be zero or negative grows by amounts:
/// original, in units of the mean size of its values, so that steps of different series can be compared on every scale.
///
/// Source of what is added on either side of a rate: the empirical logit of Cox, Analysis of Binary Data (1970), section 3.2, half a
/// case; rates of plans are of some fifty towns, or written in whole percents, of which it is about a hundredth. Without it the steps of
/// a rate near its bound would be as small as its distance from it, and a rate at its bound would be no rate.
enum WorkingScale: Sendable, Hashable {
  case original(unit: Double)
  case logarithmic
  case logit(lower: Double, upper: Double)

  /// The kinds, whose steps are not comparable with one another.
  enum Kind: Int, Sendable, Hashable, CaseIterable { case original, logarithmic, logit }

  /// How far beyond either bound the logit scale reaches, by the distance between them.
  private static let margin = 0.01

  /// Logit where there are both bounds and all values lie within them, logarithmic where all are above zero, else
  /// original. `values` is not empty.
  init(for values: [Double], bounds: ForecastBounds) {
    if let lower = bounds.lower, let upper = bounds.upper, lower < upper,
      values.allSatisfy({ lower <= $0 && $0 <= upper })
    {
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

  /// Where a value stands; infinite at zero and beyond the bounds, where the scale has no place for it.
  func position(of value: Double) -> Double {
    switch self {
    case .original(let unit): return value / unit
    case .logarithmic: return value > 0 ? log(value) : -.infinity
    case .logit(let lower, let upper):
      if value < lower { return -.infinity }
      let margin = Self.margin * (upper - lower)
      return value > upper ? .infinity : log(value - lower + margin) - log(upper - value + margin)
    }
  }

  /// At places beyond a bound the bound.
  func value(at position: Double) -> Double {
    switch self {
    case .original(let unit): return position * unit
    case .logarithmic: return exp(position)
    case .logit(let lower, let upper):
      let width = (1 + 2 * Self.margin) * (upper - lower)
      // Of the two forms the one whose exponential does not overflow.
      let odds = exp(-position.magnitude)
      let distance = width * (odds / (1 + odds)) - Self.margin * (upper - lower)
      return position < 0 ? lower + max(0, distance) : upper - max(0, distance)
    }
  }

  /// How fast the value changes with its place, at a place between the bounds.
  func slope(at position: Double) -> Double {
    switch self {
    case .original(let unit): return unit
    case .logarithmic: return exp(position)
    case .logit(let lower, let upper):
      let odds = exp(-position.magnitude)
      return (1 + 2 * Self.margin) * (upper - lower) * odds / ((1 + odds) * (1 + odds))
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
