// SPDX-License-Identifier: GPL-3.0-or-later

/// How often what was said with a probability came true: the points of a reliability diagram.
///
/// Source: Murphy and Winkler, Reliability of subjective probability forecasts of precipitation and temperature, Applied
/// Statistics 26 (1977) 41–47.
public struct Reliability: Sendable, Hashable {
  public struct Bin: Sendable, Hashable {
    /// The mean of the probabilities said, 0 to 1.
    public let said: Double
    /// The share of them that came true.
    public let came: Double
    public let count: Int
  }

  /// By ascending probability; bins without any are left out.
  public let bins: [Bin]

  /// Sorts what was said of targets into `count` bins of equal width.
  public init(of targets: [Backtest.Comparison.Target], bins count: Int = 10) {
    precondition(count > 0, "there is a bin at least")
    var sums = [(said: Double, came: Double, count: Int)](repeating: (0, 0, 0), count: count)
    for target in targets {
      let bin = min(count - 1, Int(target.probability * Double(count)))
      sums[bin].said += target.probability
      sums[bin].came += target.isMet ? 1 : 0
      sums[bin].count += 1
    }
    bins = sums.filter { $0.count > 0 }.map {
      Bin(said: $0.said / Double($0.count), came: $0.came / Double($0.count), count: $0.count)
    }
  }
}
