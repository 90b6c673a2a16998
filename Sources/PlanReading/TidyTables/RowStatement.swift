// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What a row says of all its values and of their indicators.
struct RowStatement {
  let kind: ObservationKind
  let plan: String
  let annotation: Annotation
  let better: Better?
  let span: Span?

  init(_ row: TableRow, plan ownPlan: String?) throws(ReadingProblem) {
    kind = try Self.kind(row)
    let written = row.text(TidyRole.plan.rawValue)
    plan = written.isEmpty ? ownPlan ?? "" : written
    annotation = try row.annotation()
    better = try Self.better(row)
    span = try row.word(TidyRole.span.rawValue)
    guard kind != .target || !plan.isEmpty else {
      throw ReadingProblem(row.place(TidyRole.kind.rawValue), .targetWithoutPlan)
    }
  }

  private static func kind(_ row: TableRow) throws(ReadingProblem) -> ObservationKind {
    if let kind = TidyRole.kinds[row.text(TidyRole.kind.rawValue)] { return kind }
    return try row.word(TidyRole.kind.rawValue) ?? .actual
  }

  private static func better(_ row: TableRow) throws(ReadingProblem) -> Better? {
    if let better = TidyRole.betters[row.text(TidyRole.better.rawValue).lowercased()] { return better }
    return try row.word(TidyRole.better.rawValue)
  }

  /// What the row says of a value; of one that its own cell qualifies, that.
  func annotation(of value: WrittenValue) -> Annotation {
    guard !value.asWritten.isEmpty else { return annotation }
    var own = annotation
    if value.qualifier != .exact { own.qualifier = value.qualifier }
    if own.asWritten.isEmpty { own.asWritten = value.asWritten }
    return own
  }

  /// The year that the plan is named after.
  var planYear: FiscalYear? { FiscalYearNotation.year(in: plan).map(FiscalYear.init) }

  /// What a value of the column still needs.
  func lack(_ column: TidyLayout.ValueColumn, _ rowYear: FiscalYear?) -> ReadingProblem.Fact? {
    if (column.kind ?? kind) == .target, plan.isEmpty { return .targetWithoutPlan }
    let isDated = column.year != nil || column.yearIndex != nil || rowYear != nil || planYear != nil
    return isDated ? nil : .valuesWithoutYear
  }

  /// The kind that the header of a column says holds before that of the row.
  func key(_ year: FiscalYear, _ headerKind: ObservationKind?) -> ColumnKey {
    let kind = headerKind ?? kind
    return ColumnKey(kind: kind, plan: kind == .target ? plan : "", year: year)
  }
}
