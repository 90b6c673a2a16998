// SPDX-License-Identifier: GPL-3.0-or-later

/// A way to grade indicators, as data: what is measured, and from which value on which grade is given.
public struct GradingScheme: Hashable, Sendable {
  /// By which name the scheme is asked for, and its column in csv and json.
  public let id: String
  /// What an office calls its own scheme; the published ones are worded by the command.
  public let name: String?
  /// For indicators with a target.
  public let rule: Rule
  /// For those without one; `nil` where the scheme needs a target.
  public let withoutTarget: Rule?

  public init(id: String, name: String? = nil, rule: Rule, withoutTarget: Rule? = nil) {
    (self.id, self.name, self.rule, self.withoutTarget) = (id, name, rule, withoutTarget)
  }

  public struct Rule: Hashable, Sendable {
    public let measure: GradingMeasure
    /// From the highest bound to the lowest; the last has none.
    public let steps: [Step]
    /// The grade of a target that is met, whatever the measure says; `nil` leaves it to the measure.
    public let whenMet: String?

    public init(_ measure: GradingMeasure, whenMet: String? = nil, _ steps: [Step]) {
      (self.measure, self.steps, self.whenMet) = (measure, steps, whenMet)
    }
  }

  public struct Step: Hashable, Sendable {
    public let grade: String
    public let label: String?
    public let tone: Tone
    /// The least value of the measure; `nil` takes all that is left. A step that is only for met targets has ∞.
    public let atLeast: Double?

    public init(_ grade: String, atLeast: Double?, _ tone: Tone, label: String? = nil) {
      (self.grade, self.atLeast, self.tone, self.label) = (grade, atLeast, tone, label)
    }
  }

  /// On which side of things a grade stands, so that schemes can be held against each other.
  public enum Tone: String, Hashable, Sendable, CaseIterable {
    /// Met, or on the way to be.
    case good
    /// Some way, but not enough.
    case fair
    /// Missed, standing still where it should not, or away from the target.
    case bad
  }

  /// A grade with the number that led to it; the number is missing where the target is met and the formula has no answer.
  public struct Verdict: Hashable, Sendable {
    public let step: Step
    public let value: Double?
  }

  /// The grade of an indicator, or why it has none.
  ///
  /// A value that misses a bound by a billionth counts as having reached it: 0.3 ÷ 0.1 and 3 should be graded alike.
  public func verdict(on subject: GradingSubject) -> Result<Verdict, UngradedReason> {
    let rule = subject.target == nil ? withoutTarget : rule
    guard let rule else { return .failure(.noTarget) }
    return Result { () throws(UngradedReason) in try rule.verdict(on: subject) }
  }
}

extension GradingScheme.Rule {
  func verdict(on subject: GradingSubject) throws(UngradedReason) -> GradingScheme.Verdict {
    if subject.isMet, !subject.isLoose, let whenMet, let step = steps.first(where: { $0.grade == whenMet }) {
      return GradingScheme.Verdict(step: step, value: try? measure.value(of: subject))
    }
    let value = try measure.value(of: subject)
    guard !value.isNaN else { throw .unanswerable(.notFinite) }
    guard let step = steps.first(where: { $0.atLeast.map { $0.isFinite && value >= $0 - Self.tolerance } ?? true })
    else {
      throw .unanswerable(.notFinite)
    }
    return GradingScheme.Verdict(step: step, value: value)
  }

  private static let tolerance = 1e-9
}
