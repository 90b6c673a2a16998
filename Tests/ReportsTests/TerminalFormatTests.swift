// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import TestSupport
import Testing

@testable import Reports

@Suite struct TerminalFormatTests {
  @Test(arguments: [
    ("abc", 3), ("福島", 4), ("ｶﾅ", 2), ("ｶﾞﾊﾟ", 4), ("か\u{3099}", 2), ("が", 2), ("e\u{301}", 1), ("Ａ１", 4),
    ("👍", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇯🇵", 2), ("❤️", 2), ("1️⃣", 2), ("○", 1), ("①", 1), ("…", 1), ("　", 2),
    ("、。「」", 8), ("", 0), ("𠮷", 2), ("葛\u{E0100}", 2), ("▲", 1), ("㎡", 2),
  ])
  func widths(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test(.enabled(if: Python.withWidths != nil, "python3 with the package wcwidth is not there"))
  func widthsAgreeWithPython() throws {
    let python = try #require(Python.withWidths)
    // Letters, kana, half-width forms, kanji of both planes, signs.
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0xA1...0x17F, 0x370...0x3FF, 0x2010...0x2027, 0x2160...0x217B, 0x2460...0x24FF, 0x25A0...0x25EF,
      0x3000...0x30FF, 0x3200...0x33FF, 0x4E00...0x4FFF, 0xFF01...0xFFDC, 0xFFE0...0xFFE6, 0x20BB0...0x20BFF,
      0x1F300...0x1F320, 0x1F600...0x1F64F,
    ]
    let texts = ranges.joined().compactMap(Unicode.Scalar.init).filter(Self.isSettled).map { String($0) }
    let script =
      "import sys, wcwidth\nfor c in open(sys.argv[1], encoding='utf-8').read().split('\\n'): print(wcwidth.wcswidth(c))"
    let known = Texts.awkward.filter {
      !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } && $0 != "\u{2028}"
    }
    let input = (texts + known).joined(separator: "\n")
    let widths = try #require(try ProjectPython.run(script, input: input, python: python)).split(separator: "\n")
    #expect(widths.count == texts.count + known.count)
    for (text, width) in zip(texts + known, widths) where width != "-1" {
      #expect(DisplayWidth.of(text) == Int(width), "\(text) \(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  /// Letters and signs of which all tables say the same: not fillers, marks that stand alone, code points that are not
  /// assigned, and the eight circled numbers of ARIB, which the C library takes for full-width.
  private static func isSettled(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .nonspacingMark, .spacingMark, .format: false
    default: !(0x3248...0x324F).contains(scalar.value) && ![0x3164, 0xFFA0].contains(scalar.value)
    }
  }

  @Test func wrapping() {
    #expect(DisplayWidth.wrap("福島県の計画", to: 4) == ["福島", "県の", "計画"])
    #expect(DisplayWidth.wrap("福島県の計画", to: 5) == ["福島", "県の", "計画"])
    #expect(DisplayWidth.wrap("前年 11,696 人", to: 9) == ["前年", "11,696 人"])
    #expect(DisplayWidth.wrap("は既に11,696", to: 8) == ["は既に", "11,696"])
    #expect(DisplayWidth.wrap("計画と目標。", to: 10) == ["計画と目", "標。"])
    #expect(DisplayWidth.wrap("県（2019年）", to: 11) == ["県（2019", "年）"])
    #expect(DisplayWidth.wrap("目標。", to: 2) == ["目", "標", "。"])
    #expect(DisplayWidth.wrap("one two three", to: 7) == ["one two", "three"])
    #expect(DisplayWidth.wrap("abcdefgh", to: 3) == ["abc", "def", "gh"])
    #expect(DisplayWidth.wrap("", to: 3) == [""])
    #expect(DisplayWidth.wrap("長い", to: 0) == ["長い"])
  }

  /// In a table, and where each row is a block of lines: the same words in the same colours, and nothing else.
  @Test(arguments: [nil, 24, 8]) func wordsThatJudgeAreColoured(width: Int?) {
    let table = Table(
      columns: [Table.Column("n", "指標の名前", .leading), .init("v", "値", .trailing), .init("g", "判定", .leading)],
      rows: [[.text("来館者数"), .number(123_456), .graded(code: "met", label: "達成", tone: .good)]])
    let plain = TerminalFormat(width: width).text(table)
    let coloured = TerminalFormat(width: width, isColoured: true).text(table)
    #expect(coloured.replacing(/\u{1B}\[\d+m/, with: "") == plain)
    #expect(coloured.contains("\u{1B}[32m達成") && coloured.ranges(of: "\u{1B}[32m").count == 1)
  }

  @Test func linedUp() {
    let table = Table(
      columns: [.init("a", "施策"), .init("b", "実績", .trailing)],
      rows: [[.text("ｶﾞｲﾄﾞ"), .number(12)], [.text("か\u{3099}いと\u{3099}"), .number(61_552_998_000)]])
    #expect(
      TerminalFormat().text(table)
        == """
        施策              実績
        ------  --------------
        ｶﾞｲﾄﾞ               12
        か\u{3099}いと\u{3099}  61,552,998,000

        """)
  }

  @Test func blocksWhereTheTerminalIsTooNarrow() {
    let table = Table(
      columns: [.init("a", "施策"), .init("b", "実績", .trailing), .init("c", "目標", .trailing)],
      rows: [[.text("観光復興推進事業"), .number(61_552_998_000), .missing]])
    #expect(TerminalFormat(width: 24).text(table) == "施策  観光復興推進事業\n実績  61,552,998,000\n")
    #expect(TerminalFormat(width: 16).text(table) == "施策\n  観光復興推進事\n  業\n実績\n  61,552,998,000\n")
    #expect(TerminalFormat(width: 10).text(table) == "施策\n  観光復興\n  推進事業\n実績\n61,552,998,000\n")
  }

  @Test(arguments: [200, 80, 40, 20, 9], 0..<12 as Range<UInt64>) func keepsToTheWidth(width: Int, seed: UInt64) {
    let table = Self.random(seed: seed)
    let text = TerminalFormat(width: width).text(table)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines where DisplayWidth.of(String(line)) > width {
      #expect(line.allSatisfy { "0123456789,.%e+->< ".contains($0) }, "\(line)")
    }
    for cell in table.rows.joined() {
      if case .text = cell { continue }
      #expect(text.contains(CellStyle().text(cell)))
    }
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    #expect(!text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
  }

  @Test func widthOfAPipeHasNoLimit() {
    let text = TerminalFormat().text(.of([String(repeating: "長い", count: 500)]))
    #expect(text.split(separator: "\n").count == 3)
  }

  /// A long text must not cost the square of its length.
  @Test func longTexts() {
    let start = ContinuousClock.now
    #expect(DisplayWidth.wrap(String(repeating: "長い名前", count: 5000), to: 19_000).count == 3)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  private static func random(seed: UInt64) -> Table {
    var generator = SeededGenerator(seed: seed)
    let columns = (0..<Int.random(in: 2...9, using: &generator)).map { index in
      Table.Column(
        "c\(index)", ["値", "施策展開の方向", "indicator name", "令和元年度の実績値"].randomElement(using: &generator) ?? "",
        Bool.random(using: &generator) ? .leading : .trailing)
    }
    let rows = (0..<8).map { _ in
      columns.map { _ -> Cell in
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: .number(Double.random(in: -1e14...1e14, using: &generator))
        case 1: .integer(Int.random(in: 0...10_000_000, using: &generator))
        case 2: .fraction(Double.random(in: -20...20, using: &generator))
        case 3: .year(FiscalYear(Int.random(in: 1900...2100, using: &generator)))
        default:
          .text((0..<3).map { _ in Texts.awkward.randomElement(using: &generator) ?? "" }.joined(separator: "の"))
        }
      }
    }
    return Table(columns: columns, rows: rows)
  }
}
