// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorSQL
internal import IndicatorStore
internal import Indicators
internal import Reports

struct QueryVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    _superCommandName: Nenrin.name,
    abstract: say("ストアに SQL でたずねる（読むだけ）。", "Asks the store in SQL (SQLite's), reading only."),
    discussion: say(
      """
      表 observation（indicator, entity, kind, plan, fiscal_year, value, unit, qualifier, as_of, as_written, source, name、
      取り込んだ属性）と、plan、section、measure、indicator、entity、source、ビュー measure_indicator を使えます。
      """,
      """
      There is the table observation (indicator, entity, kind, plan, fiscal_year, value, unit, qualifier, as_of,
      as_written, source, name, and the attributes that import kept), and plan, section, measure, indicator, entity,
      source, and the view measure_indicator.
      """))

  @Argument(help: ArgumentHelp(say("SELECT 文", "a SELECT statement"), valueName: "sql"))
  var statement: String

  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    try storage.session { session in
      switch output.format {
      case .csv where !output.rows.isAsked: try stream(session, CSVFormat())
      case .json where !output.rows.isAsked: try stream(session, JSONFormat())
      // Columns that line up take all rows, and so does choosing among them.
      case .table, .markdown, .csv, .json: try output.write(Self.table(session.answer(statement)))
      }
    }
  }

  /// Row by row, so that the memory does not grow with the answer.
  private func stream(_ session: SQLSession, _ format: some LineFormat) throws {
    var (names, answer, count): ([String], LongAnswer, Int) = ([], LongAnswer(), 0)
    var lines: TableLines?
    do {
      try session.forEach(
        statement,
        columns: { columns in
          names = Self.distinct(columns)
          let made = format.lines(names.map { Table.Column($0, $0) })
          lines = made
          try answer.write(made.head)
        },
        row: { row in
          guard let lines else { return }
          try answer.write(lines.line(zip(names, row).map { $1.cell(inColumn: $0) }, count))
          count += 1
        })
    } catch SQLFault.damaged(let place) where answer.isBegun {
      throw CommandFailure(StoreWording.damaged(storage.path, place, isCutShort: true))
    }
    if let lines { try answer.write(lines.foot(count)) }
    try answer.finish()
  }

  static func table(_ answer: SQLAnswer) -> Table {
    let names = distinct(answer.columns)
    let columns = names.indices.map { index in
      let isNumber = answer.rows.allSatisfy { $0[index].isNumber }
      return Table.Column(names[index], names[index], isNumber && !answer.rows.isEmpty ? .trailing : .leading)
    }
    let rows = answer.rows.map { row in zip(names, row).map { $1.cell(inColumn: $0) } }
    return Table(columns: columns, rows: rows)
  }

  /// A second column of a name gets a number, so that a JSON object keeps both.
  private static func distinct(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      var (distinct, number) = (name, 2)
      while !taken.insert(distinct).inserted {
        distinct = "\(name)_\(number)"
        number += 1
      }
      return distinct
    }
  }
}

extension StoreOptions {
  /// A connection for SQL, after the store has been checked as for every verb; what stands in the way becomes a sentence.
  func session<Answer>(_ body: (SQLSession) throws -> Answer) throws -> Answer {
    do {
      // This also undoes what a killed import left behind.
      _ = try IndicatorStore.open(at: path)
      return try body(SQLSession(path: path, routines: IndicatorStore.sqliteRoutines))
    } catch let error as StoreError {
      throw CommandFailure(StoreWording.sentence(error))
    } catch let fault as SQLFault {
      throw CommandFailure(SQLWording.sentence(fault, store: path))
    }
  }
}

extension SQLValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .null, .integer, .real: true
    case .text, .blob: false
    }
  }

  fileprivate func cell(inColumn name: String) -> Cell {
    switch self {
    case .null: .missing
    case .integer(let number):
      name == "fiscal_year" && FiscalYear.plausible.contains(number) ? .year(FiscalYear(number)) : .integer(number)
    case .real(let number): .number(number)
    case .text(let text): .text(text)
    case .blob(let bytes): .text(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
  }
}
