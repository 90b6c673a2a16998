// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// Growth that saturates: the last value carried on in the proportions of a logistic curve fitted to all,
/// ŷ(h) = y(n) × f(n + h) / f(n).
///
/// For each ceiling K the curve is the least-squares line through log(y / (K − y)); K, from 1.01 to 11 times the largest value,
/// is the one whose curve has the least squared errors. That is a start for `GrowthCurve`, at a thousandth of its time, and as
/// good for a forecast; starting from the last value keeps what the curve does not explain, which mostly stays. Refuses fewer
/// than four values (`tooFewPoints`), equal ones (`noVariation`), one of zero or below (`notPositive`), and values that show no
/// ceiling (`notConverged`), such as those that rise by a constant share.
///
/// Source: Verhulst (1838); Meade and Islam, Modelling and forecasting the diffusion of innovation, International Journal of
/// Forecasting 22 (2006) 519–545. Example: 100 / (1 + exp(−0.5 (t − 3))) at t = 1 … 8 gives 95.26 for t = 9.
enum Logistic: ForecastModel {
  static let fewestValues = 4
  /// Of K over the largest value less 1, as a logarithm.
  private static let ceilings = log(0.01)...log(10)

  static func path(_ values: [Double], horizon: Int) throws(Unanswerable) -> [Double] {
    guard values.count >= fewestValues else { throw .tooFewPoints }
    guard let least = values.min(), let largest = values.max(), least > 0 else { throw .notPositive }
    guard least < largest else { throw .noVariation }
    let shares = values.map { $0 / largest }
    let place = GSL.minimum(in: ceilings) { curve(shares, $0).squares }
    guard place < ceilings.upperBound - 0.01 else { throw .notConverged }
    let (found, last) = (curve(shares, place), values[values.count - 1])
    let now = found.value(at: values.count - 1)
    return (1...horizon).map { last * (found.value(at: values.count - 1 + $0) / now) }
  }

  private struct Curve {
    let ceiling: Double
    let level: Double
    let slope: Double
    var squares = 0.0

    func value(at time: Int) -> Double { ceiling / (1 + exp(-(level + slope * Double(time)))) }
  }

  private static func curve(_ shares: [Double], _ place: Double) -> Curve {
    let (ceiling, middle) = (1 + exp(place), Double(shares.count - 1) / 2)
    let positions = shares.map { log($0 / (ceiling - $0)) }
    let mean = positions.reduce(0, +) / Double(shares.count)
    var (products, squares) = (0.0, 0.0)
    for (time, position) in positions.enumerated() {
      let distance = Double(time) - middle
      products += distance * (position - mean)
      squares += distance * distance
    }
    let slope = products / squares
    var curve = Curve(ceiling: ceiling, level: mean - slope * middle, slope: slope)
    for (time, share) in shares.enumerated() {
      let error = share - curve.value(at: time)
      curve.squares += error * error
    }
    return curve
  }
}
