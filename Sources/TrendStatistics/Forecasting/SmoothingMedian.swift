// SPDX-License-Identifier: GPL-3.0-or-later

/// The middle of four single models and of pooled growth, which counts twice; below eight values, of which theta's trend is mostly
/// scatter, pooled growth takes its place too, and counts three times.
///
/// The models are `OptimizedTheta`, `DampedTrend`, the same on the working scale, and `ExponentialSmoothing`: four views of whether and
/// how far a series' own course goes on. The median passes over whichever of them runs away. Source: Petropoulos and Svetunkov, A
/// simple combination of univariate models, International Journal of Forecasting 36 (2020) 110–115.
/// Example: a constant series stays.
enum SmoothingMedian {
  /// Of fewer values the courses of all models are mostly scatter.
  static let fewestValues = 5
  static let fewestForTheta = 8
  /// Of more years than this the older ones are let be.
  private static let longest = 40

  /// Positions on the working scale, from the values and from those of pooled growth.
  static func places(
    _ values: [Double], _ scale: WorkingScale, pooled: [Double]
  ) throws(Unanswerable) -> [Double] {
    let (known, horizon) = (Array(values.suffix(longest)), pooled.count)
    guard let last = known.last else { return pooled }
    func placed(_ value: Double) -> Double { scale.position(of: scale.holding(value, near: last)) }
    let smooth = ExponentialSmoothing.path(known, horizon: horizon).map(placed)
    let straight = DampedTrend.path(known, horizon: horizon).map(placed)
    let bent =
      scale.kind == .original
      ? straight
      : DampedTrend.path(known.map(scale.position(of:)), horizon: horizon)
        .map { placed(scale.value(at: $0)) }
    let theta =
      known.count < fewestForTheta ? pooled : try OptimizedTheta.path(known, horizon: horizon).map(placed)
    let paths = [theta, smooth, straight, bent]
    return pooled.indices.map { step in
      let all = (paths.map { $0[step] } + [pooled[step], pooled[step]]).sorted()
      let middle = (all[2] + all[3]) / 2
      return middle.isFinite && paths.allSatisfy { $0[step].isFinite } ? middle : pooled[step]
    }
  }
}
