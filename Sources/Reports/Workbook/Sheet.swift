// SPDX-License-Identifier: GPL-3.0-or-later
internal import CXlsxWriter

/// One sheet while it is being written. Texts are written as texts: none becomes a formula or a link.
struct Sheet {
  let name: String
  private let file: WorkbookFile
  private let sheet: UnsafeMutablePointer<lxw_worksheet>

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, of file: WorkbookFile) {
    (self.sheet, self.name, self.file) = (sheet, name, file)
    worksheet_set_default_row(sheet, Self.height(lines: 1), 0)
  }

  /// In points, of a row with so many lines. Kanji of 11 points are higher than the 15 points that spreadsheets give a row.
  static func height(lines: Int) -> Double { 3 + 15.5 * Double(min(max(lines, 1), 26)) }

  /// What a cell of a spreadsheet holds at most.
  private static let longestText = 32_767

  func write(_ text: String, _ row: Int, _ column: Int, _ look: CellLook = CellLook()) {
    let text = WorkbookText.printable(text, limit: Self.longestText)
    guard !text.isEmpty else { return }
    worksheet_write_string(sheet, UInt32(row), UInt16(column), text, file.format(look))
  }

  func write(_ number: Double, _ row: Int, _ column: Int, _ look: CellLook) {
    worksheet_write_number(sheet, UInt32(row), UInt16(column), number, file.format(look))
  }

  /// Whether a number can be shown so: of what holds for one value only there is no end, of formats there is. A count that has no room
  /// is written as the whole number that is shown everywhere; its digits are in csv.
  func hasRoom(for look: CellLook) -> Bool { file.hasRoom(for: look) }

  /// A cell with nothing in it but its look.
  func writeBlank(_ row: Int, _ column: Int, _ look: CellLook) {
    worksheet_write_blank(sheet, UInt32(row), UInt16(column), file.format(look))
  }

  /// A text over several columns, in as many lines as it needs: a spreadsheet does not find the height of merged cells.
  /// Returns the height of its row.
  @discardableResult
  func writeParagraph(_ text: String, _ row: Int, columns: Int, width: Double) -> Double {
    var look = CellLook()
    look.isWrapped = true
    let text = WorkbookText.printable(text, limit: Self.longestText)
    guard !text.isEmpty else { return Self.height(lines: 1) }
    if columns > 1 {
      worksheet_merge_range(sheet, UInt32(row), 0, UInt32(row), UInt16(columns - 1), text, file.format(look))
    } else {
      // One cell cannot be merged.
      write(text, row, 0, look)
    }
    return setHeight(Self.lines(DisplayWidth.of(text), inWidth: width), row)
  }

  /// The same below its title, which in a row of its own could end a page.
  func writeParagraph(_ text: String, under title: String, _ row: Int, columns: Int, width: Double) -> Double {
    let (title, text) = (
      WorkbookText.printable(title, limit: 255), WorkbookText.printable(text, limit: Self.longestText - 256)
    )
    guard !title.isEmpty, !text.isEmpty else {
      return writeParagraph(title + text, row, columns: columns, width: width)
    }
    var (look, bold) = (CellLook(), CellLook())
    (look.isWrapped, bold.isBold) = (true, true)
    let format = file.format(look)
    worksheet_merge_range(sheet, UInt32(row), 0, UInt32(row), UInt16(columns - 1), "", format)
    title.withCString { title in
      ("\n" + text).withCString { text in
        var first = lxw_rich_string_tuple(format: file.format(bold), string: UnsafeMutablePointer(mutating: title))
        var second = lxw_rich_string_tuple(format: nil, string: UnsafeMutablePointer(mutating: text))
        withUnsafeMutablePointer(to: &first) { first in
          withUnsafeMutablePointer(to: &second) { second in
            var parts: [UnsafeMutablePointer<lxw_rich_string_tuple>?] = [first, second, nil]
            worksheet_write_rich_string(sheet, UInt32(row), 0, &parts, format)
          }
        }
      }
    }
    return setHeight(1 + Self.lines(DisplayWidth.of(text), inWidth: width), row)
  }

  private func setHeight(_ lines: Int, _ row: Int) -> Double {
    worksheet_set_row(sheet, UInt32(row), Self.height(lines: lines), nil)
    return Self.height(lines: lines)
  }

  /// Room for so many lines: not every spreadsheet finds the height of wrapped texts by itself.
  func setLines(_ lines: Int, row: Int) {
    guard lines > 1 else { return }
    worksheet_set_row(sheet, UInt32(row), Self.height(lines: lines), nil)
  }

  /// The library measures charts by rows of which it was told, and takes others that have cells to be lower than they are.
  func fixHeights(rows: Range<Int>) {
    for row in rows { worksheet_set_row(sheet, UInt32(row), Self.height(lines: 1), nil) }
  }

  /// Not to be seen, unless asked for.
  func hide() { worksheet_hide(sheet) }

  func hide(row: Int) {
    var options = lxw_row_col_options()
    options.hidden = 1
    worksheet_set_row_opt(sheet, UInt32(row), 15, nil, &options)
  }

  func hide(column: Int) {
    var options = lxw_row_col_options()
    options.hidden = 1
    worksheet_set_column_opt(sheet, UInt16(column), UInt16(column), 8.43, nil, &options)
  }

  /// What is typed into these cells has to be a number; else the spreadsheet says this.
  func askForNumbers(rows: ClosedRange<Int>, column: Int, title: String, message: String) {
    WorkbookText.printable(title, limit: 32).withCString { title in
      WorkbookText.printable(message, limit: 255).withCString { message in
        var rule = lxw_data_validation()
        rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
        rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
        (rule.minimum_number, rule.maximum_number) = (-1e15, 1e15)
        rule.error_title = UnsafeMutablePointer(mutating: title)
        rule.error_message = UnsafeMutablePointer(mutating: message)
        worksheet_data_validation_range(
          sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &rule)
      }
    }
  }

  func setWidth(_ width: Double, column: Int) {
    worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
  }

  /// The rows above stay in sight, and stand on every page.
  func freeze(above row: Int) {
    worksheet_freeze_panes(sheet, UInt32(row), 0)
    worksheet_repeat_rows(sheet, UInt32(row - 1), UInt32(row - 1))
  }

  func addFilter(rows: ClosedRange<Int>, columns: Int) {
    worksheet_autofilter(sheet, UInt32(rows.lowerBound), 0, UInt32(rows.upperBound), UInt16(columns - 1))
  }

  /// Bars behind fractions, full at 1 and beyond.
  func addBars(rows: ClosedRange<Int>, column: Int) {
    var bars = lxw_conditional_format()
    bars.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    bars.data_bar_2010 = 1
    bars.bar_solid = 1
    bars.bar_color = 0xCFE4F2
    bars.bar_no_border = 1
    (bars.min_rule_type, bars.max_rule_type) = (
      UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue), UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    )
    (bars.min_value, bars.max_value) = (0, 1)
    worksheet_conditional_format_range(
      sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &bars)
  }

  /// How many lines a text of so many characters of half width takes in a column. A kanji is a little wider than the two digits
  /// in which columns are measured, and a line ends before what may not begin the next.
  static func lines(_ characters: Int, inWidth width: Double) -> Int {
    Int((Double(characters) * 1.08 / max(width - 1.5, 1)).rounded(.up))
  }

  /// The cells that are printed, and how they lie on pages.
  func setPage(rows: Int, columns: Int, _ pages: SheetPages) {
    worksheet_set_paper(sheet, pages.paper.rawValue)
    if pages.isLandscape { worksheet_set_landscape(sheet) }
    worksheet_print_area(sheet, 0, 0, UInt32(max(rows - 1, 0)), UInt16(max(columns - 1, 0)))
    worksheet_fit_to_pages(sheet, 1, UInt16(pages.pages))
    worksheet_set_margins(sheet, SheetPages.side, SheetPages.side, 0.6, pages.bottom)
    var footer = lxw_header_footer_options()
    footer.margin = pages.footer
    worksheet_set_footer_opt(sheet, "&C&P / &N", &footer)
  }

  /// Above each printed page, of A4 lying. Excel does not break it into lines, and shrinks it with the sheet, to three quarters where
  /// this stands.
  func setPageHeader(_ text: String) {
    let lines = TextExtent.wrapped(
      WorkbookText.printable(text, limit: 240), to: Self.headerWidth, size: Self.headerSize, limit: 2)
    // An ampersand begins a code; a digit behind that of the size would be part of it.
    let header = "&L&\(Int(Self.headerSize)) " + lines.joined(separator: "\n").replacing("&", with: "&&")
    // In inches: two lines have room above the table.
    var options = lxw_header_footer_options()
    options.margin = 0.2
    worksheet_set_header_opt(sheet, header, &options)
  }

  private static let (headerWidth, headerSize) = (760.0, 11.0)

  /// A digit of the default font has 7 pixels, and a column 5 more.
  static func pixels(ofColumns widths: [Double]) -> Double { widths.reduce(0) { $0 + $1 * 7 + 5 } }

  /// - Parameter size: in pixels.
  func insert(
    _ chart: UnsafeMutablePointer<lxw_chart>, _ row: Int, _ column: Int, size: (width: Double, height: Double),
    description: String
  ) {
    WorkbookText.printable(description, limit: 255).withCString { text in
      var options = lxw_chart_options()
      (options.x_scale, options.y_scale) = (size.width / 480, size.height / 288)
      options.description = UnsafeMutablePointer(mutating: text)
      worksheet_insert_chart_opt(sheet, UInt32(row), UInt16(column), chart, &options)
    }
  }
}

/// Text as a workbook can hold it.
enum WorkbookText {
  /// Without what no XML holds, and cut at the limit, which counts UTF-16 units; `_x0041_` is spelled so that no reader takes it
  /// for a character.
  static func printable(_ text: String, limit: Int) -> String {
    var text = text.withoutControls()
    if text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") {
      text = text.replacing(/_x([0-9A-Fa-f]{4}_)/) { "_x005F_x\($0.output.1)" }
    }
    text = text.withoutNoncharacters()
    // A text has no fewer bytes than units.
    guard text.utf8.count > limit, text.utf16.count > limit else { return text }
    var kept = text.prefix(limit - 1)
    while kept.utf16.count > limit - 1 { kept.removeLast() }
    return kept + "…"
  }
}
