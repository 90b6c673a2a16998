// SPDX-License-Identifier: GPL-3.0-or-later

/// Many series over several years (panel data): a catalogue, and a column for each kind, plan and year.
///
/// This is the one type that goes between the modules: a document is read into a panel, the store keeps and returns
/// panels, statistics and evaluation read the columns.
public struct Panel: Sendable, Equatable {
  public var catalogue: Catalogue
  /// Shape of each column: one value for each of `catalogue.series`.
  public private(set) var columns: [ColumnKey: Column]
  /// Sparse: only for observations that carry more than a value.
  public private(set) var annotations: [ObservationKey: Annotation]

  public init(
    catalogue: Catalogue = Catalogue(), columns: [ColumnKey: Column] = [:],
    annotations: [ObservationKey: Annotation] = [:]
  ) {
    (self.catalogue, self.columns, self.annotations) = (catalogue, columns, annotations)
    for key in columns.keys { self.columns[key]?.extend(to: catalogue.series.count) }
  }

  /// The value of a series, if it is there. O(1).
  public subscript(series: Int, key: ColumnKey) -> Double? {
    guard let column = columns[key], series < column.count else { return nil }
    return column[series]
  }

  public func annotation(_ series: Int, _ key: ColumnKey) -> Annotation? {
    annotations[ObservationKey(series: series, column: key)]
  }

  /// Puts a value in its place. A second, different value for the same place is not taken but returned as a conflict.
  @discardableResult
  public mutating func insert(
    _ value: Double, series: Int, at key: ColumnKey, annotation: Annotation = Annotation()
  ) -> ObservationConflict? {
    let present = self[series, key]
    if let present, present != value { return ObservationConflict(present: present, offered: value) }
    columns[key, default: Column(count: 0)].extend(to: catalogue.series.count)
    columns[key]?[series] = value
    if !annotation.isPlain { annotations[ObservationKey(series: series, column: key)] = annotation }
    return nil
  }

  /// The keys of all columns in the order actual, baseline, target; plan; year.
  public var orderedKeys: [ColumnKey] { columns.keys.sorted() }

  /// The fiscal years of one kind that have a column, ascending and without repetition.
  public func years(of kind: ObservationKind) -> [FiscalYear] {
    Set(columns.keys.lazy.filter { $0.kind == kind }.map(\.year)).sorted()
  }

  /// How many values there are in all.
  public var observationCount: Int { columns.values.reduce(0) { $0 + $1.validity.population } }
}

/// Which column: the kind of number, the plan that set it (targets only), and the fiscal year.
public struct ColumnKey: Hashable, Sendable, Comparable {
  public let kind: ObservationKind
  /// Plan id for targets, `""` for what belongs to no plan.
  public let plan: String
  public let year: FiscalYear

  public init(kind: ObservationKind, plan: String = "", year: FiscalYear) {
    (self.kind, self.plan, self.year) = (kind, plan, year)
  }

  public static func actual(_ year: FiscalYear) -> ColumnKey { ColumnKey(kind: .actual, year: year) }
  public static func baseline(_ year: FiscalYear) -> ColumnKey { ColumnKey(kind: .baseline, year: year) }
  public static func target(_ plan: String, _ year: FiscalYear) -> ColumnKey {
    ColumnKey(kind: .target, plan: plan, year: year)
  }

  public static func < (a: ColumnKey, b: ColumnKey) -> Bool {
    (a.kind, a.plan, a.year) < (b.kind, b.plan, b.year)
  }
}

/// One observation's place: a series in a column.
public struct ObservationKey: Hashable, Sendable {
  public let series: Int
  public let column: ColumnKey

  public init(series: Int, column: ColumnKey) { (self.series, self.column) = (series, column) }
}

/// Two values where there can be one.
public struct ObservationConflict: Error, Hashable, Sendable {
  public let present: Double
  public let offered: Double

  public init(present: Double, offered: Double) { (self.present, self.offered) = (present, offered) }
}
