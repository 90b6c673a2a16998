// SPDX-License-Identifier: GPL-3.0-or-later
/// How a forecast was made. The raw value is the stable machine-readable name.
public enum ForecastMethod: String, Sendable, Hashable, CaseIterable {
  /// The last value stays.
  case naive
  /// The straight line through the first and the last value.
  case drift
  /// The same line, flattening out.
  case dampedDrift = "damped_drift"
  /// Simple exponential smoothing.
  case exponentialSmoothing = "ses"
  /// Exponential smoothing of level and trend.
  case holt
  /// The same with a trend that flattens out.
  case dampedHolt = "holt_damped"
  /// Half the trend of all values about a smoothed level.
  case theta
  /// A curve towards a ceiling.
  case logistic
  /// The growth of the series and of its siblings, each as far as growth persists among them.
  case pooledGrowth = "pooled_growth"
  /// Pooled growth together with the median of single models, for histories long enough for both.
  case combination

  /// The model that carries on a series by itself; `nil` where the siblings take part.
  var model: (any ForecastModel.Type)? {
    switch self {
    case .naive: Naive.self
    case .drift: Drift.self
    case .dampedDrift: DampedDrift.self
    case .exponentialSmoothing: ExponentialSmoothing.self
    case .holt: HoltSmoothing.self
    case .dampedHolt: DampedHoltSmoothing.self
    case .theta: Theta.self
    case .logistic: Logistic.self
    case .pooledGrowth, .combination: nil
    }
  }
}
