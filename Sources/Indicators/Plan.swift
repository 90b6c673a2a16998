// SPDX-License-Identifier: GPL-3.0-or-later

/// One edition (年度版) of an action plan. It sets targets.
public struct Plan: Hashable, Sendable {
  /// The short name by which commands call it, such as `2019`.
  public let id: String
  public var title: String
  /// The body whose plan it is; the values of its indicators are this body's where no entity is named.
  public var owner: String
  public var fiscalYear: FiscalYear

  public init(id: String, title: String, owner: String, fiscalYear: FiscalYear) {
    (self.id, self.title, self.owner, self.fiscalYear) = (id, title, owner, fiscalYear)
  }
}

/// A numbered chapter of a plan (施策展開の方向).
public struct PlanSection: Hashable, Sendable {
  public let plan: String
  public let section: Int
  public var title: String

  public init(plan: String, section: Int, title: String) {
    (self.plan, self.section, self.title) = (plan, section, title)
  }
}

/// A numbered row of a section (施策・事業).
public struct Measure: Hashable, Sendable {
  public let place: MeasurePlace
  public var name: String
  public var department: String
  public var novelty: Novelty
  /// 再掲: the same measure stands under another section too.
  public var isRelisted: Bool
  /// What the report says of it; `nil` before there is a report.
  public var declaredStatus: DeclaredStatus?

  public init(
    place: MeasurePlace, name: String, department: String = "", novelty: Novelty = .continued,
    isRelisted: Bool = false, declaredStatus: DeclaredStatus? = nil
  ) {
    (self.place, self.name, self.department) = (place, name, department)
    (self.novelty, self.isRelisted, self.declaredStatus) = (novelty, isRelisted, declaredStatus)
  }
}

/// Where a measure stands: measure 14 of section 3 of plan 2019. Two measures may bear one name; no two share a place.
public struct MeasurePlace: Hashable, Sendable, Comparable {
  public let plan: String
  public let section: Int
  public let number: Int

  public init(plan: String, section: Int, number: Int) {
    (self.plan, self.section, self.number) = (plan, section, number)
  }

  public static func < (a: MeasurePlace, b: MeasurePlace) -> Bool {
    (a.plan, a.section, a.number) < (b.plan, b.section, b.number)
  }
}

/// Whether a measure is new in its plan (新規 ○), new in part (一部), or carried on from before.
public enum Novelty: String, Hashable, Sendable, CaseIterable {
  case continued = "false"
  case new = "true"
  case partly = "partial"
}

/// What the report says of a measure (目標の達成度).
public enum DeclaredStatus: String, Hashable, Sendable, CaseIterable {
  /// 目標達成: it had a target and met it.
  case achieved
  /// 計画どおり実施: it had no target and was done as planned.
  case asPlanned = "as_planned"
  /// Neither; the report gives the figures instead.
  case missed

  /// The report's headline counts both of the first two as attained.
  public var isAttained: Bool { self != .missed }
}
