// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Where a target of a draft comes from, as its source in the data says it: `2019 → 2020: forecast`.
///
/// The source is kept by every store and package, so that a target that this program proposed is known as such for as long
/// as nobody puts another in its place.
public struct Proposal: Hashable, Sendable {
  /// The plan whose results led to it.
  public let from: String
  /// The plan that it is proposed for.
  public let to: String
  public let reason: PlanDraft.Reason

  public init(from: String, to: String, reason: PlanDraft.Reason) {
    (self.from, self.to, self.reason) = (from, to, reason)
  }

  /// `nil` for the source of anything else.
  public init?(source: String) {
    guard let arrow = source.firstRange(of: Self.arrow),
      let colon = source.firstRange(of: Self.colon), arrow.upperBound <= colon.lowerBound,
      let reason = PlanDraft.Reason(rawValue: String(source[colon.upperBound...]))
    else { return nil }
    self.init(
      from: String(source[..<arrow.lowerBound]), to: String(source[arrow.upperBound..<colon.lowerBound]), reason: reason
    )
  }

  public var source: String { from + Self.arrow + to + Self.colon + reason.rawValue }

  private static let arrow = " → "
  private static let colon = ": "

  /// It was set where a forecast has its middle, or at the level reached: its chance is about even by construction, and says
  /// nothing of the plan.
  public var isAtForecast: Bool { [.forecast, .holdLevel, .sameAsLevel].contains(reason) }
}

extension Panel {
  /// How a target came about that a draft proposed; `nil` for one that a plan set.
  public func proposal(_ series: Int, _ key: ColumnKey) -> Proposal? {
    guard key.kind == .target, let source = annotation(series, key)?.source else { return nil }
    return Proposal(source: source).flatMap { $0.to == key.plan ? $0 : nil }
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
