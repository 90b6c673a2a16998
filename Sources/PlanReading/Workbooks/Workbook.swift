// SPDX-License-Identifier: GPL-3.0-or-later

/// An Excel workbook (Office Open XML, ECMA-376): its sheets, and what their cells share.
struct Workbook {
  struct Sheet {
    let name: String
    let isHidden: Bool
    /// `nil` for a chart or a macro, which has no cells.
    let part: String?
  }

  let archive: ZipArchive
  let sheets: [Sheet]
  private let texts: [String]
  private let styles: CellStyles
  private let dates: DateSystem

  static let contentTypes = "[Content_Types].xml"

  init(path: String) throws(ReadingProblem) {
    let archive = try ZipArchive(path: path)
    self.archive = archive
    guard archive.contains(Self.contentTypes) else { throw archive.problem(.otherFormat(Self.format(of: archive))) }
    let main = try Self.mainPart(of: archive)
    let catalogue = SheetCatalogue()
    try XMLPart.read(main, of: archive, catalogue)
    let links = try Relationships(of: main, archive)
    sheets = try catalogue.sheets.map { sheet throws(ReadingProblem) in
      let link = links[id: sheet.link]
      let part = link?.kind == "worksheet" ? try link?.part(archive) : nil
      return Sheet(name: sheet.name, isHidden: sheet.isHidden, part: part)
    }
    let (texts, styles) = (SharedStrings(), CellStyles())
    if let part = try links[kind: "sharedStrings"]?.part(archive) { try XMLPart.read(part, of: archive, texts) }
    if let part = try links[kind: "styles"]?.part(archive) { try XMLPart.read(part, of: archive, styles) }
    (self.texts, self.styles) = (texts.texts, styles)
    dates = DateSystem(is1904: catalogue.is1904)
  }

  func cells(of sheet: Sheet, _ part: String) throws(ReadingProblem) -> SheetCells {
    let place = FilePlace(file: archive.path, sheet: sheet.name)
    let cells = SheetCells(place: place, texts: texts, styles: styles, dates: dates)
    try XMLPart.read(part, of: archive, cells)
    return cells
  }

  private static func mainPart(of archive: ZipArchive) throws(ReadingProblem) -> String {
    guard let part = try Relationships(of: "", archive)[kind: "officeDocument"]?.part(archive) else {
      throw archive.problem(.missingPart("xl/workbook.xml"))
    }
    if part.hasSuffix(".bin") { throw archive.problem(.otherFormat(.xlsb)) }
    if part.hasPrefix("word/") || part.hasPrefix("ppt/") { throw archive.problem(.otherFormat(.wordProcessing)) }
    return part
  }

  private static func format(of archive: ZipArchive) -> ReadingProblem.OtherFormat {
    archive.contains("META-INF/manifest.xml") && archive.contains("content.xml") ? .openDocument : .archive
  }
}

/// Which sheets there are, in the order of their tabs.
private final class SheetCatalogue: XMLConsumer {
  private(set) var sheets: [(name: String, link: String, isHidden: Bool)] = []
  private(set) var is1904 = false

  func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "sheet":
      guard let sheet = attributes["name"], let link = attributes["id"] else { return }
      sheets.append((sheet, link, (attributes["state"] ?? "visible") != "visible"))
    case "workbookPr": is1904 = attributes.isTrue("date1904")
    default: break
    }
  }
}

/// Which parts a part leads to (ECMA-376 part 2, 6.5).
private final class Relationships: XMLConsumer {
  struct Link {
    let id: String
    /// The last word of the type's address, which is the same in the strict and the transitional form.
    let kind: String
    let target: String
    let isExternal: Bool
    let source: String

    /// The part, which lies in the same archive.
    func part(_ archive: ZipArchive) throws(ReadingProblem) -> String {
      guard !isExternal, let part = PartName.resolve(target, from: source) else {
        throw archive.problem(.unsafePath(target))
      }
      return part
    }
  }

  private var links: [Link] = []
  private let source: String

  init(of source: String, _ archive: ZipArchive) throws(ReadingProblem) {
    self.source = source
    try XMLPart.read(PartName.relationships(of: source), of: archive, self)
  }

  subscript(id id: String) -> Link? { links.first { $0.id == id } }
  subscript(kind kind: String) -> Link? { links.first { $0.kind == kind } }

  func begin(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"]
    else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? ""
    links.append(
      Link(id: id, kind: kind, target: target, isExternal: attributes["TargetMode"] == "External", source: source))
  }
}
