// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reports

/// How tables lie on pages of A4 that stand.
@Suite("Tables on paper")
struct PageTableTests {
  private static let long = Cell.text(String(repeating: "施策の名前", count: 12))
  private static let yen = Cell.number(2_400_000_000)

  /// Columns of these kinds: a letter each of long, short and number.
  private func layout(_ kinds: String, rows: Int = 20, length: Int = 12) -> PageTable {
    let long = Cell.text(String(repeating: "施策の名前", count: length))
    let columns = kinds.enumerated().map { Table.Column("c\($0)", "列", $1 == "n" ? .trailing : .leading) }
    let row = kinds.map { $0 == "l" ? long : $0 == "n" ? Self.yen : .text("短い") }
    let table = Table(columns: columns, rows: (0..<rows).map { [.integer($0)] + row.dropFirst() })
    return PageTable(table, style: CellStyle())
  }

  private static let kinds = [
    "s", "sll", "sllnnnn", "ssllnnnnnnnss", "slnnnnnnnnnnnnnnnnns", "nnnnnnnnnnnnnnnnnnnn", "lllllllll", "ssssl",
  ]

  /// Each column has one place; a line is no wider than the page; the cells of a line cover the grid without a gap.
  @Test(arguments: kinds) func everyColumnHasItsPlace(_ kinds: String) {
    let layout = layout(kinds)
    #expect(layout.lines.joined().compactMap(\.column).sorted() == Array(0..<kinds.count))
    #expect(layout.grid.reduce(0, +) <= PageTable.pageWidth && layout.grid.allSatisfy { $0 > 0 })
    for line in layout.lines {
      var start = 0
      for place in line {
        #expect(layout.grid[start..<start + place.span].reduce(0, +) == place.width)
        start += place.span
      }
      #expect(start <= layout.grid.count)
    }
  }

  /// However long the texts beside it, a number has room in one line: a digit of 8 points has 4.5 of them.
  @Test(arguments: [1, 20, 400]) func noNumberBreaks(length: Int) {
    let layout = layout("slnnnnnnnnnl", length: length)
    let numbers = layout.lines.joined().filter { $0.column.map { layout.columns[$0].alignment == .trailing } ?? false }
    #expect(numbers.count == 9 && numbers.allSatisfy { $0.width >= 13 * 90 })
  }

  /// What fits stays in one line, in the larger type; else the names stand above the numbers.
  @Test func namesStandAboveNumbers() {
    #expect(layout("sln").lines.count == 1 && layout("sln").type == 18)
    let folded = layout("slnnnnnnn")
    #expect(folded.lines.count == 2 && folded.lines[0].compactMap(\.column) == [0, 1])
  }

  /// Below the first line of numbers each has its heading before it, with room for both, and none is looked for above the table: there
  /// are never two headings below each other for two numbers below each other.
  @Test(arguments: kinds) func numbersOfFurtherLinesAreLabelled(_ kinds: String) {
    let layout = layout(kinds)
    let names = layout.lines.count > 1 && layout.lines[0].allSatisfy { !layout.isTrailing($0) } ? 1 : 0
    for (number, line) in layout.lines.enumerated() {
      let isLabelled = number > names && !layout.headingLines.contains(line)
      for place in line where place.column != nil {
        #expect(place.isLabelled == isLabelled && layout.label(place, 0) == (isLabelled ? "列" : nil))
        #expect(!isLabelled || !layout.isTrailing(place))
        // A kanji of 8 points and a blank before a number of 13 signs.
        #expect(!isLabelled || !kinds.hasPrefix("n") || place.width >= 13 * 90 + 160 + 45)
      }
    }
    #expect(
      layout.headingLines.count <= 3 && layout.headingLines == Array(layout.lines.prefix(layout.headingLines.count)))
  }

  /// What has no text has no label, and both formats say the label before the text.
  @Test func labelsStandBeforeTexts() {
    let columns = (0..<12).map { Table.Column("n\($0)", "列\($0)", .trailing) }
    let table = Table(
      columns: columns,
      rows: [[Cell](repeating: Self.yen, count: 12), [Cell](repeating: Self.yen, count: 11) + [.missing]])
    let html = HTMLPaperTable(ReportTable(id: "t", sheet: "t", caption: "", table: table), style: CellStyle()).text
    #expect(html.ranges(of: "<i>列11</i> 2,400,000,000</td>").count == 1 && html.ranges(of: "列11").count == 1)
    #expect(html.ranges(of: ">列0</th>").count == 1)
    let word = WordTable(table, style: CellStyle()).text
    #expect(word.ranges(of: ">列11  </w:t>").count == 1 && word.ranges(of: "列11").count == 1)
  }

  /// A word that judges keeps clear of the next column: it has room in one line, however many columns there are; a kanji of 8 points
  /// is 160 twentieths wide.
  @Test(arguments: [1, 6, 12, 20]) func wordsThatJudgeHaveRoom(numbers: Int) {
    let columns =
      [Table.Column("o", "見込み"), Table.Column("p", "計画")]
      + (0..<numbers).map { Table.Column("n\($0)", "値", .trailing) }
    let row = [Cell.graded(code: "even", label: "どちらともいえない", tone: .open), .text("2020（案）")]
    let layout = PageTable(
      Table(columns: columns, rows: [row + [Cell](repeating: Self.yen, count: numbers)]), style: CellStyle())
    let place = layout.lines.joined().first { $0.column == 0 }
    #expect(place?.width ?? 0 >= 9 * 10 * layout.type + PageTable.gap)
  }

  /// A reason why there is no number breaks once at the most, however many columns there are: each half has room at half an em a sign,
  /// as Latin type is set.
  @Test(arguments: [1, 8, 9, 10, 20]) func reasonsHaveTwoLines(numbers: Int) {
    let columns = (0...numbers).map { Table.Column("n\($0)", "above 50% from", .trailing) }
    let row = [Cell.missing(reason: "not within 50 years")] + [Cell](repeating: .number(1), count: numbers)
    let layout = PageTable(Table(columns: columns, rows: [row]), style: CellStyle())
    let place = layout.lines.joined().first { $0.column == 0 }
    #expect(place?.width ?? 0 >= "(not within".count * 5 * layout.type + PageTable.gap)
  }

  /// Rows of one name have it above the first, and again after a few; a row's other lines are left out where they are empty.
  @Test func namesAreNotRepeated() {
    let columns = [Table.Column("a", "名")] + (0..<9).map { Table.Column("n\($0)", "値", .trailing) }
    let numbers = [Cell](repeating: Self.yen, count: 9)
    let other = Cell.text(String(repeating: "別の名前", count: 12))
    let rows = [
      [Self.long] + numbers, [Self.long] + numbers, [other] + numbers, [other] + [Cell](repeating: .missing, count: 9),
    ]
    let layout = PageTable(Table(columns: columns, rows: rows), style: CellStyle())
    #expect(layout.groups == [0..<2, 2..<4])
    let lines = layout.groups.map { layout.lines(of: $0).filter { $0.line == layout.lines[0] }.count }
    #expect(lines == [1, 1] && layout.lines(of: 0..<2).count == 2 * layout.lines.count - 1)
    #expect(layout.lines(of: 2..<4).count == layout.lines.count)
    let many = PageTable(Table(columns: columns, rows: (0..<40).map { _ in [Self.long] + numbers }), style: CellStyle())
    // A page ends between groups: what one leaves empty is a few lines.
    #expect(many.groups.allSatisfy { $0.count >= 2 && many.lines(of: $0).count <= 13 })
    #expect(many.groups.first?.lowerBound == 0 && many.groups.last?.upperBound == 40)
    #expect(zip(many.groups, many.groups.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }
}
