// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reports

@Suite("Narrowing tables down")
struct TableSelectionTests {
  private let table = Table(
    columns: [
      Table.Column("name", "Name"), Table.Column("ratio", "Ratio", .trailing), Table.Column("grade", "Grade"),
      Table.Column("slug", "", isForPrograms: true),
    ],
    rows: [
      [.text("b"), .fraction(1.5), .word(code: "achieved", label: "met"), .text("s1")],
      [.text("c"), .missing, .word(code: "no_actual", label: "no value"), .text("s2")],
      [.text("a"), .fraction(0.25), .word(code: "missed", label: "missed"), .text("s3")],
      [.text("d"), .fraction(0.8), .word(code: "missed", label: "missed"), .text("s4")],
      [.text("total"), .fraction(0.85), .missing, .text("")],
    ])

  private func names(_ selection: TableSelection, totals: Int = 1) throws -> [String] {
    try selection.applied(to: table, totals: totals).rows.map { row in
      if case .text(let name) = row[0] { name } else { "?" }
    }
  }

  @Test func sortsWithMissingLastAndTotalsAtTheEnd() throws {
    #expect(try names(.init(order: [.init("ratio")])) == ["a", "d", "b", "c", "total"])
    #expect(try names(.init(order: [.init("-ratio")])) == ["b", "d", "a", "c", "total"])
    #expect(try names(.init(order: [.init("grade"), .init("-name")])) == ["b", "d", "a", "c", "total"])
    #expect(try names(.init(order: [.init("-ratio")], top: 2)) == ["b", "d"])
  }

  @Test(arguments: [
    ("ratio<0.8", ["a"]), ("ratio<=80%", ["a", "d"]), ("ratio>100%", ["b"]), ("grade=missed", ["a", "d"]),
    ("grade=no value", ["c"]), ("grade!=missed", ["b", "c"]), ("ratio=", ["c"]), ("ratio!=", ["b", "a", "d"]),
    ("name~B", ["b"]), ("slug=s3", ["a"]), ("ratio=0.25", ["a"]),
  ])
  func keepsRowsThatFulfil(_ condition: String, _ expected: [String]) throws {
    #expect(try names(.init(conditions: [.init(condition)])) == expected)
  }

  @Test func countsByAColumn() throws {
    let counted = try TableSelection(group: "grade").applied(to: table, totals: 1)
    #expect(counted.columns.map(\.key) == ["grade", "rows", "mean_ratio"])
    #expect(
      counted.rows == [
        [.word(code: "achieved", label: "met"), .count(1), .fraction(1.5)],
        [.word(code: "no_actual", label: "no value"), .count(1), .missing],
        [.word(code: "missed", label: "missed"), .count(2), .fraction((0.25 + 0.8) / 2)],
      ])
  }

  @Test(arguments: ["ratio", "<5", "ratio<abc", ""])
  func refusesWhatItCannotRead(_ text: String) {
    #expect(throws: TableSelectionError.unreadableCondition(text)) { try TableSelection.Condition(text) }
  }

  @Test func namesTheColumnsThereAre() {
    #expect(throws: TableSelectionError.unknownColumn("x", known: ["name", "ratio", "grade", "slug"])) {
      try TableSelection(order: [.init("x")]).applied(to: table)
    }
  }
}

@Suite("Colours on a terminal")
struct ColouredTableTests {
  private let table = Table(
    columns: [Table.Column("grade", "Grade"), Table.Column("n", "N", .trailing)],
    rows: [[.word(code: "missed", label: "未達成"), .integer(1)], [.text("\u{1B}[31m"), .integer(2)]])

  /// Only words that judge are coloured, and without the colours the table is the same.
  @Test func standAboutWordsThatJudge() {
    let plain = TerminalFormat().text(table)
    let coloured = TerminalFormat(isColoured: true).text(table)
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[31m未達成"))
    #expect(coloured.split(separator: "\u{1B}").count == 3)
    #expect(coloured.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
  }
}
