// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The report that goes before a council, read by other programs.
@Suite("Report of a plan")
struct PlanReportTests {
  private func office() throws -> Office {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    return office
  }

  /// The published page: 108 measures, 93 attained, 86.1 %; and no row that the verb does not print.
  static let pageScript = """
    import csv, html.parser, re, sys
    text = open("report.html", encoding="utf-8").read()
    VOID = {"meta", "input", "br", "path", "use", "rect", "circle", "line", "polygon"}
    class Page(html.parser.HTMLParser):
        def __init__(self):
            super().__init__(convert_charrefs=True)
            self.stack, self.ids, self.tables, self.cell, self.figures, self.lang = [], [], {}, None, [], None
            self.scripts, self.headings = 0, []
        def handle_starttag(self, tag, attributes):
            attributes = dict(attributes)
            if tag == "html": self.lang = attributes["lang"]
            if "id" in attributes: self.ids.append(attributes["id"])
            for name in ("src", "href", "xlink:href", "action"):
                assert attributes.get(name, "#").startswith("#"), (tag, attributes)
            self.scripts += tag == "script"
            if tag == "table": self.tables[attributes["id"]] = []
            if tag == "tr": self.tables[list(self.tables)[-1]].append([])
            if tag in ("td", "th", "dd", "h2"): self.cell = ""
            if tag not in VOID: self.stack.append(tag)
        def handle_startendtag(self, tag, attributes):
            self.handle_starttag(tag, attributes)
            if tag not in VOID: self.stack.pop()
        def handle_endtag(self, tag):
            if tag in VOID: return
            assert self.stack.pop() == tag, tag
            if tag in ("td", "th"): list(self.tables.values())[-1][-1].append(self.cell)
            if tag == "dd": self.figures.append(self.cell)
            if tag == "h2": self.headings.append(self.cell)
        def handle_data(self, data):
            if self.cell is not None: self.cell += data
    page = Page()
    page.feed(text)
    assert not page.stack, page.stack
    assert len(page.ids) == len(set(page.ids)), [i for i in page.ids if page.ids.count(i) > 1]
    assert page.scripts == 1
    """

  @Test func firstPageIsThePublishedOne() throws {
    let office = try office()
    #expect(try office.nenrin("report", "--plan", "2019", "--compare", "2020", "-o", "report.html").status == 0)
    try office.write(office.nenrin("summary", "--plan", "2019", "--format", "csv").output, to: "summary.csv")
    let script =
      Self.pageScript + """

        assert page.lang == "en"
        assert page.figures[:3] == ["108", "93", "86.1%"], page.figures
        rows = list(csv.reader(open("summary.csv", newline="")))[1:]
        shown = page.tables["table-summary"][1:]
        assert len(rows) == len(shown) == 6
        # People read a mark where the numbers of a measure contradict its report: at its section, and at the total.
        assert [b[0] for b in shown if b[1].endswith(" ≠")] == ["4", ""], shown
        for a, b in zip(rows, shown):
            b[1] = b[1].removesuffix(" ≠")
            assert a[:4] == b[:4] or (a[0] == "" and a[2:4] == b[2:4]), (a, b)
            assert f"{float(a[4]) * 100:.1f}%" == b[4]
            assert sum(map(int, b[5:7])) == int(a[3]) and sum(map(int, b[5:8])) == int(a[2])
        assert len(page.headings) == 12, page.headings
        assert "3-14 " in text and "table-comparison" in page.tables
        """
    guard let reading = try office.python(script) else { return print("skipped: python3 is not installed") }
    #expect(reading.status == 0, "\(reading.errors)")
  }

  /// The folder of CSV holds what the verbs print, to the last digit.
  @Test func tablesAreThoseOfTheVerbs() throws {
    let office = try office()
    #expect(try office.nenrin("report", "--plan", "2019", "--compare", "2020", "-o", "tables/").status == 0)
    func lines(_ name: String) throws -> [Substring] {
      String(decoding: try office.data("tables/\(name).csv"), as: UTF8.self).split(separator: "\n")
    }
    let attainment = try office.nenrin("attainment", "--plan", "2019", "--format", "csv").output
    #expect(try lines("indicators") == attainment.split(separator: "\n"))
    #expect(try lines("growth") == office.nenrin("growth", "--format", "csv").output.split(separator: "\n"))
    let compare = try office.nenrin("compare", "2019", "2020", "--format", "csv").output.split(separator: "\n")
    let goesOn = /^kept(,[^,]*){6},,,,,/
    #expect(try lines("comparison").sorted() == compare.filter { $0.firstMatch(of: goesOn) == nil }.sorted())
    let audit = try office.nenrin("audit", "--plan", "2019", "--format", "csv").output.split(separator: "\n")
    #expect(try lines("audit") == audit)
    let forecast = try Set(office.nenrin("forecast", "--format", "csv").output.split(separator: "\n"))
    #expect(try Set(lines("forecast")).isSubset(of: forecast) && lines("forecast").count > 100)
  }

  @Test func markdownHasItsPicturesBesideIt() throws {
    let office = try office()
    let run = try office.nenrin("report", "--plan", "2019", "-o", "report.md", "--lang", "ja")
    #expect(run.status == 0)
    let text = String(decoding: try office.data("report.md"), as: UTF8.self)
    #expect(text.contains("| 108 | 93 | 86.1% |"))
    #expect(text.contains("| 5 | 電子自治体 | 37 | 32 | 86.5% | 1 | 31 | 5 |"))
    let pictures = text.matches(of: /\]\(<([^>]*)>\)/).map { String($0.1) }
    guard !pictures.isEmpty else { return print("skipped: gnuplot is not installed") }
    #expect(pictures.count == 4)
    for picture in pictures { #expect(office.exists(picture), "\(picture)") }
  }

  @Test(arguments: ["report.html", "report.md", "report.xlsx", "tables/"])
  func whatExistsStays(_ path: String) throws {
    let office = try Office()
    #expect(try office.nenrin("report", "-o", path).status == 0)
    let again = try office.nenrin("report", "-o", path)
    #expect(again.status == 1 && again.sentence.contains("--force"))
    #expect(try office.nenrin("report", "-o", path, "--force").status == 0)
  }

  @Test func whatCannotBeWrittenIsRefused() throws {
    let office = try Office()
    let run = try office.nenrin("report", "-o", "nowhere/report.html")
    #expect(run.status == 1 && run.sentence.contains("nowhere/report.html"))
    #expect(!office.exists("nowhere"))
    #expect(try office.nenrin("report", "-o", "report.xyz").status == 64)
    #expect(try office.nenrin("report", "--compare", "2019", "-o", "report.html").status == 1)
  }

  /// Plans of which little is known: each report says so.
  @Test(arguments: [
    "indicator,year,value\na,2019,1\na,2020,2\n", "indicator,year,value,kind,plan\na,2030,5,target,P\n",
  ])
  func littleIsAReportToo(_ table: String) throws {
    let office = try Office(plan: false)
    try office.write(table, to: "table.csv")
    try office.nenrin("import", "table.csv")
    let run = try office.nenrin("report", "-o", "report.html")
    // Without any plan there is nothing to report on, and that is said.
    #expect(run.status == 0 || run.sentence.contains("no plan"))
    #expect(run.status == 1 || office.exists("report.html"))
  }

  /// A plan without targets: a table of results alone, of which the plan is named.
  @Test func resultsAloneAreReportedOn() throws {
    let office = try Office(plan: false)
    try office.write("指標,年度,実績値\n来館者数,2018,40\n来館者数,2019,50\n", to: "table.csv")
    #expect(try office.nenrin("import", "table.csv").status == 0)
    let without = try office.nenrin("report", "-o", "report.md")
    #expect(without.status == 1 && without.sentence.contains("--plan"))
    #expect(try office.nenrin("import", "table.csv", "--plan", "2019").status == 0)
    #expect(try office.nenrin("report", "-o", "report.md", "--lang", "ja").status == 0)
    let page = String(decoding: try office.data("report.md"), as: UTF8.self)
    #expect(page.contains("この計画には数値目標がない") && page.contains("| 来館者数 | 2018 | 2019 | 40 | 50 | 10 | 25.0% | 25.0% |"))
    // A table says of no value where it stands; but all were read from this one.
    #expect(page.contains("| 来館者数 | 実績 | 2019 | 50 | table |"))
  }

  /// The chart says which targets are not shown: of 45 with a ratio a page has room for 40, those that were due.
  @Test func whatIsNotDrawnIsNamed() throws {
    let office = try Office()
    let arguments = ["chart", "bullet", "--plan", "2019", "--size", "a4"]
    // A long subtitle is broken into lines, each a label of its own.
    let page = try office.nenrin(arguments + ["--lang", "ja"]).output.matches(of: /set label '([^']*)'/)
      .map { String($0.output.1) }.joined()
    #expect(page.contains("40件を示す（期限前に到達した3件、期限前の2件は図にない）") && !page.contains("達成率の低い"))
    let slide = try office.nenrin(["chart", "bullet", "--plan", "2019", "--size", "slide"]).output
    #expect(slide.contains("Of the 40 targets that can be judged, 24 were met and 16 missed"))
    // A slide has room for all that were missed, and for too few of the others to stand for them.
    #expect(slide.contains("all 16 that were missed (not drawn: 24 met, 3 met early"))
  }

  /// A slide has no room for all that its title calls unlikely: it says how many of them are drawn, in the colour of the unlikely.
  @Test func unlikelyOnesThatAreNotDrawnAreTold() throws {
    let office = try Office()
    #expect(try office.nenrin("draft", "--from", "2019", "--to", "2020").status == 0)
    #expect(try office.nenrin("import", "draft-2020").status == 0)
    func script(_ size: String) throws -> (labels: String, marked: Int) {
      let output = try office.nenrin("chart", "probability", "--size", size).output
      let labels = output.matches(of: /set label '([^']*)' at .*tc rgb '(#[0-9A-F]+)'/)
      return (
        labels.map { String($0.output.1) }.joined(separator: " "),
        labels.count { $0.output.2 == "#BF4D00" && $0.output.1.contains("%") }
      )
    }
    let (slide, page) = (try script("slide"), try script("a4"))
    let called = slide.labels.matches(of: /(\d+) unlikely/).compactMap { Int($0.output.1) }
    #expect(page.marked > slide.marked && slide.marked > 0)
    #expect(
      slide.labels.contains("drawn are the \(slide.marked) least likely of all \(page.marked) unlikely"),
      "\(slide.labels)")
    #expect(called.prefix(2).reduce(0, +) == page.marked && !page.labels.contains("least likely of all"))
  }

  /// Where a proposed target comes from is told in words; the folder of CSV has the word for programs.
  @Test func proposedTargetsSayWhyInWords() throws {
    let office = try Office()
    #expect(try office.nenrin("draft", "--from", "2019", "--to", "2020").status == 0)
    #expect(try office.nenrin("import", "draft-2020").status == 0)
    for file in ["r.md", "r.csv"] {
      #expect(
        try office.nenrin("report", "--plan", "2019", "--compare", "2020", "-o", file, "--lang", "ja").status == 0)
    }
    let page = String(decoding: try office.data("r.md"), as: UTF8.self)
    #expect(page.contains("2019 → 2020（案）での定め方：前の目標に到達：到達水準を維持") && !page.contains("hold_level"))
    #expect(
      String(decoding: try office.data("r.csv/observations.csv"), as: UTF8.self).contains("2019 → 2020: hold_level"))
  }

  /// Of the plan's eight histories one is that of a relisted measure. Of the other seven a slide has room for all, as a
  /// column of A4 has, and no size says that it leaves some out.
  @Test(arguments: ["slide", "a4", "web"]) func aSlideHoldsSevenPanels(_ size: String) throws {
    let script = try Office().nenrin("chart", "trends", "--size", size).output
    #expect(script.ranges(of: /# Panel \d+\n/).count == 7)
    #expect(!script.contains(" of 7, in the order of the plan"))
  }

  /// Of thousands of rows a page and paper hold the first, and say so; a folder of CSV holds all.
  @Test func manyRowsAreCutWithAWord() throws {
    let office = try Office(plan: false)
    let rows = (1...2500).map { "k\($0),2019,\($0),\($0 + 1)\n" }.joined()
    try office.write("指標,年度,実績値,目標値\n" + rows, to: "table.csv")
    try office.nenrin("import", "table.csv", "--plan", "2019")
    #expect(try office.nenrin("report", "-o", "report.md", "--lang", "en").status == 0)
    let page = try String(contentsOf: office.folder.appendingPathComponent("report.md"), encoding: .utf8)
    #expect(page.contains("The first 2,000 rows; all 2,500 are in the report as a spreadsheet (.xlsx or .csv)"))
    #expect(page.contains("| k2000 |") && !page.contains("| k2001 |"))
    #expect(try office.nenrin("report", "-o", "report/").status == 0)
    let csv = try String(contentsOf: office.folder.appendingPathComponent("report/indicators.csv"), encoding: .utf8)
    #expect(csv.split(separator: "\n").count == 2501)
  }
}
