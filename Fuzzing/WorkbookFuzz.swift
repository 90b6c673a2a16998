// SPDX-License-Identifier: GPL-3.0-or-later
import CZip
import Foundation
import PlanReading

// libFuzzer calls from one thread.
nonisolated(unsafe) private let file = FuzzFile("book.xlsx")

/// The first byte chooses what the others are: a whole archive, or one part of an archive whose other parts are right.
/// A part is stored anew for each input, since chance would never find the checksum of a changed one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkbook(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let data = Data(bytes: start + 1, count: count - 1)
  let names = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "_rels/.rels",
  ]
  // Letters, so that a person can write a seed.
  let choice = Int(start[0]) - Int(UInt8(ascii: "a"))
  if names.indices.contains(choice) {
    var parts = goodParts
    parts[names[choice]] = data
    writeArchive(parts)
  } else {
    file.write(data)
  }
  file.read()
  return 0
}

private func writeArchive(_ parts: [String: Data]) {
  var code: Int32 = 0
  guard let archive = zip_open(file.path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { return }
  var buffers: [UnsafeMutableRawBufferPointer] = []
  defer { for buffer in buffers { buffer.deallocate() } }
  for (name, data) in parts {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(data.count, 1), alignment: 1)
    buffers.append(buffer)
    data.copyBytes(to: buffer)
    guard let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(data.count), 0) else { continue }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    if index >= 0 { zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_STORE, 0) }
  }
  if zip_close(archive) != 0 { zip_discard(archive) }
}

private let goodParts: [String: Data] = {
  let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  func links(_ text: String) -> String { "<Relationships>\(text)</Relationships>" }
  func link(_ id: String, _ kind: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(types)/\(kind)\" Target=\"\(target)\"/>"
  }
  let texts = [
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": links(link("r1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" id=\"r1\"/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels": links(
      link("r1", "worksheet", "worksheets/sheet1.xml") + link("r2", "styles", "styles.xml")
        + link("r3", "sharedStrings", "sharedStrings.xml")),
    "xl/styles.xml":
      "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>",
    "xl/sharedStrings.xml":
      "<sst><si><t>指標</t></si><si><t>年度</t></si><si><t>値</t></si><si><t>来訪者</t></si></sst>",
    "xl/worksheets/sheet1.xml": """
    <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
    </row><row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>43556</v></c><c r="C2" s="2"><v>0.5</v></c></row>
    </sheetData></worksheet>
    """,
  ]
  return texts.mapValues { Data($0.utf8) }
}()
