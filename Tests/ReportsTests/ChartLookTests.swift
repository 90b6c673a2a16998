// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Reports

/// The same chart, larger, in other colours and letters.
@Suite("Looks of charts")
struct ChartLookTests {
  let hostile = "rgb '#0072B2' 0x0072B2 set termoption font"

  /// Only colours change: every text and number is the light chart's.
  @Test(arguments: ChartTheme.allCases) func colours(_ theme: ChartTheme) throws {
    let chart = ChartSample.attainment(hostile, ratios: [1.2, 0.4])
    let light = try chart.script().split(separator: "\n")
    let other = try ChartLook(theme: theme).script(of: chart).split(separator: "\n").filter {
      !$0.contains("from screen -0.01, -0.01 to screen 1.01, 1.01")
    }
    #expect(light.count == other.count)
    let colour = /rgb '#[0-9A-F]{6}'|0x[0-9A-F]{6}/
    for (a, b) in zip(light, other) where a != b {
      #expect(a.replacing(colour, with: "") == b.replacing(colour, with: ""))
    }
    #expect((light == other) == (theme == .light))
  }

  /// Relative luminance and contrast as WCAG 2.2 defines them.
  private func contrast(_ a: String, _ b: String) throws -> Double {
    func luminance(_ hex: String) throws -> Double {
      let number = try #require(Int(hex, radix: 16))
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double(number >> shift & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (x, y) = (try luminance(a), try luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  /// Every colour of text on every ground that it stands on: 4.5 : 1 or more (WCAG 2.2, 1.4.3).
  @Test(arguments: ChartTheme.allCases) func textCanBeRead(_ theme: ChartTheme) throws {
    let (black, grey) = (try contrast("000000", "FFFFFF"), try contrast("767676", "FFFFFF"))
    #expect(abs(black - 21) < 1e-9 && abs(grey - 4.54) < 0.01)
    let pairs: [(ChartColour, ChartColour)] = [
      (.ink, .white), (.grey, .white), (.blue, .white), (.vermilion, .white), (.white, .blue), (.ink, .sky),
      (.white, .vermilion), (.ink, .shade), (.ink, .band80), (.ink, .band95), (.ink, .heatMet), (.ink, .heatNear),
      (.ink, .heatHalf),
    ]
    for (text, ground) in pairs {
      #expect(try contrast(theme.hex(text), theme.hex(ground)) >= 4.5, "\(text) on \(ground)")
    }
  }

  /// Printed in greys, the colours of a heat map keep their order: each is farther from the ground than the one before.
  @Test(arguments: ChartTheme.allCases) func heatIsInOrderWithoutColour(_ theme: ChartTheme) throws {
    let steps = try [ChartColour.heatMet, .heatNear, .heatHalf, .vermilion].map {
      try contrast(theme.hex($0), theme.hex(.white))
    }
    for (a, b) in zip(steps, steps.dropFirst()) { #expect(b / a > 1.2, "\(steps)") }
  }

  /// A slide is 16 : 9 in every format, and twice as wide is twice as wide.
  @Test(arguments: ChartFormat.allCases) func sizes(_ format: ChartFormat) throws {
    guard let renderer = try? ChartRenderer() else { return print("skipped: no gnuplot") }
    let chart = ChartSample.sections()
    let look = ChartLook(width: 960, height: 540)
    let picture = try renderer.picture(
      of: look.script(of: chart), format: format, size: look.layout(of: chart), scale: look.scale(of: chart))
    switch format {
    case .png:
      let bytes = [UInt8](picture)
      func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
      #expect(number(16) == 2880 && number(20) == 1620)
    case .svg:
      #expect(String(decoding: picture, as: UTF8.self).contains("width=\"1280\" height=\"720\""))
    case .pdf:
      let text = String(decoding: picture, as: UTF8.self)
      #expect(
        text.contains("/MediaBox [ 0 0 960 540 ]") || text.contains("/MediaBox [ 0 0 960.") || text.contains("960"))
    }
  }

  @Test func fontsAndHeads() throws {
    let script = try ChartLook(width: 960, font: "It's").script(of: ChartSample.sections())
    #expect(script.contains("set termoption font 'It'.apostrophe.'s,9.5'"))
    #expect(script.contains("pngcairo size 1280,"))
  }

  private func bullets(_ count: Int) -> BulletChart {
    let words = ChartSample.attainment("", ratios: [1]).words
    return BulletChart(
      heading: ChartHeading(title: "title", subtitle: "subtitle", note: "note"),
      rows: (1...count).map { .init(name: "指標の名前\($0)", ratio: 0.5, label: "50.0%", grade: .missed) }, words: words)
  }

  /// A slide holds sixteen rows without type below 14 dots of a screen of 1333; the fewer the rows, the larger the type.
  @Test func aSlideIsReadFromTheLastRow() {
    let slide = ChartLook(width: 960, height: 540)
    let dots = [4, 8, 12, 16].map { count in
      let chart = bullets(count)
      #expect(slide.holds(chart), "\(count)")
      return ChartType.small * slide.scale(of: chart) * 1333 / 960
    }
    #expect(dots.allSatisfy { $0 >= 14 } && dots == dots.sorted(by: >) && dots[0] > dots[3], "\(dots)")
    #expect(!slide.holds(bullets(40)) && (slide.mostRows ?? 0) >= 16)
    #expect(ChartLook(width: 960).mostRows == nil && ChartLook(width: 960).holds(bullets(200)))
    // On paper no type is smaller than without a height.
    #expect(ChartLook(width: 482, height: 300).scale(of: bullets(40)) * 520 >= 482)
  }

  /// A page's drawing takes its colours from the page; the ground is the page's own.
  @Test func inlineDrawingsFollowThePage() {
    let drawing = "<svg width=\"1\"><rect fill=\"#ffffff\"/><text fill=\"rgb(34,34,34)\">rgb(34,34,34)</text></svg>"
    let text = InlineSVG(drawing: drawing, id: "c", title: "t").text
    #expect(text.contains("fill=\"none\"") && text.contains("fill=\"var(--k222222, #222222)\">rgb(34,34,34)<"))
    #expect(HTMLReportStyle.text.contains("--k222222: #E8EAEB;"))
  }

  /// The middle of a long name gives way to an ellipsis, its year does not.
  @Test func yearsAreNotCut() throws {
    let name = String(repeating: "とても長い名前の指標", count: 6)
    let lines = NameColumn([name], suffixes: [" R2"], to: 150).rows[0].lines
    let shown = lines.joined()
    #expect(lines.count == 3 && shown.hasPrefix("とても") && shown.contains("…") && shown.hasSuffix("の指標 R2"), "\(lines)")
    #expect(lines.allSatisfy { TextExtent.width($0, size: ChartType.small) <= 150.1 })
  }

  /// A name takes two lines, or three, before any of it is cut: nothing of it is lost, and no line is too long.
  @Test(arguments: [
    "サイバーセキュリティリーダー養成講座の受講者数", "交通事故情報公開システムのアクセス数の倍率（水準）",
    "Number of participants in the seminars for small and medium-sized enterprises", String(repeating: "指標", count: 22),
  ]) func aLongNameTakesMoreLines(_ name: String) {
    for room in [150.0, 175, 220] {
      guard TextExtent.width(name, size: ChartType.small) <= 2.4 * room else { continue }
      let row = NameColumn([name], to: room).rows[0]
      let isShort = TextExtent.width(name, size: ChartType.small) <= room
      #expect((row.lines.count > 1) == !isShort && (row.height > 1) == !isShort)
      #expect(row.lines.joined().filter { $0 != " " } == name.filter { $0 != " " }, "\(row.lines)")
      #expect(row.lines.allSatisfy { TextExtent.width($0, size: row.size) <= room + 0.1 }, "\(row.lines)")
    }
  }

  /// Lines end where a word does.
  @Test(arguments: [
    ("サイバーセキュリティリーダー養成講座の受講者数", ["サイバーセキュリティリーダー", "養成講座の受講者数"]),
    ("帰還困難区域における携帯電話通話エリアの整備地区数", ["帰還困難区域における", "携帯電話通話エリアの整備地区数"]),
    ("visitors of the museum", ["visitors of", "the museum"]),
  ]) func linesEndWhereAWordDoes(_ name: String, _ lines: [String]) {
    let room = TextExtent.width(name, size: ChartType.small) * 0.65
    #expect(NameColumn([name], to: room).rows[0].lines == lines)
  }

  /// Rows lie below each other without a gap, a row of more lines being higher.
  @Test func higherRowsMoveTheOthers() {
    let column = NameColumn(["短い", String(repeating: "長い名前の", count: 6), "短い"], to: 120)
    #expect(column.rows.map(\.top)[0] == 0.5 && column.rows[1].height > 1)
    for (row, next) in zip(column.rows, column.rows.dropFirst()) { #expect(row.top + row.height == next.top) }
    #expect(NameColumn(["a", "b", "c"], to: 120).rows.map(\.middle) == [1, 2, 3])
  }

  /// Names that differ are never shown alike, wherever they differ, and each keeps to its room.
  @Test(arguments: ["A長い名前", "長い名前B", "長い名前C長い名前", "長い名前D長い名前長い名前"])
  func shortenedNamesDiffer(_ pattern: String) {
    let long = String(repeating: "利活用推進事業の", count: 6)
    let names = (0..<5).map { number in
      pattern.replacing("長い名前", with: long).replacing(/[A-D]/, with: "第\(number)回")
    }
    let shown = TextExtent.shortened(names + names, to: 120, size: 9.5)
    #expect(Set(shown).count == names.count && shown.prefix(5) == shown.suffix(5))
    #expect(shown.allSatisfy { TextExtent.width($0, size: 9.5) <= 120.1 && $0.contains("…") })
  }
}
