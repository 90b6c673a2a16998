// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLibraryLoader
internal import CXlsxWriter
internal import Foundation

/// Why there is no workbook.
public enum WorkbookError: Error, Hashable, Sendable {
  /// What the library says of it.
  case notWritten(String)
  /// libxlsxwriter is not installed.
  case noLibrary
}

/// A workbook while it is being written; libxlsxwriter, without its pointers.
final class WorkbookFile {
  let workbook: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private var formats: [CellLook: UnsafeMutablePointer<lxw_format>] = [:]
  private var isClosed = false

  init() throws(WorkbookError) {
    guard nenrin_xlsxwriter_is_there() != 0 else { throw .noLibrary }
    path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx").path
    guard let workbook = workbook_new(path) else { throw .notWritten("out of memory") }
    self.workbook = workbook
  }

  deinit {
    if !isClosed { lxw_workbook_free(workbook) }
    try? FileManager.default.removeItem(atPath: path)
  }

  func addSheet(_ name: String) throws(WorkbookError) -> Sheet {
    guard let sheet = workbook_add_worksheet(workbook, name) else { throw .notWritten("no sheet \(name)") }
    return Sheet(sheet, name: name, of: self)
  }

  func describe(title: String) {
    title.withCString { text in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: text)
      workbook_set_properties(workbook, &properties)
    }
  }

  /// The whole file.
  func data() throws(WorkbookError) -> Data {
    isClosed = true
    let error = workbook_close(workbook)
    guard error == LXW_NO_ERROR else { throw .notWritten(String(cString: lxw_strerror(error))) }
    guard let data = FileManager.default.contents(atPath: path) else { throw .notWritten("no file") }
    return data
  }

  /// Formats of numbers that hold for one value only; Excel refuses a workbook that has more than some 200 of all kinds.
  private var formatsOfOne = Set<String>()
  private static let mostFormatsOfOne = 100

  func hasRoom(for look: CellLook) -> Bool {
    !look.isOfOneValue || formatsOfOne.contains(look.number) || formatsOfOne.count < Self.mostFormatsOfOne
  }

  /// One format for all cells that look alike.
  func format(_ look: CellLook) -> UnsafeMutablePointer<lxw_format>? {
    var look = look
    if look.isOfOneValue, !formatsOfOne.contains(look.number) {
      if formatsOfOne.count < Self.mostFormatsOfOne {
        formatsOfOne.insert(look.number)
      } else {
        look.number = "#,##0.00"
      }
    }
    if let format = formats[look] { return format }
    guard let format = workbook_add_format(workbook) else { return nil }
    look.apply(to: format)
    formats[look] = format
    return format
  }
}

/// How a cell looks.
struct CellLook: Hashable {
  var number = ""
  var isBold = false
  var isHeading = false
  var isWrapped = false
  var isTrailing = false
  var isIndented = false
  /// A thin line below.
  var isRuled = false
  /// A person is to fill it in.
  var isInput = false
  var size = 0.0
  var tone: CellTone?

  static let title: CellLook = {
    var look = CellLook()
    (look.isBold, look.size) = (true, 14)
    return look
  }()

  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    // Where a font has no kanji, those of another stand beside its digits: in the middle they are on one line.
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if !number.isEmpty { format_set_num_format(format, number) }
    if isBold || isHeading || tone != nil { format_set_bold(format) }
    if isWrapped { format_set_text_wrap(format) }
    if isTrailing { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    if isIndented { format_set_indent(format, 1) }
    if isInput {
      format_set_bg_color(format, 0xFFF6D6)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, 0xC8A43A)
    }
    if isRuled {
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, 0xD5D8DA)
    }
    if size > 0 { format_set_font_size(format, size) }
    if isHeading {
      format_set_bg_color(format, 0xE8ECEF)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
    if let tone { format_set_font_color(format, tone.colour) }
  }
}
