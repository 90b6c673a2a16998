// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL
public import Indicators

/// A curve of growth fitted to the values themselves by nonlinear least squares; t is the year.
///
/// | form | value | parameters |
/// | --- | --- | --- |
/// | exponential | level · exp(rate · (t − t̄)), t̄ the mean of the years | level, rate |
/// | logistic | ceiling / (1 + exp(−rate · (t − inflection))) | ceiling, rate, inflection |
/// | gompertz | ceiling · exp(−exp(−rate · (t − inflection))) | ceiling, rate, inflection |
///
/// The logistic is at half of its ceiling in the year of its inflection, the Gompertz curve at 1/e, 37 %. A falling curve
/// has a negative rate. Starting values come from the straight line that each form becomes under log, logit or log(−log),
/// for several ceilings above the largest value.
///
/// Sources: Verhulst, Correspondance mathématique et physique 10 (1838); Gompertz, Philosophical Transactions 115 (1825);
/// Ratkowsky, Nonlinear Regression Modeling (1983), chapter 4; numerics: `NonlinearRegression`. Example: the population of
/// the United States 1790–1970, in millions, has a logistic ceiling of 315.5 (standard error 31.0) and a rate of 0.0246 a
/// year.
public struct GrowthCurve: Sendable, Hashable {
  public enum Form: String, Sendable, Hashable, CaseIterable { case exponential, logistic, gompertz }
  public enum Parameter: String, Sendable, Hashable, CaseIterable { case level, ceiling, rate, inflection }

  public let form: Form
  let regression: NonlinearRegression
  /// The mean of the years, from which the fit counts them.
  private let centre: Double
  /// What the values were divided by.
  private let unit: Double

  /// Fits a form to a history with more points than the form has parameters.
  ///
  /// Fewer are `noHistory` and `tooFewPoints`; all in one year is `noSpan`; fewer than two values above zero at different
  /// years are `notPositive`; values that are not finite are `notFinite`; values that are all equal are `noVariation`;
  /// values that do not determine the curve, such as a straight line for its ceiling, may be `notConverged`.
  public static func fit(_ history: History, form: Form) throws(Unanswerable) -> GrowthCurve {
    try fit(x: history.points.map { Double($0.year.number) }, y: history.points.map(\.value), form: form)
  }

  static func fit(x: [Double], y: [Double], form: Form) throws(Unanswerable) -> GrowthCurve {
    guard !y.isEmpty else { throw .noHistory }
    guard y.count > form.parameters.count else { throw .tooFewPoints }
    guard (x + y).allSatisfy(\.isFinite) else { throw .notFinite }
    guard x.min() != x.max() else { throw .noSpan }
    guard y.min() != y.max() else { throw .noVariation }
    let centre = x.reduce(0, +) / Double(x.count)
    let unit = (y.lazy.map(\.magnitude).max() ?? 1).binade
    let (times, values) = (x.map { $0 - centre }, y.map { $0 / unit })
    guard let start = form.start(times, values) else { throw .notPositive }
    let regression = try NonlinearRegression.fit(values, from: start, effort: .fromNearby) {
      parameters, observation, gradient in
      form.value(parameters, times[observation], &gradient)
    }
    return GrowthCurve(form: form, regression: regression, centre: centre, unit: unit)
  }

  /// The value of the curve in a year.
  public func value(at year: Double) -> Double {
    var gradient: [Double] = []
    return form.value(regression.parameters.map(\.value), year - centre, &gradient) * unit
  }

  /// The estimate of a parameter that the form has: level and ceiling in the unit of the values, the rate a year, the
  /// inflection as a year.
  public func estimate(_ parameter: Parameter) -> LinearRegression.Coefficient? {
    guard let index = form.parameters.firstIndex(of: parameter) else { return nil }
    let found = regression.parameters[index]
    switch parameter {
    case .level, .ceiling: return .init(value: found.value * unit, standardError: found.standardError * unit)
    case .rate: return found
    case .inflection: return .init(value: found.value + centre, standardError: found.standardError)
    }
  }

  /// The interval of a parameter, estimate ± t(n−p) × standard error; nothing where the form has it not. `level` is a
  /// fraction between 0 and 1. Refuses as `NonlinearRegression.interval` does.
  public func interval(_ parameter: Parameter, level: Double) throws(Unanswerable) -> Interval? {
    guard let estimate = estimate(parameter) else { return nil }
    let distribution = try StudentT(
      location: estimate.value, scale: estimate.standardError, degreesOfFreedom: regression.degreesOfFreedom)
    let ends = try distribution.ends(level: level)
    return try Interval(from: ends.lower, to: ends.upper, level: level)
  }

  /// How far the observations stray from the curve, √(Σ residual² / (n − p)), in the unit of the values.
  public var residualDeviation: Double { regression.residualDeviation * unit }
  /// n less the number of parameters.
  public var degreesOfFreedom: Int { regression.degreesOfFreedom }
}

extension GrowthCurve.Form {
  var parameters: [GrowthCurve.Parameter] {
    switch self {
    case .exponential: [.level, .rate]
    case .logistic, .gompertz: [.ceiling, .rate, .inflection]
    }
  }

  /// The value at a time, with its derivatives by the parameters.
  func value(_ p: [Double], _ t: Double, _ gradient: inout [Double]) -> Double {
    switch self {
    case .exponential:
      let growth = exp(p[1] * t)
      gradient = [growth, p[0] * growth * t]
      return p[0] * growth
    case .logistic:
      // 1 / (1 + exp(z)) by way of tanh, which has no infinity on the way to 0.
      let share = 0.5 - 0.5 * tanh(-0.5 * p[1] * (t - p[2]))
      let slope = p[0] * share * (1 - share)
      gradient = [share, slope * (t - p[2]), -slope * p[1]]
      return p[0] * share
    case .gompertz:
      let distance = exp(-p[1] * (t - p[2]))
      let share = exp(-distance)
      // Where the share is 0 the distance may be infinite; their product is 0 all the same.
      let slope = share > 0 ? p[0] * share * distance : 0
      gradient = [share, slope * (t - p[2]), -slope * p[1]]
      return p[0] * share
    }
  }

  /// The best of the lines that the form becomes when its values are transformed, as parameters; values of zero and below,
  /// which have no logarithm, are left out.
  fileprivate func start(_ times: [Double], _ values: [Double]) -> [Double]? {
    let above = zip(times, values).filter { $1 > 0 }
    guard let largest = above.map(\.1).max(), Set(above.map(\.0)).count > 1 else { return nil }
    let ceilings = self == .exponential ? [1] : [1.02, 1.1, 1.3, 2, 4].map { $0 * largest }
    let candidates = ceilings.compactMap { ceiling -> [Double]? in
      guard let line = try? GSL.line(x: above.map(\.0), y: above.map { linear($1, below: ceiling) }),
        line.slope != 0, line.slope.isFinite, line.level.isFinite
      else { return nil }
      return self == .exponential ? [exp(line.level), line.slope] : [ceiling, line.slope, -line.level / line.slope]
    }
    return candidates.min { squares($0, times, values) < squares($1, times, values) }
  }

  /// The transformation under which the form is a straight line in time.
  private func linear(_ value: Double, below ceiling: Double) -> Double {
    switch self {
    case .exponential: log(value)
    case .logistic: log(value / (ceiling - value))
    case .gompertz: -log(log(ceiling / value))
    }
  }

  private func squares(_ parameters: [Double], _ times: [Double], _ values: [Double]) -> Double {
    var gradient: [Double] = []
    let squares = zip(times, values).map { time, observed in
      let difference = value(parameters, time, &gradient) - observed
      return difference * difference
    }.reduce(0, +)
    return squares.isNaN ? .infinity : squares
  }
}
