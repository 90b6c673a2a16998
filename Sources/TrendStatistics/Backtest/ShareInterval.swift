// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

extension Interval {
  /// How far the share of a few trials may lie from the probability behind it: the exact binomial interval.
  ///
  /// lower = B(α/2; x, n − x + 1), upper = B(1 − α/2; x + 1, n − x), where n is the number of trials, x = share × n, α = 1 − level
  /// and B the quantile of the beta distribution; 0 below where nothing came, 1 above where everything did. In the unit of the share,
  /// 0 to 1. It holds the probability with at least its level. Neither x nor n has to be a whole number: where trials are not
  /// independent of each other, n is how many independent ones they are worth. No trial says nothing: 0 to 1.
  ///
  /// Source: Clopper and Pearson, The use of confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26
  /// (1934); with an effective n: Korn and Graubard, Confidence intervals for proportions with small expected number of positive
  /// counts estimated from survey data, Survey Methodology 24 (1998). Example: 7 of 10 at 95 %: 0.348 to 0.933.
  public init(ofShare share: Double, trials: Double, level: Double = 0.95) {
    precondition((0...1).contains(share) && trials >= 0, "a share of trials lies between 0 and 1")
    let (count, tail) = (share * trials, (1 - level) / 2)
    let isNone = count <= 0, isAll = count >= trials
    self.init(
      lower: isNone ? 0 : min(share, GSL.betaQuantile(tail, count, trials - count + 1)),
      upper: isAll ? 1 : max(share, GSL.betaQuantile(1 - tail, count + 1, trials - count)), level: level)
  }
}

extension GSL {
  /// The x for which the beta distribution with these shapes, both above 0, gives `probability` up to x.
  ///
  /// By halving, as `gsl_cdf_beta_Pinv` does not converge everywhere: each of sixty steps gives a digit of the binary number.
  static func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
    returnErrors()
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if gsl_cdf_beta_P(middle, a, b) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
