// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Programs
import Testing

@testable import Reports

private let browser = ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap { ProgramRun.locate($0) }.first
private let reader = ProgramRun.locate("pdftotext")

/// What only a browser can show of the page: how wide its charts and cells are on a screen, and where paper ends.
@Suite(
  "The page in a browser",
  .enabled(if: browser != nil && reader != nil, "no chromium, or no pdftotext"))
struct ReportBrowserTests {
  private static let words = ReportDocument.Words(
    contents: "Contents", skip: "Skip", filter: "Filter", shown: "", sort: "", noPicture: "no picture",
    overview: "Summary", scroll: "scroll", scrollBothWays: "both {all}",
    scrollDown: "down {all}")

  private static func page(
    _ parts: [[ReportDocument.Block]], isForPaper: Bool = false, chartHeight: Int = 300
  ) -> String {
    let parts = parts.enumerated().map { ReportDocument.Part(id: "p\($0)", title: "Part \($0)", blocks: $1) }
    let drawing =
      "<svg width=\"693\" height=\"\(chartHeight)\" viewBox=\"0 0 693 \(chartHeight)\"><text>wide</text></svg>"
    return HTMLReport(
      ReportDocument(title: "T", subtitle: "S", language: "ja", words: words, parts: parts), pictures: ["c": drawing],
      isForPaper: isForPaper
    ).text
  }

  private static func table(_ id: String, _ rows: [[Cell]], note: String = "") -> ReportDocument.Block {
    let columns = rows[0].indices.map { Table.Column("c\($0)", "列", .leading) }
    return .table(
      ReportTable(
        id: id, sheet: id, caption: "table \(id)", table: Table(columns: columns, rows: rows),
        offPaper: .init(note: note)))
  }

  private static let chart = ReportDocument.Block.chart(
    ReportChart(id: "c", title: "C", chart: ChartSample.sections()))

  private func browse(_ arguments: [String], _ page: String, in folder: URL) throws -> String {
    let file = folder.appendingPathComponent("page.html")
    try Data(page.utf8).write(to: file)
    var options = ["--headless", "--disable-gpu", "--no-first-run", "--user-data-dir=\(folder.path)/profile"]
    if geteuid() == 0 { options.append("--no-sandbox") }
    let run = try ProgramRun(browser ?? "", options + arguments + [file.absoluteString]).result(within: 120)
    return String(decoding: run.output, as: UTF8.self)
  }

  /// What a script finds in the page on a screen of this width; the page's own rules for screens hold in the frame.
  private func found(_ script: String, width: Int, _ page: String) throws -> String {
    try withDirectory { folder in
      // With its ends of lines, at which the comments of its script end.
      let quoted = page.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      let frame = """
        <!DOCTYPE html><iframe width="\(width)" height="800" srcdoc="\(quoted)"></iframe><pre></pre><script>
        onload = () => { const page = document.querySelector('iframe').contentDocument;
          document.querySelector('pre').textContent = 'found:' + (() => { \(script) })() + ';'; }
        </script>
        """
      let dom = try browse(["--dump-dom"], frame, in: folder)
      return String(dom.split(separator: "found:", maxSplits: 1).last?.prefix { $0 != ";" } ?? "")
    }
  }

  /// On a phone a chart's type stays as large as it has to be to be read, and its own frame scrolls, which is told; the page does
  /// not. On a larger screen all of it is seen, and nothing is told.
  @Test(arguments: [(390, false), (1366, true), (700, true)])
  func chartsCanBeRead(width: Int, fits: Bool) throws {
    let chart = Self.chart
    let found = try found(
      "const f = page.querySelector('figure.chart'); const type = 12.67 * "
        + "f.querySelector('svg').getBoundingClientRect().width / 693; const hint = f.querySelector('.hint');"
        + "return [f.scrollWidth <= f.clientWidth, hint.getBoundingClientRect().height == 0, type >= 11, f.tabIndex == 0, "
        + "page.documentElement.scrollWidth <= page.documentElement.clientWidth].join()",
      width: width, Self.page([[chart]]))
    #expect(found == "\(fits),\(fits),true,true,true")
  }

  /// A table that is wider than the screen says so above itself, and one that is not does not; on a phone none is.
  @Test(arguments: [(390, true), (700, false), (1366, true)])
  func wideTablesSayThatTheyScroll(width: Int, fits: Bool) throws {
    let row = [Cell](repeating: .text("1,200,000件"), count: 8)
    let found = try found(
      "const t = page.querySelector('.table'); const hint = t.querySelector('.hint');"
        + "return [t.scrollWidth <= t.clientWidth, hint.hidden, hint.textContent, t.tabIndex == 0, "
        + "page.documentElement.scrollWidth <= page.documentElement.clientWidth].join()",
      width: width, Self.page([[Self.table("t", [row])]]))
    #expect(found == "\(fits),\(fits),scroll,true,true")
  }

  /// What is left of a number that is cut reads as another: the frame of a wide table ends where a column of numbers does, whatever the
  /// screen; a frame that is lower than its table says so, with how many rows there are.
  @Test(arguments: [(390, "false,down 60"), (700, "true,both 60"), (1000, "true,both 60"), (1366, "true,both 60")])
  func noNumberIsCut(width: Int, scrolls: String) throws {
    let row = [Cell.text("name")] + [Cell](repeating: .number(2_626_520_000), count: 16)
    let columns = row.indices.map { Table.Column("c\($0)", "列", $0 == 0 ? .leading : .trailing) }
    let table = ReportTable(
      id: "t", sheet: "t", caption: "t", table: Table(columns: columns, rows: [[Cell]](repeating: row, count: 60)))
    let found = try found(
      "const t = page.querySelector('.table'); const end = t.getBoundingClientRect().left + t.clientWidth;"
        + "const cut = [...t.querySelectorAll('tbody tr:first-child td')].filter((cell) => { "
        + "const box = cell.getBoundingClientRect(); return box.left < end - 1 && box.right > end + 1 });"
        + "return [cut.length, t.scrollWidth > t.clientWidth, t.querySelector('.hint').textContent].join()",
      width: width, Self.page([[.table(table)]]))
    #expect(found == "0,\(scrolls)")
  }

  /// On a phone every value of a row is seen without a swipe, behind its heading and below the row's name; rows that the filter leaves
  /// out are not seen.
  @Test func onAPhoneValuesStandBelowTheirName() throws {
    let columns = [
      Table.Column("n", "番号", .trailing), Table.Column("m", "施策"), Table.Column("t", "目標\\\"値\"", .trailing),
      Table.Column("r", "達成度"),
    ]
    let rows = (0..<30).map { [Cell.number(Double($0)), .text("名前の長い施策その\($0)"), .number(2_626_520_000), .text("達成")] }
    let table = ReportTable(id: "t", sheet: "t", caption: "t", table: Table(columns: columns, rows: rows))
    let found = try found(
      "const rows = [...page.querySelectorAll('tbody tr')]; rows[1].hidden = true; const cells = [...rows[0].cells];"
        + "const boxes = cells.map((cell) => cell.getBoundingClientRect());"
        + "const said = cells.map((cell) => page.defaultView.getComputedStyle(cell, '::before').content);"
        + "return [boxes.every((box) => box.left >= 0 && box.right <= 390), boxes[2].top >= boxes[1].bottom - 1, "
        + "rows[1].getBoundingClientRect().height, ...said].join('|')",
      width: 390, Self.page([[.table(table)]]))
    let said = found.replacing("&quot;", with: "\"")
    #expect(said == "true|true|0|\"番号\"|none|\"目標\\\\\\\"値\\\"\"|\"達成度\"")
  }

  /// What a heading says cannot end the page's style.
  @Test func headingsStayInTheStyle() {
    let hostile = Table.Column("h", "a\"}</style><b>\\")
    let table = ReportTable(
      id: "t", sheet: "t", caption: "t", table: Table(columns: [hostile], rows: [[.text("x")]]))
    #expect(Self.page([[.table(table)]]).components(separatedBy: "</style>").count == 2)
  }

  /// Beside a wide table's numbers its names stay in sight.
  @Test func namesStayInSight() throws {
    let row = [Cell.text("名前の長い施策その一")] + [Cell](repeating: .number(2_626_520_000), count: 16)
    let columns = row.indices.map { Table.Column("c\($0)", "列", $0 == 0 ? .leading : .trailing) }
    let table = ReportTable(id: "t", sheet: "t", caption: "t", table: Table(columns: columns, rows: [row, row]))
    let found = try found(
      "const t = page.querySelector('.table'); t.scrollLeft = 600; const left = t.getBoundingClientRect().left;"
        + "return ['tbody td', 'th'].map((cell) => t.querySelector(cell).getBoundingClientRect().left == left).join()",
      width: 1000, Self.page([[.table(table)]]))
    #expect(found == "true,true")
  }

  /// Short texts and numbers are one line however narrow the screen is, and long ones are not.
  @Test func shortTextsAreOneLine() throws {
    let long = String(repeating: "施策の名前", count: 12)
    let row = [Cell.text("1,200,000件"), .text("pooled growth"), .text("300名 / 108名"), .text(long)]
    let lines = try found(
      "return [...page.querySelectorAll('tbody td')].map((cell) => { const r = page.createRange(); "
        + "r.selectNodeContents(cell); return new Set([...r.getClientRects()].map((box) => Math.round(box.top))).size "
        + "}).join()",
      width: 390, Self.page([[Self.table("t", [row])]]))
    let counts = lines.split(separator: ",").compactMap { Int($0) }
    #expect(counts.count == 4 && counts.prefix(3) == [1, 1, 1] && counts[3] > 1, "\(lines)")
  }

  /// The text of each page.
  private func printed(_ page: String) throws -> [String] {
    try withDirectory { folder in
      let pdf = folder.appendingPathComponent("page.pdf").path
      _ = try browse(["--no-pdf-header-footer", "--print-to-pdf=\(pdf)"], page, in: folder)
      let text = try ProgramRun(reader ?? "", ["-layout", pdf, "-"]).result(within: 60)
      return String(decoding: text.output, as: UTF8.self).split(separator: "\u{c}").map(String.init)
    }
  }

  /// A chart that would leave half a page empty stands at the top of the next, while its table begins before it; one that nearly fits is a
  /// little smaller, and one that fits is left as it is.
  @Test(arguments: [
    (3, 620, "FIGURE,TABLE", true), (22, 620, "TABLE,FIGURE,TABLE", true), (11, 620, "FIGURE,TABLE", false),
  ])
  func chartsFindTheirPlaceOnPaper(points: Int, height: Int, order: String, isWhole: Bool) throws {
    let rows = (0..<60).map { [Cell.text("r\($0)"), .text("x")] }
    let page = Self.page(
      [[.points((0..<points).map { "point \($0)" }), .text("a sentence"), Self.chart, Self.table("t", rows)]],
      isForPaper: true, chartHeight: height)
    let script = """
      return [...page.querySelectorAll('figure, table')].map((e) => e.tagName).join() + ' '
        + Math.round(page.querySelector('svg').getBoundingClientRect().width)
      """
    let found = try found(script, width: 800, page).split(separator: " ")
    #expect(found.first.map(String.init) == order)
    #expect((found.last.flatMap { Int($0) } == 650) == isWhole, "\(found)")
    // The part of a table behind a chart has its title again.
    let titles = try self.found(
      "return [...page.querySelectorAll('table')].map((e) => e.caption?.textContent).join()", width: 800, page)
    #expect(
      titles == order.split(separator: ",").filter { $0 == "TABLE" }.map { _ in "table t" }.joined(separator: ","))
  }

  /// So sections with charts take fewer pages, and nothing of them is lost.
  @Test func chartsLeaveNoPageHalfEmpty() throws {
    let parts = (0..<12).map { number -> [ReportDocument.Block] in
      let rows = (0..<18 + 5 * (number % 3)).map { [Cell.text("t\(number)r\($0)"), .text("x")] }
      return [.text("sentence \(number)."), Self.chart, Self.table("t\(number)", rows)]
    }
    let page = Self.page(parts, isForPaper: true, chartHeight: 560)
    let (own, plain) = (
      try printed(page), try printed(page.replacing(/<script>.*?<\/script>/.dotMatchesNewlines(), with: ""))
    )
    #expect(own.count < plain.count)
    func words(_ pages: [String]) -> [String] {
      pages.joined(separator: " ").split(whereSeparator: \.isWhitespace).map(String.init).filter { $0.hasPrefix("t") }
        .sorted()
    }
    #expect(Set(words(own)) == Set(words(plain)) && own.joined().ranges(of: "sentence ").count == 12)
  }

  /// Forty tables, each a little lower on its page than the one before: none leaves its caption, the note below that, heading or first row alone
  /// at a page's end.
  @Test func noHeadingEndsAPage() throws {
    let long = String(repeating: "of several lines ", count: 20)
    let blocks = (0..<40).flatMap { number -> [ReportDocument.Block] in
      let points = (0..<number % 7 + 3).map { "point \($0)" }
      let rows = (0..<20).map { [Cell.text("t\(number)r\($0)"), .text("x")] }
      return [
        .points(points), .text("sentence \(number). " + long),
        Self.table("t\(number)", rows, note: "note \(number)."),
      ]
    }
    let pages = try printed(Self.page([blocks], isForPaper: true))
    #expect(pages.count > 5)
    var broken = 0
    for number in 0..<40 {
      func page(of text: String) -> Int? {
        pages.firstIndex {
          $0.split(whereSeparator: \.isNewline).contains {
            $0.split(separator: " ").joined(separator: " ").hasPrefix(text)
          }
        }
      }
      let first = page(of: "t\(number)r0 ")
      #expect(
        first != nil && first == page(of: "table t\(number)") && first == page(of: "sentence \(number).")
          && first == page(of: "note \(number).")
          && first == page(of: "t\(number)r1 "), "\(number)")
      if first != page(of: "t\(number)r19 ") { broken += 1 }
    }
    #expect(broken > 5, "the test has to meet the ends of pages")
  }
}
