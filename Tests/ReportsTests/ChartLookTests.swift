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
      of: look.script(of: chart), format: format, size: look.layout(of: chart), scale: look.scale)
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
    #expect(ChartLook(width: 960, height: 540).rows ?? 0 >= 7)
    #expect(ChartLook(width: 960).rows == nil)
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
    let rows = RatioRows(
      rows: [.init(name: name, label: "50%", isAlarming: false, suffix: " R2")],
      axis: RatioAxis(over: [1], target: "", name: .init(linear: "", logarithmic: "")))
    let shown = rows.shownNames(in: 150)[0]
    #expect(shown.hasPrefix("とても") && shown.contains("…") && shown.hasSuffix("の指標 R2"))
    #expect(TextExtent.width(shown, size: ChartType.text) <= 150.1)
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
