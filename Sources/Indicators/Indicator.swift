// SPDX-License-Identifier: GPL-3.0-or-later

/// What is counted (指標), with all that is needed to judge a value of it.
public struct Indicator: Hashable, Sendable {
  /// A short stable name, the same in every plan and year.
  public let slug: String
  public var name: String
  public var unit: String
  public var better: Better
  public var span: Span
  public var lowerBound: Double?
  public var upperBound: Double?
  /// For `span == .change`: the slug of the indicator whose change this one is, where the data has it.
  public var base: String?

  public init(
    slug: String, name: String, unit: String = "", better: Better = .higher, span: Span = .annual,
    lowerBound: Double? = nil, upperBound: Double? = nil, base: String? = nil
  ) {
    (self.slug, self.name, self.unit, self.better, self.span) = (slug, name, unit, better, span)
    (self.lowerBound, self.upperBound, self.base) = (lowerBound, upperBound, base)
  }
}

/// The time that a value covers.
public enum Span: String, Hashable, Sendable, CaseIterable {
  /// A flow in the year: downloads in fiscal 2019.
  case annual
  /// The total since the start; it cannot fall.
  case cumulative
  /// A stock at a date: followers on 31 March 2020.
  case point
  /// A total over several years, given a target for the last of them; an actual is the total so far.
  case period
  /// An increase or a rate of change as it was written (5 %増加); `ChangeTarget` turns it into a level.
  case change
}

/// What kind of number an observation is.
public enum ObservationKind: String, Hashable, Sendable, CaseIterable, Comparable {
  /// 実績値: what came.
  case actual
  /// The value when the plan was made.
  case baseline
  /// 目標値, set by a plan for the year in which it is due.
  case target

  public static func < (a: ObservationKind, b: ObservationKind) -> Bool { a.rawValue < b.rawValue }
}

/// How exactly a number was stated.
public enum Qualifier: String, Hashable, Sendable, CaseIterable {
  case exact
  /// 約, 程度
  case approximate = "approx"
  /// 以上, 超, 強
  case atLeast = "at_least"
  /// 以下, 未満, 以内
  case atMost = "at_most"
}

/// What is known of an observation beside its value.
public struct Annotation: Hashable, Sendable {
  public var qualifier: Qualifier
  /// The day for which the value holds.
  public var asOf: CalendarDate?
  /// The number's own characters in the document: 26億2,652万円.
  public var asWritten: String
  /// Where it was read: `3-14 成果`.
  public var source: String

  public init(qualifier: Qualifier = .exact, asOf: CalendarDate? = nil, asWritten: String = "", source: String = "") {
    (self.qualifier, self.asOf, self.asWritten, self.source) = (qualifier, asOf, asWritten, source)
  }

  /// An observation with nothing but its value needs no annotation in the store.
  public var isPlain: Bool { self == Annotation() }
}
