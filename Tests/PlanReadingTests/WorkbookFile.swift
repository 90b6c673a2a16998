// SPDX-License-Identifier: GPL-3.0-or-later
import CZip
import Foundation
import PlanReading

/// A workbook written part by part, so that it can be wrong in any way.
struct WorkbookFile {
  var parts: [String: Data]
  /// Names in the order of the archive; those of `parts` where it is empty.
  var extra: [(name: String, data: Data)] = []
  var password: String?

  struct Failure: Error {}

  /// A sheet's rows as XML: `<row r="1">…</row>`; each name of the array is a sheet.
  init(
    sheets: [(name: String, data: String)], strings: String = "", styles: String = "", workbook: String = "",
    state: [String: String] = [:]
  ) {
    let numbers = 1...max(sheets.count, 1)
    let links = numbers.map {
      "<Relationship Id=\"rId\($0)\" Type=\"\(Self.types)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
    }
    let tabs = zip(sheets, numbers).map { sheet, number in
      let state = state[sheet.name].map { " state=\"\($0)\"" } ?? ""
      return "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\"\(state) r:id=\"rId\(number)\"/>"
    }
    var texts = [
      "[Content_Types].xml": "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
      "_rels/.rels": Self.relationships(
        "<Relationship Id=\"rId1\" Type=\"\(Self.types)/officeDocument\" Target=\"xl/workbook.xml\"/>"),
      "xl/workbook.xml": "<workbook \(Self.main)>\(workbook)<sheets>\(tabs.joined())</sheets></workbook>",
      "xl/_rels/workbook.xml.rels": Self.relationships(
        links.joined() + "<Relationship Id=\"rId98\" Type=\"\(Self.types)/styles\" Target=\"styles.xml\"/>"
          + "<Relationship Id=\"rId99\" Type=\"\(Self.types)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"),
      "xl/styles.xml": "<styleSheet \(Self.main)>\(styles)</styleSheet>",
      "xl/sharedStrings.xml": "<sst \(Self.main)>\(strings)</sst>",
    ]
    for (sheet, number) in zip(sheets, numbers) {
      texts["xl/worksheets/sheet\(number).xml"] = "<worksheet \(Self.main)>\(sheet.data)</worksheet>"
    }
    parts = texts.mapValues { Data(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + $0).utf8) }
  }

  /// One sheet of texts and numbers, row by row; `nil` is an empty cell.
  init(_ rows: [[String?]], merges: [String] = []) {
    self.init(sheets: [("Sheet1", Self.sheet(rows, merges: merges))])
  }

  static func sheet(_ rows: [[String?]], merges: [String] = []) -> String {
    let data = rows.enumerated().map { number, row in
      let cells = row.enumerated().map { column, text in
        guard let text else { return "" }
        let place = "\(String(UnicodeScalar(UInt8(65 + column))))\(number + 1)"
        if Double(text) != nil { return "<c r=\"\(place)\"><v>\(text)</v></c>" }
        return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
    }
    let merged = merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    return "<sheetData>\(data.joined())</sheetData>" + (merged.isEmpty ? "" : "<mergeCells>\(merged)</mergeCells>")
  }

  func write(to path: String) throws {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw Failure() }
    var buffers: [UnsafeMutableRawBufferPointer] = []
    defer { buffers.forEach { $0.deallocate() } }
    for (name, data) in parts.sorted(by: { $0.key < $1.key }).map({ ($0.key, $0.value) }) + extra {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(data.count, 1), alignment: 1)
      buffers.append(buffer)
      data.copyBytes(to: buffer)
      let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(data.count), 0)
      guard let source else { throw Failure() }
      let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else { throw Failure() }
      if let password {
        zip_file_set_encryption(archive, zip_uint64_t(index), UInt16(ZIP_EM_AES_256), password)
      }
    }
    guard zip_close(archive) == 0 else { throw Failure() }
  }

  func data() throws -> Data {
    let folder = try DocumentFolder()
    try write(to: folder.path("made.xlsx"))
    return try Data(contentsOf: folder.url.appendingPathComponent("made.xlsx"))
  }

  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let main =
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"\(types)\""

  static func relationships(_ links: String) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(links)</Relationships>"
  }
}

extension DocumentFolder {
  /// Reads one workbook.
  static func workbook(_ file: WorkbookFile) throws -> ReadDocuments {
    let folder = try DocumentFolder()
    try file.write(to: folder.path("book.xlsx"))
    return try folder.read("book.xlsx")
  }

  /// What is told of one workbook.
  static func problems(of file: WorkbookFile) throws -> [ReadingProblem] {
    let folder = try DocumentFolder()
    try file.write(to: folder.path("book.xlsx"))
    return folder.problems("book.xlsx")
  }
}
