// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import TestSupport
import Testing

@testable import Reports

/// CSV, JSON and Markdown, as other programs read them.
@Suite struct TextFormatTests {
  let mixed = Table(
    columns: [
      .init("z", "最後"), .init("a", "最初"), .init("b", "個数"), .init("c", "割合"), .init("d", "年度"), .init("e", "語"),
      .init("f", "欠測"), .init("slug", "", isForPrograms: true), .init("label", "表示", isForPeople: true),
    ],
    rows: [
      [
        .text("x"), .number(-5), .integer(7), .fraction(0.861), .year(FiscalYear(2019)),
        .word(code: "missed", label: "未達成"), .missing(reason: "値なし"), .text("slug-1"), .text("名前"),
      ]
    ])

  @Test func columnsForPeopleAndForPrograms() {
    #expect(CSVFormat().text(mixed) == "z,a,b,c,d,e,f,slug\nx,-5,7,0.861,2019,missed,,slug-1\n")
    #expect(
      JSONFormat().text(mixed) == """
        [
          {"z": "x", "a": -5, "b": 7, "c": 0.861, "d": 2019, "e": "missed", "f": null, "slug": "slug-1"}
        ]

        """)
    #expect(
      MarkdownFormat(style: CellStyle(year: { "R\($0.number - 2018)" })).text(mixed) == """
        | 最後 | 最初 | 個数 | 割合 | 年度 | 語 | 欠測 | 表示 |
        | ---- | ---- | ---- | ----- | ---- | ------ | -------- | ---- |
        | x | -5 | 7 | 86.1% | R1 | 未達成 | (値なし) | 名前 |

        """)
  }

  @Test func emptyTables() {
    let empty = Table(columns: [.init("a", "甲")], rows: [])
    #expect(CSVFormat().text(empty) == "a\n")
    #expect(JSONFormat().text(empty) == "[]\n")
    #expect(TerminalFormat().text(empty) == "甲\n--\n")
    // A blank line would be no row for most readers.
    #expect(CSVFormat().text(Table(columns: [.init("a", "甲")], rows: [[.missing]])) == "a\n\"\"\n")
  }

  @Test(.enabled(if: Python.plain != nil, "python3 is not installed"))
  func pythonReadsTheSameCSV() throws {
    let python = try #require(Python.plain)
    let script =
      "import csv, json, sys\nprint(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))))"
    let read = try #require(
      try ProjectPython.run(script, input: CSVFormat().text(.of(Texts.awkward)), python: python))
    let rows = try JSONDecoder().decode([[String]].self, from: Data(read.utf8))
    #expect(rows.count == Texts.awkward.count + 1)
    for (row, text) in zip(rows.dropFirst(), Texts.awkward) {
      // The guard against formulas is one apostrophe more.
      let isGuarded = text.drop { $0 == "'" }.first.map { "=+-@\t\r".contains($0) } ?? false
      #expect(Array(row[0].unicodeScalars) == Array(((isGuarded ? "'" : "") + text).unicodeScalars))
      #expect(row[1] == "-5")
      #expect(row[0].first.map { !"=+-@\t\r".contains($0) } ?? true)
    }
  }

  @Test(.enabled(if: Python.plain != nil, "python3 is not installed"))
  func pythonReadsTheSameJSON() throws {
    let python = try #require(Python.plain)
    let controls = (0..<0x20).compactMap(Unicode.Scalar.init).map { "a\(Character($0))b" }
    let texts = Texts.awkward + controls
    let script = """
      import json, sys
      rows = json.load(open(sys.argv[1], encoding='utf-8'))
      assert all(list(row) == ['name', 'value'] for row in rows)
      assert all(type(row['value']) is int and row['value'] == -5 for row in rows)
      print(json.dumps([[ord(c) for c in row['name']] for row in rows]))
      """
    let read = try #require(try ProjectPython.run(script, input: JSONFormat().text(.of(texts)), python: python))
    let names = try JSONDecoder().decode([[UInt32]].self, from: Data(read.utf8))
    #expect(names == texts.map { $0.unicodeScalars.map(\.value) })
  }

  @Test func numbersThatAreNone() {
    #expect(JSONFormat().text(.of(["x"], number: .nan)) == "[\n  {\"name\": \"x\", \"value\": null}\n]\n")
    #expect(CSVFormat().text(.of(["x"], number: .infinity)) == "name,value\nx,\n")
  }

  @Test func markdownCells() {
    #expect(MarkdownFormat.escaped("a|b`c<d>e*f_g\nh&[i]") == "a\\|b\\`c&lt;d&gt;e\\*f\\_g h&amp;\\[i\\]")
    #expect(MarkdownFormat.escaped("|\u{301}") == "\\|\u{301}")
    #expect(MarkdownFormat.escaped("\\") == "\\\\")
  }

  @Test func htmlCells() {
    #expect(HTMLFormat.escaped("<b>\"'&\n") == "&lt;b&gt;&quot;&#39;&amp; ")
    #expect(HTMLFormat.escaped("\"\u{301}") == "&quot;\u{301}")
    #expect(HTMLFormat.escaped("<\u{301}") == "&lt;\u{301}")
  }

  /// Every row is one line, and no cell opens another: three bars that are not escaped.
  @Test func markdownKeepsItsShape() {
    let lines = MarkdownFormat().text(.of(Texts.awkward)).unicodeScalars.split {
      $0.properties.generalCategory == .control
    }
    #expect(lines.count == Texts.awkward.count + 2)
    for line in lines {
      var (bars, isEscaped) = (0, false)
      for scalar in line {
        if scalar == "|", !isEscaped { bars += 1 }
        isEscaped = scalar == "\\" && !isEscaped
      }
      #expect(bars == 3)
      #expect(
        !line.contains { "<>`".unicodeScalars.contains($0) } || String(String.UnicodeScalarView(line)).contains("\\`"))
    }
  }
}
