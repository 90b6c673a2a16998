// SPDX-License-Identifier: GPL-3.0-or-later

/// What pandoc would take from a reference document, written into the parts of the document that it made: pages of A4 with their
/// numbers (ECMA-376-1, 17.6 and 17.10), and type that has Japanese (17.3.2.26). So no document lies about as a template.
enum WordPages {
  static let document = "word/document.xml"
  static let styles = "word/styles.xml"
  static let relationships = "word/_rels/document.xml.rels"
  static let contentTypes = "[Content_Types].xml"
  static let footerPart = "word/footer-pages.xml"

  private static let footerID = "rIdFooterPages"
  private static let format = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A section that says nothing of its pages, as pandoc's only one, is of A4 that stands; each has the number of the page below.
  static func document(_ xml: String) -> String {
    xml.replacing(/<(wp:extent|a:ext) cx="(\d+)" cy="(\d+)"/) { match in
      "<\(match.output.1)" + extent(width: Double(match.output.2) ?? 0, height: Double(match.output.3) ?? 0)
    }
    .replacing(/<w:sectPr *\/>/, with: "<w:sectPr>\(size)</w:sectPr>")
    .replacing("<w:sectPr>", with: "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"\(footerID)\"/>")
  }

  /// Of pictures, in the unit of drawings, of which a centimetre has 360,000 (20.1.2.1): as wide as the page, so that their type is as
  /// large as it was meant to be, and no higher than a page below its heading. Pandoc makes none wider than its own pages allow.
  private static func extent(width: Double, height: Double) -> String {
    guard width > 0, height > 0 else { return " cx=\"0\" cy=\"0\"" }
    let scale = min(17.3 * 360_000 / width, 20.5 * 360_000 / height)
    return " cx=\"\(Int((width * scale).rounded()))\" cy=\"\(Int((height * scale).rounded()))\""
  }

  private static let size =
    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\""
    + " w:left=\"850\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"

  /// Page and pages, in the middle.
  static let footer = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>\
    <w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>\
    \(field("PAGE"))<w:r>\(small)<w:t xml:space="preserve"> / </w:t></w:r>\(field("NUMPAGES"))</w:p></w:ftr>
    """

  private static let small = "<w:rPr><w:sz w:val=\"18\"/></w:rPr>"

  private static func field(_ name: String) -> String {
    "<w:fldSimple w:instr=\" \(name) \"><w:r>\(small)<w:t>1</w:t></w:r></w:fldSimple>"
  }

  static func relationships(_ xml: String) -> String {
    let footer = "<Relationship Type=\"\(format)/footer\" Id=\"\(footerID)\" Target=\"footer-pages.xml\"/>"
    return xml.replacing("</Relationships>", with: footer + "</Relationships>")
  }

  static func contentTypes(_ xml: String) -> String {
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    return xml.replacing(
      "</Types>", with: "<Override PartName=\"/\(footerPart)\" ContentType=\"\(type)\"/></Types>")
  }

  /// Fonts by their names in place of those of pandoc's theme, which have no Japanese, and the size of text of Japanese documents. No
  /// style lets a number or a word break inside.
  static func styles(_ xml: String) -> String {
    xml.replacing(/<w:rFonts [^>]*Theme=[^>]*\/>/, with: WordTable.font)
      .replacing(/<w:wordWrap [^>]*\/>/, with: "")
      .replacing(/<w:docDefaults>.*?<\/w:docDefaults>/.dotMatchesNewlines()) { match in
        match.output.replacing(/<w:(sz|szCs) w:val="\d+" *\/>/) { "<w:\($0.output.1) w:val=\"\(bodyType)\"/>" }
          .replacing(/<w:lang [^>]*\/>/, with: languages)
      }
  }

  /// The first is that of letters and digits only (17.3.2.20): were it Japanese too, some programs would break lines inside a number, as
  /// Japanese breaks between any two signs.
  private static let languages = "<w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\" w:bidi=\"ar-SA\"/>"

  /// In half points.
  private static let bodyType = 21
}
