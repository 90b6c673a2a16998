// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import Notation
internal import Reports

struct NormalizeVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    _superCommandName: Nenrin.name,
    abstract: say(
      "文の中の数量・年度・日付を読み、基本単位の値にする。", "Reads the quantities, years and dates of texts as values in base units."))

  @Argument(
    help: ArgumentHelp(say("文（なければ標準入力の各行）", "texts; without any, the lines of standard input"), valueName: "text"))
  var texts: [String] = []

  @OptionGroup var output: TableOptions

  @Option(help: ArgumentHelp(say("表示言語：ja または en", "language of headings and messages: ja or en")))
  var lang: Language?

  func validate() throws { Language.current = lang ?? Language.ofEnvironment }

  func run() throws {
    let rows = texts.isEmpty ? StandardInput.lines.flatMap(Self.rows) : texts.flatMap(Self.rows)
    try output.write(Table(columns: Self.columns, rows: Array(rows)))
  }

  private static var columns: [Table.Column] {
    [
      Headings.text, Headings.asWritten, Headings.value, Headings.unit, Headings.qualifier, Headings.kindOfQuantity,
      Headings.fiscalYear, Headings.asOf, Headings.upperValue, Headings.periodFrom, Headings.oddity,
    ]
  }

  /// A row a quantity; a text without one has a row that says nothing, so that every text that was put in comes out.
  private static func rows(_ text: String) -> [[Cell]] {
    let found = QuantityNotation.quantities(in: text)
    guard !found.isEmpty else { return [[.text(text)] + [Cell](repeating: .missing, count: columns.count - 1)] }
    return found.map { quantity in
      [
        .text(text), .text(quantity.asWritten), .optional(quantity.value), .stated(quantity.unit),
        quantity.value == nil ? .missing : quantity.qualifier.cell, quantity.kind.cell,
        quantity.fiscalYear.map { .year(FiscalYear($0)) } ?? .missing, .stated(quantity.asOf),
        .optional(quantity.upperValue), quantity.time?.from.map { .year(FiscalYear($0.fiscalYear)) } ?? .missing,
        quantity.time?.oddity?.cell ?? .missing,
      ]
    }
  }

}
