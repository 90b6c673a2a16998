// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Where a target of a draft comes from, as its source in the data says it: `2019 → 2020: forecast = 13200`.
///
/// The source is kept by every store and package, so that a target that this program proposed is known as such for as long
/// as nobody puts another in its place; and whoever changes the number has changed it, whether the source says so or not.
public struct Proposal: Hashable, Sendable {
  /// The plan whose results led to it.
  public let from: String
  /// The plan that it is proposed for.
  public let to: String
  public let reason: PlanDraft.Reason
  /// What was proposed; `nil` in drafts of earlier versions, which did not say it.
  public let value: Double?
  /// Where a person has put another number in its place, as an import says it (`filled.xlsx O7`).
  public let changedAt: String?

  public init(
    from: String, to: String, reason: PlanDraft.Reason, value: Double? = nil, changedAt: String? = nil
  ) {
    (self.from, self.to, self.reason, self.value, self.changedAt) = (from, to, reason, value, changedAt)
  }

  /// `nil` for the source of anything else.
  public init?(source: String) {
    guard let arrow = source.firstRange(of: Self.arrow),
      let colon = source.firstRange(of: Self.colon), arrow.upperBound <= colon.lowerBound
    else { return nil }
    let said = source[colon.upperBound...]
    let change = said.firstRange(of: Self.arrow)
    let proposed = said[..<(change?.lowerBound ?? said.endIndex)]
    let equals = proposed.firstRange(of: Self.equals)
    guard let reason = PlanDraft.Reason(rawValue: String(proposed[..<(equals?.lowerBound ?? proposed.endIndex)]))
    else { return nil }
    value = equals.flatMap { Double(proposed[$0.upperBound...]) }
    if equals != nil, value == nil { return nil }
    (from, to, self.reason) = (
      String(source[..<arrow.lowerBound]), String(source[arrow.upperBound..<colon.lowerBound]), reason
    )
    changedAt = change.map { String(said[$0.upperBound...]) }
  }

  public var source: String {
    from + Self.arrow + to + Self.colon + reason.rawValue + (value.map { Self.equals + Self.text($0) } ?? "")
      + (changedAt.map { Self.arrow + $0 } ?? "")
  }

  private static let arrow = " → "
  private static let colon = ": "
  private static let equals = " = "

  private static func text(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Whether the target is still what was proposed; files keep 15 digits.
  public func stands(at target: Double) -> Bool {
    changedAt == nil && value.map { ($0 - target).magnitude <= 1e-12 * $0.magnitude } ?? true
  }

  /// It was set where a forecast has its middle, or at the level reached: its chance is about even by construction, and says
  /// nothing of the plan.
  public var isAtForecast: Bool { [.forecast, .holdLevel, .sameAsLevel].contains(reason) }

  /// The earlier plan's number, for a new year: nothing new is asked for.
  public var isKept: Bool { [.kept, .changeKept, .notDue, .periodReached].contains(reason) }
}

extension Panel {
  /// How a target came about that a draft proposed; `nil` for one that a plan set, or that a person has changed.
  public func proposal(_ series: Int, _ key: ColumnKey) -> Proposal? {
    guard key.kind == .target, let source = annotation(series, key)?.source, let target = self[series, key]
    else { return nil }
    return Proposal(source: source).flatMap { $0.to == key.plan && $0.stands(at: target) ? $0 : nil }
  }

  /// How many targets a plan has, and how many of them are what a draft proposed.
  public func proposals(of plan: Plan) -> (proposed: Int, targets: Int) {
    let keys = orderedKeys.filter { $0.kind == .target && $0.plan == plan.id }
    var (proposed, targets) = (0, 0)
    for series in catalogue.series.indices {
      for key in keys where self[series, key] != nil {
        targets += 1
        if proposal(series, key) != nil { proposed += 1 }
      }
    }
    return (proposed, targets)
  }

  /// A plan all of whose targets a draft proposed: nobody's plan yet.
  public func isDraft(_ plan: Plan) -> Bool {
    let keys = orderedKeys.filter { $0.kind == .target && $0.plan == plan.id }
    var hasTarget = false
    for series in catalogue.series.indices {
      for key in keys where self[series, key] != nil {
        guard proposal(series, key) != nil else { return false }
        hasTarget = true
      }
    }
    return hasTarget
  }
}
