// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The report in the formats of other programs, read back by them.
@Suite("Report as workbook, PDF and Word document")
struct ReportFormatTests {
  private static let python = CommandRun.root.appendingPathComponent(".build-venv/bin/python3")

  private func program(_ name: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  private func read(_ script: String, in office: Office) throws -> CommandRun? {
    // Without this mark the environment was made for something else, and has no openpyxl.
    let mark = CommandRun.root.appendingPathComponent(".build-venv/.workbooks").path
    guard FileManager.default.fileExists(atPath: mark) else { return nil }
    let environment = ["PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"]
    return try CommandRun.run(Self.python, ["-c", script], in: office.folder, environment: environment)
  }

  /// openpyxl reads the values that the folder of CSV has as numbers, to the digits that a workbook holds.
  @Test func workbookHasTheValuesOfTheTables() throws {
    let office = try Office()
    #expect(try office.nenrin("report", "-o", "report.xlsx").status == 0)
    #expect(try office.nenrin("report", "-o", "tables/").status == 0)
    #expect(try office.nenrin("report", "-o", "report.html").status == 0)
    let script = """
      import csv, html, openpyxl, re
      book = openpyxl.load_workbook("report.xlsx")
      assert book.sheetnames[0] == "Summary" and book.sheetnames[-1] == "Observations", book.sheetnames
      summary = [[c.value for c in row] for row in book["Summary"].iter_rows()]
      values = [v for row in summary for v in row]
      assert {108, 93, 93 / 108} <= set(values), values[:30]
      assert len(book["Summary"]._charts) == 1 and len(book["Target ratios"]._charts) == 1
      rows = list(csv.DictReader(open("tables/indicators.csv", newline="")))
      sheet = book["Indicators"]
      assert sheet.freeze_panes == "A4" and sheet.auto_filter.ref == f"A3:{sheet.cell(3, sheet.max_column).column_letter}{len(rows) + 3}"
      chart = book["Target ratios"]._charts[0]
      titles = ["".join(run.t for p in axis.title.tx.rich.p for run in p.r or []) for axis in (chart.x_axis, chart.y_axis)]
      assert sorted(titles) == ["indicator", "target ratio (logarithmic; bars begin at the target, 100%)"], titles
      # A series a grade, from the target.
      values = max(chart.x_axis, chart.y_axis, key=lambda axis: axis.scaling.logBase or 0)
      assert values.scaling.logBase == 10 and chart.overlap == 100 and len(chart.series) >= 2, len(chart.series)
      # The title, the rows, their order and numbers of the page's picture, and what it leaves out.
      page = open("report.html").read()
      figure = page[page.index('id="chart-indicators"'):]
      title = html.unescape(re.search('aria-label="([^"]*)"', figure)[1])
      assert "".join(run.t for p in chart.title.tx.rich.p for run in p.r or []) == title, title
      own = [[c.value for c in row] for row in book["Target ratios"].iter_rows()]
      ratios = [row[own[0].index("ratio")] for row in own[1:]]
      shown = [f"{100 * ratio:,.{1 if ratio < 10 else 0}f}%" for ratio in ratios if ratio is not None]
      drawn = re.findall(r">\\s*([0-9.,]+%)※?\\s*<", figure[:figure.index("</svg>")])
      assert shown == [text for text in drawn if text in shown] and len(shown) == 40, (shown, drawn)
      assert any(isinstance(row[0], str) and "not drawn: 3 met early, 2 not yet due" in row[0] for row in own), own[-1]
      # What is printed of that sheet is the chart, all of it.
      area, end = book["Target ratios"].print_area.split(":")[-1].replace("$", ""), chart.anchor.to
      assert openpyxl.utils.cell.coordinate_from_string(area)[1] > end.row and end.col < openpyxl.utils.column_index_from_string(
          openpyxl.utils.cell.coordinate_from_string(area)[0]), (area, end.row, end.col)
      # Each table fits on A4 in type that can be read.
      assert sheet.print_title_rows and sheet.print_area and sheet.conditional_formatting
      papers = {own.title: own.page_setup.paperSize for own in book}
      assert set(papers.values()) == {9}, papers
      # Kanji of 11 points are 16 points high; beside digits of another font they stand on one line in the middle.
      assert sheet.sheet_format.defaultRowHeight >= 18 and {c.alignment.vertical for c in sheet[4] if c.value} == {"center"}
      heads = [c.value for c in sheet[3]]
      for key, head in [("target", "target"), ("actual", "actual"), ("ratio", "ratio"), ("baseline", "baseline")]:
          own = [row[heads.index(head)].value for row in sheet.iter_rows(min_row=4)]
          for a, b in zip(own, rows, strict=True):
              # The library writes 16 digits, of which a spreadsheet shows 15.
              if b[key]: assert abs(float(b[key]) - a) <= 1e-15 * abs(a), (a, b[key])
              else: assert a is None or isinstance(a, str), a
      observations = list(csv.DictReader(open("tables/observations.csv", newline="")))
      assert book["Observations"].max_row == len(observations) + 3
      # A sheet of forecasts that is printed alone says how forecasts came out before.
      header = book["Forecast"].oddHeader.left.text
      assert "came within the 80% interval" in " ".join(header.split()) and "too few to judge" in header, header
      assert not book["Indicators"].oddHeader.left.text
      # What is not printed of a sheet is on that sheet, and is sought in no other file.
      notes = {own.title: own.cell(2, 1).value or "" for own in book if own.title not in ("Summary", "Target ratios")}
      assert sum("at the right of this sheet" in note for note in notes.values()) >= 3, notes
      assert not [note for note in notes.values() if ".html" in note], notes
      own = book["Forecast"]
      last = openpyxl.utils.cell.coordinate_from_string(own.print_area.split(":")[-1].replace("$", ""))[0]
      heads = [c.value for c in own[3]][:openpyxl.utils.column_index_from_string(last)]
      assert {"method", "probability"} <= set(heads) and "95% low" not in heads, heads
      """
    guard let reading = try read(script, in: office) else { return print("skipped: .ci/venv workbooks has not run") }
    #expect(reading.status == 0, "\(reading.errors)")
  }

  /// What a chance rests on stands in a column that is not printed, and so in the note that is.
  @Test func printedForecastsSayWhichChancesAreGiven() throws {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    #expect(try office.nenrin("report", "--plan", "2019", "--compare", "2020", "-o", "report.xlsx").status == 0)
    let script = """
      import openpyxl
      sheet = openpyxl.load_workbook("report.xlsx")["Forecast"]
      heads = [c.value for c in sheet[3]]
      rows = [dict(zip(heads, (c.value for c in row))) for row in sheet.iter_rows(min_row=4)]
      given = [row for row in rows if row["outlook"] == "by how it was set"]
      told = [row for row in rows if "probability by how it was set" in (row["note"] or "")]
      assert len(given) > 9 and given == told, (len(given), len(told))
      printed = openpyxl.utils.column_index_from_string("".join(c for c in sheet.print_area.split(":")[-1] if c.isalpha()))
      assert {"method", "note"} <= set(heads[:printed]) and "outlook" not in heads[:printed], heads
      """
    guard let reading = try read(script, in: office) else { return print("skipped: .ci/venv workbooks has not run") }
    #expect(reading.status == 0, "\(reading.errors)")
  }

  /// A name is never a formula or a link, and comes back as it was.
  @Test func namesAreTextInWorkbooks() throws {
    let office = try Office(plan: false)
    let names = HostileNameTests.names + ["_x0041_B", "https://example.org", "{=1+1}"]
    let quoted = names.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
    let unit = "\"[a]:*?/\\\""
    let rows = quoted.map { "\($0),2019,1,,\(unit),\n\($0),2020,5,target,\(unit),=1+1" }
    try office.write("indicator,year,value,kind,unit,plan\n" + rows.joined(separator: "\n") + "\n", to: "names.csv")
    try office.nenrin("import", "names.csv")
    let run = try office.nenrin("report", "--plan", "=1+1", "-o", "report.xlsx")
    #expect(run.status == 0, "\(run.errors)")
    try office.write(Data(JSONSerialization.data(withJSONObject: names)), to: "names.json")
    let script = """
      import json, openpyxl, unicodedata
      book = openpyxl.load_workbook("report.xlsx")
      cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
      assert not [c for c in cells if c.data_type == "f" or c.hyperlink], "a formula or a link"
      texts = {c.value for c in cells if isinstance(c.value, str)}
      for name in json.load(open("names.json", encoding="utf-8")):
          plain = "".join(" " if unicodedata.category(c) == "Cc" else c for c in name.strip())
          assert plain in texts, plain
      """
    guard let reading = try read(script, in: office) else { return print("skipped: .ci/venv workbooks has not run") }
    #expect(reading.status == 0, "\(reading.errors)")
  }

  @Test(arguments: [("report.pdf", "chromium"), ("report.docx", "pandoc")])
  func whatIsMissingIsNamed(_ file: String, _ program: String) throws {
    let office = try Office()
    let run = try office.nenrin("report", "-o", file, environment: ["PATH": "/nowhere"])
    #expect(run.status == 1 && run.sentence.contains(program), "\(run.errors)")
    #expect(!office.exists(file))
  }

  /// Where the text cannot be written, its figures do not stay either.
  @Test func noHalfReport() throws {
    let office = try Office()
    let place = office.folder.appendingPathComponent("report.md")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let run = try office.nenrin("report", "-o", "report.md", "--force")
    #expect(run.status == 1 && run.sentence.contains("report.md"), "\(run.errors)")
    #expect(!office.exists("report-figures"))
  }

  /// 40 blocks of 512 bytes: less than the page, which is then not there at all.
  @Test func noHalfPage() throws {
    let office = try Office()
    let run = try CommandRun.run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "ulimit -f 40; \"$0\" report -o report.html", CommandRun.executable.path],
      in: office.folder, environment: ["NENRIN_STORE": "nenrin.db", "LC_ALL": "C.UTF-8"])
    #expect(run.status == 1 && run.errors.contains("report.html"), "\(run.errors)")
    let left = try FileManager.default.contentsOfDirectory(atPath: office.folder.path)
    #expect(!left.contains { $0.contains("report") || $0.hasPrefix(".dat") }, "\(left)")
  }

  /// A bar each for 155 sections would be a picture of three pages, or one that nobody can read: their table stands alone, and is counted
  /// without a chart.
  @Test func noChartIsHigherThanAPage() throws {
    let office = try Office()
    try office.nenrin("export", "--to", "p")
    for (file, rows) in [
      ("p/sections.csv", (6...155).map { "2019,\($0),s\($0)" }),
      ("p/measures.csv", (6...155).map { "2019,\($0),1,m\($0),d,false,false,achieved" }),
    ] {
      try office.write(
        String(decoding: office.data(file), as: UTF8.self) + rows.joined(separator: "\n") + "\n", to: file)
    }
    #expect(try office.nenrin("import", "--store", "many.db", "p").status == 0)
    func charts(_ store: String) throws -> (Int, String) {
      let run = try office.nenrin("report", "--store", store, "--plan", "2019", "-o", "r.html", "--force")
      let text = String(decoding: try office.data("r.html"), as: UTF8.self)
      return (text.ranges(of: "<figure class=\"chart\"").count, run.errors)
    }
    let (few, many) = (try charts("nenrin.db"), try charts("many.db"))
    #expect(many.0 == few.0 - 1 && many.1.contains("\(many.0) charts"), "\(few) \(many)")
  }

  @Test func printsToPDF() throws {
    guard program("chromium") != nil, let reader = program("pdftotext") else {
      return print("skipped: chromium or pdftotext is not installed")
    }
    let office = try Office()
    let run = try office.nenrin("report", "-o", "report.pdf", environment: ["HOME": office.folder.path])
    #expect(run.status == 0, "\(run.errors)")
    let text = try CommandRun.run(reader, ["-layout", "report.pdf", "-"], in: office.folder, environment: [:]).output
    #expect(text.contains("86.1%") && text.contains("電子自治体"))
    try everyPageStands(in: office)
  }

  /// poppler says of each page that it is A4 upright.
  private func everyPageStands(in office: Office) throws {
    guard let teller = program("pdfinfo") else { return print("skipped: pdfinfo is not installed") }
    let told = try CommandRun.run(teller, ["-l", "999", "report.pdf"], in: office.folder, environment: [:]).output
    let sizes = told.split(separator: "\n").filter { $0.hasPrefix("Page ") && $0.contains("size:") }
    #expect(sizes.count > 10 && sizes.allSatisfy { $0.contains(/59[45]\S* x 84[12]/) }, "\(told)")
  }

  @Test func pandocMakesAWordDocument() throws {
    guard let pandoc = program("pandoc") else { return print("skipped: pandoc is not installed") }
    let office = try Office()
    let run = try office.nenrin("report", "-o", "report.docx")
    #expect(run.status == 0, "\(run.errors)")
    let text = try CommandRun.run(
      pandoc, ["--to=plain", "--columns=400", "report.docx"], in: office.folder, environment: ["LC_ALL": "C.UTF-8"]
    ).output
    #expect(text.contains("86.1%") && text.contains("電子自治体") && !text.contains("openxml"))
    try everyPageIsNumbered(in: office)
  }

  /// Python's zip and XML readers find a size of A4 and a footer with the page's number in every section.
  private func everyPageIsNumbered(in office: Office) throws {
    let script = """
      import zipfile, xml.etree.ElementTree as tree
      archive = zipfile.ZipFile("report.docx")
      assert archive.testzip() is None
      for name in archive.namelist():
          if name.endswith((".xml", ".rels")): tree.fromstring(archive.read(name))
      w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
      r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
      targets = {x.get("Id"): x.get("Target") for x in tree.fromstring(archive.read("word/_rels/document.xml.rels"))}
      sections = list(tree.fromstring(archive.read("word/document.xml")).iter(w + "sectPr"))
      for section in sections:
          size = section.find(w + "pgSz")
          assert {size.get(w + "w"), size.get(w + "h")} == {"11906", "16838"}, size.attrib
          footer = archive.read("word/" + targets[section.find(w + "footerReference").get(r)]).decode()
          assert " PAGE " in footer and " NUMPAGES " in footer
      assert size.get(w + "orient") is None
      assert len(sections) == 1 and b"Theme=" not in archive.read("word/styles.xml")
      """
    guard let reading = try read(script, in: office) else { return print("skipped: .ci/venv workbooks has not run") }
    #expect(reading.status == 0, "\(reading.errors)")
  }
}
