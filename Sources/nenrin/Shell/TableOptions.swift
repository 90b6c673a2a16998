// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import Notation
internal import Reports

/// How a table is written.
struct TableOptions: ParsableArguments {
  enum Format: String, ChoiceArgument { case table, csv, json, markdown }

  @Option(help: ArgumentHelp(say("表の形式", "how to write the table")))
  var format: Format = .table

  @Flag(help: ArgumentHelp(say("年度を元号で書く（R1）", "write fiscal years by Japanese era (R1)")))
  var era = false

  @OptionGroup var rows: RowOptions

  /// - Parameter totals: rows at the end that sum the others up.
  func write(_ table: Table, totals: Int = 0) throws {
    let table = try rows.applied(to: table, totals: totals)
    let style = CellStyle(year: year)
    switch format {
    case .table:
      let format = TerminalFormat(style: style, width: Terminal.width, isColoured: Terminal.isColoured)
      try Answer.write(format.text(table))
    case .csv: try Answer.write(CSVFormat().text(table))
    case .json: try Answer.write(JSONFormat().text(table))
    case .markdown: try Answer.write(MarkdownFormat(style: style).text(table))
    }
  }

  var year: @Sendable (FiscalYear) -> String { FiscalYear.writing(byEra: era) }
}

extension FiscalYear {
  /// How years are written for people: 2019, or R1.
  static func writing(byEra: Bool) -> @Sendable (FiscalYear) -> String {
    guard byEra else { return { $0.description } }
    return { Era.short(fiscalYear: $0.number) }
  }
}

/// Years by era in a chart.
struct EraOption: ParsableArguments {
  @Flag(help: ArgumentHelp(say("年度を元号で書く（R1）", "write fiscal years by Japanese era (R1)")))
  var era = false
}
