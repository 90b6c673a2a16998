// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// The targets of a draft's workbook as departments left them: each with the number that they typed, however they wrote it, and with
/// the cell in its source where that is not the proposed one.
struct DecidedTargets {
  private(set) var table: CellTable
  /// Rows of words only, which somebody wrote below the targets.
  private(set) var passedOver: [FilePlace] = []

  private let keys: [String: Int]
  /// What the cells show that have no value.
  private let errors: [CellReference: String]
  private let uncomputed: Set<CellReference>

  init(_ targets: CellTable, _ cells: SheetCells) {
    keys = Dictionary(targets.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    errors = Dictionary(cells.errors.map { ($0.cell, $0.code) }, uniquingKeysWith: { first, _ in first })
    uncomputed = Set(cells.uncomputed)
    table = targets
    var (rows, problems) = ([CellTable.Row](), targets.problems)
    for row in targets.rows {
      do throws(ReadingProblem) {
        if let row = try decided(row) {
          rows.append(row)
        } else {
          passedOver.append(targets.place(line: row.line))
        }
      } catch {
        problems.append(error)
      }
    }
    table = CellTable(
      file: targets.file, sheet: targets.sheet, headerLine: targets.headerLine, header: targets.header,
      columns: targets.columns, titles: targets.titles, rows: rows, problems: problems)
  }

  private func text(_ row: CellTable.Row, _ key: String) -> String {
    keys[key].map { row.fields[$0].trimmingBlanks() } ?? ""
  }

  /// The row with its value as a number; `nil` for one that is no target.
  private func decided(_ row: CellTable.Row) throws(ReadingProblem) -> CellTable.Row? {
    guard let column = keys["value"] else { return row }
    let (written, place) = (text(row, "value"), table.place(row, column))
    if text(row, "indicator").isEmpty {
      guard !written.isEmpty else { return nil }
      throw ReadingProblem(place, .draft(.rowWithoutIndicator))
    }
    guard !written.isEmpty else { throw ReadingProblem(place, missing(row, column)) }
    let value = try Self.value(of: written, unit: text(row, "unit"), at: place)
    var fields = row.fields
    if let value { fields[column] = value.text }
    if let index = keys["qualifier"], let said = value?.qualifier ?? statedAs(row) { fields[index] = said }
    if let source = keys["source"], let offered = DecimalNotation.value(of: text(row, "proposed")),
      offered != DecimalNotation.value(of: fields[column])
    {
      fields[source] += " → \(TidyTable.baseName(table.file)).xlsx \(FilePlace.cellName(row.line, number(column)))"
    }
    return CellTable.Row(line: row.line, fields: fields)
  }

  /// 以上, 約 or nothing in the column that people see; `nil` where it is no such word.
  private func statedAs(_ row: CellTable.Row) -> String? {
    guard keys["stated_as"] != nil else { return nil }
    let word = text(row, "stated_as")
    if word.isEmpty { return Qualifier.exact.rawValue }
    let found = ["1件" + word, word + "1件"].lazy.compactMap { QuantityNotation.quantities(in: $0).first?.qualifier }
    return found.first { $0 != .exact && $0 != .range }?.rawValue
  }

  private func number(_ column: Int) -> Int { table.columns?[column] ?? column + 1 }

  /// Why a cell has no value.
  private func missing(_ row: CellTable.Row, _ column: Int) -> ReadingProblem.Fact {
    let cell = CellReference(row: row.line, column: number(column))
    if let code = errors[cell] { return .draft(.errorValue(code)) }
    return uncomputed.contains(cell) ? .draft(.uncomputedFormula) : .draft(.emptyTarget)
  }

  /// 20回, 29億円, 12.9 %, 20以上: a number in the unit of the indicator. `nil` for a plain one.
  private static func value(
    of written: String, unit: String, at place: FilePlace
  ) throws(ReadingProblem) -> (text: String, qualifier: String?)? {
    if DecimalNotation.value(of: written) != nil { return nil }
    let found: WrittenValue
    do throws(WrittenValue.Fault) {
      found = try WrittenValue(written, unit: unit)
    } catch {
      throw ReadingProblem(place, error == .otherUnit ? .draft(.otherUnit(written, unit: unit)) : .notANumber(written))
    }
    let value = found.value
    let text = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
    return (text, found.qualifier == .exact ? nil : found.qualifier.rawValue)
  }
}
