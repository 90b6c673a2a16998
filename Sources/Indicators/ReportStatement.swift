// SPDX-License-Identifier: GPL-3.0-or-later

/// What a report says that its own numbers can prove or disprove: a percentage with its counts, a growth with its two values, a
/// total with its parts, the counts of its headline. Facts only, with the number's own characters; no sentences.
public struct ReportStatement: Hashable, Sendable {
  public enum Fact: Hashable, Sendable {
    /// 3,367件中、3,123件（95%）: part ÷ whole.
    case share(part: Double, whole: Double, stated: StatedNumber)
    /// 30%増, 7,605→9,852: (to − from) ÷ from, in %.
    case growth(from: Double, to: Double, stated: StatedNumber)
    /// 前年比1.3倍: to ÷ from.
    case multiple(from: Double, to: Double, stated: StatedNumber)
    /// A、B、計C: the sum of the parts.
    case total(parts: [Double], stated: StatedNumber)
    /// 実施事業項目12 目標達成項目9（75.0%）, of a section or of the whole plan.
    case counts(measures: Int?, attained: Int?, rate: StatedNumber?)
  }

  /// `nil` for the section or plan as a whole.
  public let place: MeasurePlace?
  /// `nil` for the plan as a whole.
  public let section: Int?
  public let asWritten: String
  public let fact: Fact

  public init(place: MeasurePlace? = nil, section: Int? = nil, asWritten: String, fact: Fact) {
    (self.place, self.section, self.asWritten, self.fact) = (place, section, asWritten, fact)
  }
}

/// A number as precisely as it was stated.
public struct StatedNumber: Hashable, Sendable {
  public let value: Double
  /// How many decimals were written: 86.1 has one.
  public let decimals: Int
  public let qualifier: Qualifier

  public init(_ value: Double, decimals: Int = 0, qualifier: Qualifier = .exact) {
    (self.value, self.decimals, self.qualifier) = (value, decimals, qualifier)
  }

  /// Whether a computed value is the stated one to the precision given: rounded either way or cut off; 約 within a
  /// twentieth; 以上 and 以下 on their side.
  ///
  /// Example: 29.55 is "30", 92.76 is not "95", 89.84 is "約90" and "90".
  public func agrees(with computed: Double) -> Bool {
    guard computed.isFinite else { return true }
    let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
    let slack = unit * 1e-6
    // Rounded: at most half a unit off, and a whole one where decimals were cut off.
    let isRounded = abs(computed - value) <= unit / 2 + slack
    let isCutOff =
      value >= 0
      ? computed >= value - slack && computed < value + unit : computed <= value + slack && computed > value - unit
    switch qualifier {
    case .exact: return isRounded || isCutOff
    case .approximate: return isRounded || isCutOff || abs(computed - value) <= max(abs(value) / 20, unit)
    case .atLeast: return computed >= value - unit / 2 - slack
    case .atMost: return computed <= value + unit / 2 + slack
    }
  }
}
