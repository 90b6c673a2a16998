// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Indicators

/// A row of a catalogue table that a merge adds, finds the same, supplements or refuses.
protocol CatalogueEntry: Equatable {
  static var table: String { get }
  /// What it defines; one definition has one row.
  var definition: Definition { get }
  /// The fields that name the definition, then those that say what it is; names are columns of the table.
  var keyFields: [CatalogueField] { get }
  var contentFields: [CatalogueField] { get }
  /// This entry with what only the stored one knows.
  func completed(from stored: Self) -> Self
  /// Whether it only adds what the stored one leaves open.
  func supplements(_ stored: Self) -> Bool
  /// Whether `replacing` may put it in the place of the stored one.
  func mayReplace(_ stored: Self) -> Bool
}

struct CatalogueField {
  let column: String
  let value: DatabaseValue

  init(_ column: String, _ value: (any DatabaseValueConvertible)?) {
    (self.column, self.value) = (column, value?.databaseValue ?? .null)
  }

  /// For the message of a conflict; a missing value is empty.
  var text: String { value.isNull ? "" : String.fromDatabaseValue(value) ?? value.storage.value.map { "\($0)" } ?? "" }
}

extension CatalogueEntry {
  func completed(from stored: Self) -> Self { self }
  func supplements(_ stored: Self) -> Bool { false }
  func mayReplace(_ stored: Self) -> Bool { true }

  func insert(into db: Database) throws {
    let fields = keyFields + contentFields
    let columns = fields.map(\.column).joined(separator: ", ")
    let marks = fields.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT INTO \(Self.table) (\(columns)) VALUES (\(marks))")
      .execute(arguments: StatementArguments(fields.map(\.value)))
  }

  func update(in db: Database) throws {
    let changes = contentFields.map { "\($0.column) = ?" }.joined(separator: ", ")
    let condition = keyFields.map { "\($0.column) = ?" }.joined(separator: " AND ")
    try db.cachedStatement(sql: "UPDATE \(Self.table) SET \(changes) WHERE \(condition)")
      .execute(arguments: StatementArguments((contentFields + keyFields).map(\.value)))
  }

  func conflict(with stored: Self) -> StoreError? {
    zip(stored.contentFields, contentFields).first { $0.value != $1.value }.map { stored, offered in
      .definitionConflict(definition, field: offered.column, stored: stored.text, offered: offered.text)
    }
  }
}

extension Plan: CatalogueEntry {
  static var table: String { "plan" }
  var definition: Definition { .plan(id) }
  var keyFields: [CatalogueField] { [CatalogueField("id", id)] }
  var contentFields: [CatalogueField] {
    [
      CatalogueField("title", title), CatalogueField("owner", owner),
      CatalogueField("fiscal_year", fiscalYear.number),
    ]
  }

  /// A tidy table names the plan of a target and says no more of it.
  private var isOnlyNamed: Bool { title == id && owner.isEmpty }

  func completed(from stored: Plan) -> Plan { isOnlyNamed ? stored : self }
  func supplements(_ stored: Plan) -> Bool { stored.isOnlyNamed }
}

extension PlanSection: CatalogueEntry {
  static var table: String { "section" }
  var definition: Definition { .section(plan: plan, section: section) }
  var keyFields: [CatalogueField] { [CatalogueField("plan", plan), CatalogueField("section", section)] }
  var contentFields: [CatalogueField] { [CatalogueField("title", title)] }
}

extension Measure: CatalogueEntry {
  static var table: String { "measure" }
  var definition: Definition { .measure(place) }
  var keyFields: [CatalogueField] { place.fields }
  var contentFields: [CatalogueField] {
    [
      CatalogueField("name", name), CatalogueField("department", department), CatalogueField("new", novelty.rawValue),
      CatalogueField("relisted", isRelisted ? 1 : 0), CatalogueField("declared_status", declaredStatus?.rawValue),
    ]
  }

  /// The plan comes before its report: no status says nothing against a stored one.
  func completed(from stored: Measure) -> Measure {
    var measure = self
    measure.declaredStatus = declaredStatus ?? stored.declaredStatus
    return measure
  }

  func supplements(_ stored: Measure) -> Bool {
    var measure = stored
    measure.declaredStatus = stored.declaredStatus ?? declaredStatus
    return measure == self
  }
}

extension Indicator: CatalogueEntry {
  static var table: String { "indicator" }
  var definition: Definition { .indicator(slug: slug) }
  var keyFields: [CatalogueField] { [CatalogueField("slug", slug)] }
  var contentFields: [CatalogueField] {
    [
      CatalogueField("name", name), CatalogueField("unit", unit), CatalogueField("better", better.rawValue),
      CatalogueField("span", span.rawValue), CatalogueField("lower_bound", lowerBound),
      CatalogueField("upper_bound", upperBound), CatalogueField("base", base),
    ]
  }

  /// As a plain table names it: nothing but its slug is known, and which way is better only by that.
  private var isBare: Bool {
    better == Better.told(byName: slug) && self == Indicator(slug: slug, name: slug, better: better)
  }

  /// Which way is better by the name alone says nothing against what is stored.
  func completed(from stored: Indicator) -> Indicator {
    if isBare { return stored }
    var same = self
    if better == Better.told(byName: name, unit: unit) { same.better = stored.better }
    // Before, the wide sign was a unit of its own.
    if unit == "%", stored.unit == "％" { same.unit = stored.unit }
    return same == stored ? stored : self
  }
  func supplements(_ stored: Indicator) -> Bool { stored.isBare }
  /// Values were stored under the stored definition; another unit or span would give them another meaning. Which way is better may
  /// have been assumed, and is judged anew each time.
  func mayReplace(_ stored: Indicator) -> Bool {
    var judged = stored
    judged.better = better
    return self == judged
  }
}

extension MeasurePlace {
  var fields: [CatalogueField] {
    [CatalogueField("plan", plan), CatalogueField("section", section), CatalogueField("number", number)]
  }
}
