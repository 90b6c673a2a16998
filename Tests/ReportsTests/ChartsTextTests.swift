// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Programs
import TestSupport
import Testing

@testable import Reports

/// Names come from users' files. Whatever they are, they are drawn and nothing else.
@Suite struct ChartsTextTests {
  /// What each would do where it was run: create the file CANARY.
  static let hostile = [
    "`touch CANARY`", "\"`touch CANARY`\"",
    "\"; system(\"touch CANARY\") #", "'; system('touch CANARY') #",
    "''; system(\"touch CANARY\"); '", "$(touch CANARY)", "\nsystem(\"touch CANARY\")\n", "\r! touch CANARY\r",
    "a\u{2028}! touch CANARY", "EOD\nsystem(\"touch CANARY\")\nEOD", "EOD", "! touch CANARY", "@macro", "@system",
    "{/=50 x}", "a_b^c", "~a{.8b}", "&{x}", "it's", "''", "' @GPVAL_TERM `touch CANARY` '",
    "a'\u{301}; system(\"touch CANARY\") #",
    "'\u{301}; ! touch CANARY", "'", "back\\slash", "ends in \\", "\\n \\101 \\t \\042",
    "%s %d %", "# no comment", "a # b", "tab\there", "\u{0}\u{1}\u{7f}", "\"", "\"\"", "say \"hi\" twice \"hi\"",
    "<b>&amp;</b>", "]]>", "<!--", "?", "NaN", "1e400", "007", "12,000", ";", ",", "$1", "\u{202E}turned", "\u{FFFF}x",
    "𠮷野家 🗾 が", "- ", "\\\n! touch CANARY",
  ]

  @Test(.enabled(if: gnuplotIsInstalled, "gnuplot is not installed"), arguments: hostile)
  func isDrawnLiterallyAndNeverRun(name: String) throws {
    try withDirectory { directory in
      let canary = directory.appendingPathComponent("canary").path
      let name = name.replacingOccurrences(of: "CANARY", with: canary)
      for chart in ChartSample.all(name) {
        let (texts, messages) = try drawn(chart)
        #expect(messages == "", "\(chart.kind)")
        #expect(!FileManager.default.fileExists(atPath: canary), "\(chart.kind)")
        expect(GnuplotText.printable(name), isIn: texts.map(\.text), of: chart)
      }
    }
  }

  /// As it is, in several lines, or, where it is too long for its place, its beginning and its end.
  private func expect(_ text: String, isIn texts: [String], of chart: any Chart) {
    guard !text.isEmpty else { return }
    let found = texts.contains { drawn in
      let parts = drawn.split(separator: "…", omittingEmptySubsequences: false)
      return drawn == text || parts.count == 2 && text.hasPrefix(parts[0]) && text.hasSuffix(parts[1])
        || text.hasPrefix(drawn) && drawn.count > 20
    }
    func letters(_ text: String) -> String { text.filter { $0 != " " } }
    let isInLines = letters(texts.joined()).contains(letters(text))
    #expect(found || isInLines, "\(chart.kind): \(text) in \(texts)")
  }

  /// The canary sings where it should: this is what the escaping keeps out.
  @Test(.enabled(if: gnuplotIsInstalled, "gnuplot is not installed"))
  func backquotesRunInDoubleQuotes() throws {
    try withDirectory { directory in
      let canary = directory.appendingPathComponent("canary").path
      let script = "set label \"`touch \(canary)`\" at 0,0\nplot [0:1] x\n"
      _ = try? ChartRenderer().start().draw(script, as: "set terminal svg")
      #expect(FileManager.default.fileExists(atPath: canary))
    }
  }

  @Test(.enabled(if: gnuplotIsInstalled, "gnuplot is not installed"), arguments: hostile)
  func aFieldOfADataBlockIsReadBackAsItWas(name: String) throws {
    let text = GnuplotText.printable(name)
    guard !text.isEmpty else { return }
    var script = GnuplotScript(kind: "Test", size: ChartSize(width: 300, height: 200))
    script.data("names", columns: ["row", "name"], rows: [DataRow(1, [.text(name)]), DataRow(2, [.text("次")])])
    script.command("set xrange [0:3]; set yrange [0:3]")
    script.command("plot $names using 1:1:2 with labels")
    let (texts, messages) = try drawn(ScriptChart(text: script.text))
    #expect(messages == "")
    #expect(texts.map(\.text) == [text, "次"])
  }

  private struct ScriptChart: Chart {
    let text: String
    var kind: String { "Test" }
    var defaultSize: ChartSize { ChartSize(width: 300, height: 200) }
    func script(size: ChartSize, style: ChartStyle) throws(ChartDataError) -> String { text }
  }

  @Test func aStringIsInSingleQuotes() {
    #expect(GnuplotText.quoted("it's `id`\n") == "'it'.apostrophe.'s `id`'")
    #expect(GnuplotText.quoted("''x'") == "''.apostrophe.apostrophe.'x'.apostrophe")
    #expect(GnuplotText.quoted("\\") == "'\\'")
    #expect(GnuplotText.quoted("a'\u{301}") == "'a'.apostrophe.'\u{301}'")
    #expect(GnuplotText.field("a\tb \"c\" \\d") == "a b \\042c\\042 \\\\d")
  }

  @Test(arguments: [0.1, 1e-7, 2_626_520_000, 1e22, -0.5, .greatestFiniteMagnitude, 1.0 / 3, 123_456.789])
  func aNumberIsReadBackAsItWas(value: Double) {
    #expect(Double(GnuplotNumber.written(value)) == value)
  }

  /// For what no font has gnuplot draws a box as high as the page; an emoji of several parts is one sign.
  @Test func whatNoFontHasIsSubstituted() {
    #expect(GnuplotText.printable("👨\u{200D}👩\u{200D}👧 家族") == "[man, woman, girl] 家族")
    #expect(GnuplotText.printable("🚀ロケット👍🏽") == "[rocket]ロケット[thumbs up sign]")
    #expect(GnuplotText.printable("🏯") == "[japanese castle]" && GnuplotText.printable("🇯🇵") == "[JP]")
    #expect(GnuplotText.printable("葛\u{E0100}城市 ①㍿𠮷 (㎡) é × → 한국 Ⅳ ℃ ﾊﾝｶｸ") == "葛城市 ①㍿𠮷 (㎡) é × → 한국 Ⅳ ℃ ﾊﾝｶｸ")
    #expect(GnuplotText.printable("\u{E000}x\u{F0000}") == "〓x〓")
  }

  /// By fontconfig's own search for a font with the first letter.
  @Test(arguments: ["عدد", "ไทย", "עברית", "ქართული", "अ", "ꦗ"])
  func otherScriptsAreDrawnWhereAFontHasThem(word: String) throws {
    guard let list = ProjectPython.program("fc-list") else { return print("skipped: fc-list is not installed") }
    let letter = try #require(word.unicodeScalars.first)
    let fonts = try ProgramRun(list, [":charset=" + String(letter.value, radix: 16), "family"]).result()
    #expect(InstalledFonts.have(letter) == !fonts.output.isEmpty)
    #expect(GnuplotText.printable(word).contains("〓") == fonts.output.isEmpty)
  }

  @Test func aListOfCharactersIsRead() {
    let bits = InstalledFonts.charset(Data("20 41-43 1f600\n\n3042 zz 5-2\n".utf8))
    let read = (0..<0x11_0000).filter { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
    #expect(read == [0x20, 0x41, 0x42, 0x43, 0x3042, 0x1F600])
  }
}
