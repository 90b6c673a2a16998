// SPDX-License-Identifier: GPL-3.0-or-later
internal import CExpat
internal import Foundation

/// What takes the elements of a part as they come. Names are without their prefixes: spreadsheets know only one
/// vocabulary, but some programs write it with a prefix.
protocol XMLConsumer: AnyObject {
  func begin(_ name: String, _ attributes: XMLAttributes)
  func end(_ name: String)
  func take(_ text: String)
  /// Why the reading cannot go on.
  var refusal: ReadingProblem? { get }
}

extension XMLConsumer {
  func end(_ name: String) {}
  func take(_ text: String) {}
  var refusal: ReadingProblem? { nil }
}

/// The attributes of an element, as long as it is being begun.
struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of the attribute with this name, with whatever prefix.
  subscript(_ name: String) -> String? {
    guard let pairs else { return nil }
    var index = 0
    while let key = pairs[index], let value = pairs[index + 1] {
      if XMLPart.local(key).withMemoryRebound(to: CChar.self, capacity: 1, { strcmp($0, name) }) == 0 {
        return String(cString: value)
      }
      index += 2
    }
    return nil
  }

  func integer(_ name: String) -> Int? { self[name].flatMap { Int($0) } }
  func isTrue(_ name: String) -> Bool { ["1", "true", "on"].contains(self[name] ?? "") }
}

/// A part of a workbook, parsed by Expat while it is being unpacked.
///
/// A document type is refused where it begins: no part of a workbook has one, and it is where entities are declared, by
/// which a small file grows without end or reaches for other files.
enum XMLPart {
  static func read(_ name: String, of archive: ZipArchive, _ consumer: some XMLConsumer) throws(ReadingProblem) {
    let parsing = XMLParsing(consumer)
    guard let parser = XML_ParserCreate(nil) else { throw archive.problem(.damagedArchive(reason: "memory")) }
    defer { XML_ParserFree(parser) }
    parsing.handle(parser)
    try archive.read(name) { bytes throws(ReadingProblem) in
      try feed(bytes, isLast: false, parser, parsing, name, archive)
    }
    try feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true, parser, parsing, name, archive)
  }

  private static func feed(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ parser: XML_Parser, _ parsing: XMLParsing, _ name: String,
    _ archive: ZipArchive
  ) throws(ReadingProblem) {
    parsing.silentBytes += bytes.count
    let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
    let status = XML_Parse(parser, start, Int32(bytes.count), isLast ? 1 : 0)
    if parsing.hasDocumentType { throw archive.problem(.documentType(part: name)) }
    if let refusal = parsing.consumer.refusal { throw refusal }
    let line = Int(clamping: XML_GetCurrentLineNumber(parser))
    guard status == XML_STATUS_OK, parsing.silentBytes <= XMLParsing.longestTag else {
      let reason =
        status == XML_STATUS_OK ? "tag" : XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "XML"
      throw archive.problem(.damagedXML(part: name, line: line, reason: reason))
    }
  }

  /// The name without its prefix.
  static func local(_ name: UnsafePointer<XML_Char>) -> UnsafePointer<XML_Char> {
    strchr(name, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0 + 1) } ?? name
  }
}

/// The state of one parsing, which Expat's callbacks get as their user data.
private final class XMLParsing {
  /// Expat begins anew with a tag that has not ended, so that one of megabytes takes its time squared.
  static let longestTag = 4 << 20

  let consumer: any XMLConsumer
  var hasDocumentType = false
  /// Bytes since something was found in them.
  var silentBytes = 0
  private var parser: XML_Parser?

  init(_ consumer: some XMLConsumer) { self.consumer = consumer }

  func handle(_ parser: XML_Parser) {
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { state, name, attributes in
        guard let parsing = XMLParsing.of(state), let name else { return }
        parsing.consumer.begin(String(cString: XMLPart.local(name)), XMLAttributes(pairs: attributes))
        parsing.goOn()
      },
      { state, name in
        guard let parsing = XMLParsing.of(state), let name else { return }
        parsing.consumer.end(String(cString: XMLPart.local(name)))
        parsing.goOn()
      })
    XML_SetCharacterDataHandler(parser) { state, text, length in
      guard let parsing = XMLParsing.of(state), let text else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
      parsing.consumer.take(String(decoding: bytes, as: UTF8.self))
      parsing.goOn()
    }
    XML_SetStartDoctypeDeclHandler(parser) { state, _, _, _, _ in
      guard let parsing = XMLParsing.of(state) else { return }
      parsing.hasDocumentType = true
      _ = XML_StopParser(parsing.parser, 0)
    }
  }

  private func goOn() {
    silentBytes = 0
    if consumer.refusal != nil { _ = XML_StopParser(parser, 0) }
  }

  private static func of(_ state: UnsafeMutableRawPointer?) -> XMLParsing? {
    state.map { Unmanaged<XMLParsing>.fromOpaque($0).takeUnretainedValue() }
  }
}
