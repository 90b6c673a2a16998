// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import TrendStatistics

/// How many of NIST's certified digits the module's own functions give, set by set; `make certify` prints them.
///
/// Asked for are 9 on every set of the lower and average levels, 7 on the higher ones.
@Suite struct CertifiedDigitsTests {
  /// What one fit reached; nothing where it gave a named reason.
  struct Score: Sendable {
    let set: ReferenceSet
    let start: Int?
    /// By what is certified: the least digits over all parameters.
    let digits: Result<[Double], Unanswerable>

    var required: Double { self.set.level == .higher ? 7 : 9 }
  }

  @Test(arguments: ReferenceSet.univariate)
  func univariate(_ set: ReferenceSet) throws {
    let score = Self.summary(set)
    #expect(try score.digits.get().allSatisfy { $0 >= score.required })
  }

  @Test(arguments: ReferenceSet.linear)
  func linear(_ set: ReferenceSet) throws {
    let score = Self.regression(set)
    #expect(try score.digits.get().allSatisfy { $0 >= score.required })
  }

  @Test(arguments: ReferenceSet.nonlinear, [0, 1])
  func nonlinear(_ set: ReferenceSet, start: Int) throws {
    let score = Self.curve(set, start: start)
    let digits = try score.digits.get()
    #expect(digits[0] >= score.required)
    // The scatter of Lanczos1 is 1e-13: its certified deviations are those of the decimals as printed. With the same data
    // as doubles, 60-digit arithmetic gives 8.9118e-14 in place of 8.9156e-14, so that three digits are all there are.
    #expect(digits[1...].allSatisfy { $0 >= (set.name == "Lanczos1" ? 3 : score.required) })
  }

  /// Each certified derivative against a difference quotient, so that a fit does not settle where a wrong one says.
  @Test(arguments: ReferenceSet.nonlinear)
  func derivatives(_ set: ReferenceSet) throws {
    let (y, curve) = try #require(ReferenceCurves.problem(of: set))
    let at = set.parameters.map { $0.starts[1] }
    var (gradient, ignored) = ([Double](), [Double]())
    for i in stride(from: 0, to: y.count, by: 1 + y.count / 7) {
      let value = curve(at, i, &gradient)
      for j in at.indices {
        let step = at[j].magnitude * 1e-6
        var (below, above) = (at, at)
        (below[j], above[j]) = (at[j] - step, at[j] + step)
        let quotient = (curve(above, i, &ignored) - curve(below, i, &ignored)) / (2 * step)
        #expect(
          (gradient[j] - quotient).magnitude <= 1e-5 * gradient[j].magnitude + 1e-8 * value.magnitude / at[j].magnitude)
      }
    }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["NENRIN_CERTIFY"] != nil))
  func table() throws {
    let path = try #require(ProcessInfo.processInfo.environment["NENRIN_CERTIFY"])
    let rows =
      Self.part("univariate", ["mean", "sd", "r1"], ReferenceSet.univariate.map(Self.summary))
      + Self.part("linear", ["b", "se(b)", "s", "R2"], ReferenceSet.linear.map(Self.regression))
      + Self.part(
        "nonlinear", ["b", "se(b)", "s"],
        ReferenceSet.nonlinear.flatMap { set in [0, 1].map { Self.curve(set, start: $0) } })
    try (rows.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}

extension CertifiedDigitsTests {
  /// NIST certifies 15 digits of its univariate and linear sets, 11 of the nonlinear ones.
  static func summary(_ set: ReferenceSet) -> Score {
    func certified(_ name: String, _ estimate: Double) -> Double {
      digits(estimate, of: set.certified[name] ?? .nan, atMost: 15)
    }
    let result = Result { () throws(Unanswerable) in
      let summary = try DescriptiveSummary(of: set.rows.flatMap { $0 })
      return [
        certified("mean", summary.mean), certified("standard_deviation", try summary.standardDeviation.get()),
        certified("autocorrelation", try summary.autocorrelation.get()),
      ]
    }
    return Score(set: set, start: nil, digits: result)
  }

  static func regression(_ set: ReferenceSet) -> Score {
    let result = Result { () throws(Unanswerable) in
      let fit =
        if set.model[0] == "polynomial", let degree = Int(set.model[1]) {
          try LinearRegression.polynomial(set.response, on: set.predictor(1), degree: degree)
        } else {
          try LinearRegression.fit(
            set.response, on: (1..<set.rows[0].count).map(set.predictor), intercept: set.model[0] == "linear")
        }
      return least(fit.coefficients, set, 15) + [
        digits(fit.residualDeviation, of: set.certified["residual_deviation"] ?? .nan, atMost: 15),
        digits(fit.rSquared, of: set.certified["r_squared"] ?? .nan, atMost: 15),
      ]
    }
    return Score(set: set, start: nil, digits: result)
  }

  static func curve(_ set: ReferenceSet, start: Int) -> Score {
    guard let (y, curve) = ReferenceCurves.problem(of: set) else {
      return Score(set: set, start: start, digits: .failure(.notConverged))
    }
    let result = Result { () throws(Unanswerable) in
      let fit = try NonlinearRegression.fit(y, from: set.parameters.map { $0.starts[start] }, by: curve)
      let deviation = digits(fit.residualDeviation, of: set.certified["residual_deviation"] ?? .nan, atMost: 11)
      return least(fit.parameters, set, 11) + [deviation]
    }
    return Score(set: set, start: start, digits: result)
  }

  /// The least digits of the values and of the standard errors.
  private static func least(
    _ found: [LinearRegression.Coefficient], _ set: ReferenceSet, _ most: Double
  ) -> [Double] {
    let pairs = zip(found, set.parameters)
    let values = pairs.map { digits($0.value, of: $1.certified, atMost: most) }
    let errors = pairs.map { digits($0.standardError, of: $1.certifiedError, atMost: most) }
    return [values.min() ?? 0, errors.min() ?? 0]
  }

  private static func part(_ title: String, _ columns: [String], _ scores: [Score]) -> [String] {
    func row(_ first: String, _ second: String, _ rest: [String]) -> String {
      first.padding(toLength: 18, withPad: " ", startingAt: 0)
        + second.padding(toLength: 9, withPad: " ", startingAt: 0)
        + rest.map { String(repeating: " ", count: max(1, 7 - $0.count)) + $0 }.joined()
    }
    let lines = scores.map { score in
      let name = score.set.name + (score.start.map { " start \($0 + 1)" } ?? "")
      switch score.digits {
      case .success(let digits): return row(name, score.set.level.rawValue, digits.map { String(format: "%.1f", $0) })
      case .failure(let reason): return row(name, score.set.level.rawValue, [reason.rawValue])
      }
    }
    return [row(title, "level", columns)] + lines + [""]
  }
}
