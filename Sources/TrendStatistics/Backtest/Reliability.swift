// SPDX-License-Identifier: GPL-3.0-or-later

/// How often what was said with a probability came true: the points of a reliability diagram.
///
/// Source: Murphy and Winkler, Reliability of subjective probability forecasts of precipitation and temperature, Applied
/// Statistics 26 (1977) 41–47.
public struct Reliability: Sendable, Hashable {
  public struct Bin: Sendable, Hashable {
    /// From 0.
    public let number: Int
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
      let bin = Self.bin(of: target.probability, of: count)
      sums[bin].said += target.probability
      sums[bin].came += target.isMet ? 1 : 0
      sums[bin].count += 1
    }
    bins = sums.enumerated().filter { $1.count > 0 }.map { number, sum in
      Bin(
        number: number, said: sum.said / Double(sum.count), came: sum.came / Double(sum.count), count: sum.count)
    }
  }

  /// The number of the bin, from 0, in which a probability is counted.
  public static func bin(of probability: Double, of count: Int = 10) -> Int {
    min(count - 1, Int(probability * Double(count)))
  }
}
