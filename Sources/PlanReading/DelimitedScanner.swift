// SPDX-License-Identifier: GPL-3.0-or-later

/// Walks the bytes of a table once, row by row. A quote opens a field only at its start and closes it before a separator
/// or a line end. A row that cannot be taken is a problem, and the walk goes on with the next one.
struct DelimitedScanner {
  private(set) var problems: [ReadingProblem] = []
  /// How many fields each row must have: as many as the header, which is read before this is set.
  var width: Int?

  private let file: String
  private let bytes: [UInt8]
  private let separator: UInt8
  private let widest: Int
  private var position = 0
  private var line = 1

  private let quote = UInt8(ascii: "\"")
  private let newline = UInt8(ascii: "\n")
  private let carriageReturn = UInt8(ascii: "\r")

  init(_ file: TextFile, widest: Int) {
    self.file = file.path
    self.widest = widest
    bytes = Array(file.text.utf8)
    separator = Self.separator(of: bytes)
  }

  /// Tabs if there are more of them than commas in the first line that is not blank.
  static func separator(of bytes: [UInt8]) -> UInt8 {
    let ends = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    let head = bytes.drop { ends.contains($0) }.prefix { !ends.contains($0) }
    let tabs = head.count { $0 == UInt8(ascii: "\t") }
    let commas = head.count { $0 == UInt8(ascii: ",") }
    return tabs > commas ? UInt8(ascii: "\t") : UInt8(ascii: ",")
  }

  /// The next row that has anything in it and the fields that it must have; `nil` at the end.
  mutating func nextRow() -> DelimitedText.Row? {
    while position < bytes.count {
      let start = line
      guard let (fields, count) = nextFields() else { continue }
      if count == fields.count, fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      guard count == width ?? count else {
        let fact = ReadingProblem.Fact.fieldCount(found: count, expected: width ?? count)
        problems.append(ReadingProblem(FilePlace(file: file, line: start), fact))
        continue
      }
      return DelimitedText.Row(line: start, fields: fields)
    }
    return nil
  }

  /// The fields up to the line end and how many they are. Those past the width are counted only, so that a line of
  /// separators does not fill the memory.
  private mutating func nextFields() -> (fields: [String], count: Int)? {
    var fields: [String] = []
    var count = 0
    repeat {
      count += 1
      do {
        let field = try nextField(column: count)
        if count <= width ?? widest + 1 { fields.append(field) }
      } catch {
        problems.append(error)
        skipLine()
        return nil
      }
    } while take(separator)
    takeLineEnd()
    return (fields, count)
  }
}

// MARK: - Fields

extension DelimitedScanner {
  private mutating func nextField(column: Int) throws(ReadingProblem) -> String {
    if position < bytes.count, bytes[position] == quote { return try quotedField(column: column) }
    let start = position
    while position < bytes.count, !isFieldEnd(bytes[position]) {
      guard bytes[position] != quote else { throw ReadingProblem(place(line, column), .strayQuote) }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField(column: Int) throws(ReadingProblem) -> String {
    let opening = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == quote, !take(quote) {
        guard position == bytes.count || isFieldEnd(bytes[position]) else {
          throw ReadingProblem(place(line, column), .strayQuote)
        }
        return String(decoding: content, as: UTF8.self)
      }
      if byte == newline || (byte == carriageReturn && !isNext(newline)) { line += 1 }
      content.append(byte)
    }
    throw ReadingProblem(place(opening, column), .unclosedQuote)
  }

  private func place(_ line: Int, _ column: Int) -> FilePlace { FilePlace(file: file, line: line, column: column) }

  private func isFieldEnd(_ byte: UInt8) -> Bool { byte == separator || isLineEnd(byte) }
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
  private func isNext(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard isNext(byte) else { return false }
    position += 1
    return true
  }

  private mutating func takeLineEnd() {
    let hadReturn = take(carriageReturn)
    let hadNewline = take(newline)
    if hadReturn || hadNewline { line += 1 }
  }

  private mutating func skipLine() {
    while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
    takeLineEnd()
  }
}
