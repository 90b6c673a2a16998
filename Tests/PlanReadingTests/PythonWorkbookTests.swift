// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestSupport
import Testing

@testable import PlanReading

/// Workbooks that other programs' libraries write, and that one of them reads again.
@Suite("Workbooks as openpyxl reads them")
struct PythonWorkbookTests {
  private static let isPresent =
    (try? ProjectPython.run("import openpyxl, xlsxwriter", python: ProjectPython.path)).flatMap(\.self) != nil

  @Test(.enabled(if: isPresent, "openpyxl and XlsxWriter are not in .build-venv, so nothing is compared with them"))
  func randomWorkbooksAreReadAlike() throws {
    let folder = try DocumentFolder()
    let output = try ProjectPython.run(Self.script, [folder.url.path], python: ProjectPython.path)
    let json = Data(try #require(output).utf8)
    let books = try JSONDecoder().decode([String: [String: [String: String]]].self, from: json)
    #expect(books.count == 24)
    for (name, sheets) in books {
      let book = try Workbook(path: folder.path(name))
      #expect(Set(book.sheets.map(\.name)) == Set(sheets.keys))
      for sheet in book.sheets {
        let cells = try book.cells(of: sheet, #require(sheet.part))
        #expect(Self.byName(cells) == sheets[sheet.name], "\(name) \(sheet.name)")
      }
    }
  }

  private static func byName(_ cells: SheetCells) -> [String: String] {
    var texts: [String: String] = [:]
    for row in cells.rows { for cell in row.cells { texts[FilePlace.cellName(row.number, cell.column)] = cell.text } }
    return texts
  }

  /// Writes random cells with two libraries, and prints what openpyxl reads from both: cells by name, as Nenrin has them.
  private static let script = #"""
    import datetime, json, random, sys, warnings
    import openpyxl, xlsxwriter
    warnings.simplefilter("ignore")
    random.seed(2019)
    TEXTS = ["指標", "来訪者 ", "a,b", "<&>\"'", "改\n行", "𠮷野", "１２", "=x", " x", "0012"]
    FORMATS = ["General", "0.0%", "#,##0", "yyyy/m/d", 'yyyy"年度"', "[$-411]ggge年m月d日;@", "0.00E+00", "h:mm",
               '[Red]#,##0"人"', "0%", "@", "[h]:mm", "m/d/yy h:mm", 'ge.m.d']
    def value():
      kind = random.randrange(6)
      if kind == 0: return random.choice(TEXTS), "General"
      if kind == 1: return random.random() < 0.5, "General"
      if kind == 2: return random.choice([0, -5, 1200000, 65.0, 0.1, 1e-7, 12345678901, random.random() * 1e6]), "General"
      if kind == 3: return random.choice([0.65, 0.655, 1.5, 0.1 + 0.2, 1e-3]), random.choice(["0.0%", "0%"])
      if kind == 4: return random.randrange(61, 60000), random.choice(FORMATS)
      return random.randrange(61 * 24, 60000 * 24) / 24, random.choice(FORMATS)
    def shortest(number):
      if number == int(number) and abs(number) < 1e15: return str(int(number))
      return repr(number)
    def text(cell):
      value, code = cell.value, cell.number_format
      if isinstance(value, datetime.timedelta):
        value = openpyxl.utils.datetime.from_excel(openpyxl.utils.datetime.to_excel(value))
      if isinstance(value, bool): return "TRUE" if value else "FALSE"
      if isinstance(value, datetime.datetime):
        # To the second, as clocks show it.
        value = (value + datetime.timedelta(microseconds=500000)).replace(microsecond=0)
        if "y" in code and "m" not in code: return str(value.year)
        return value.date().isoformat() if value.time() == datetime.time(0) else value.isoformat(timespec="seconds")
      if isinstance(value, datetime.time): return value.isoformat(timespec="seconds")
      if isinstance(value, (int, float)):
        if "%" in code: return shortest(float(repr(value) + "e2") if "e" not in repr(value) else value * 100) + "%"
        return shortest(value)
      return value
    folder, books = sys.argv[1], {}
    for number in range(24):
      name = f"{number}.xlsx"
      sheets = random.sample(["Sheet1", "実績", "R1 (2)", "a&b"], random.randrange(1, 4))
      cells = [(sheet, random.randrange(40), random.randrange(60), *value()) for sheet in sheets for _ in range(60)]
      if number % 2:
        book = xlsxwriter.Workbook(f"{folder}/{name}", {"in_memory": True})
        tabs, formats = {sheet: book.add_worksheet(sheet) for sheet in sheets}, {}
        for sheet, row, column, content, code in cells:
          style = formats.setdefault(code, book.add_format({"num_format": code}))
          if isinstance(content, bool): tabs[sheet].write_boolean(row, column, content, style)
          elif isinstance(content, str): tabs[sheet].write_string(row, column, content, style)
          else: tabs[sheet].write_number(row, column, content, style)
        book.close()
      else:
        book = openpyxl.Workbook()
        book.remove(book.active)
        tabs = {sheet: book.create_sheet(sheet) for sheet in sheets}
        for sheet, row, column, content, code in cells:
          cell = tabs[sheet].cell(row + 1, column + 1)
          cell.value, cell.number_format = content, code
          if isinstance(content, str): cell.data_type = "s"
        book.save(f"{folder}/{name}")
      read = openpyxl.load_workbook(f"{folder}/{name}", data_only=True)
      books[name] = {sheet.title: {cell.coordinate: text(cell) for row in sheet.iter_rows() for cell in row
                                   if cell.value not in (None, "")} for sheet in read}
    json.dump(books, sys.stdout)
    """#
}
