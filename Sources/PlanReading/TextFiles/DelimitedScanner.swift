// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// Walks the bytes of a table once, row by row. A quote opens a field only at its start and closes it before a separator
/// or a line end. A row that cannot be taken is a problem, and the walk goes on with the next one.
struct DelimitedScanner {
  private(set) var problems: [ReadingProblem] = []
  /// The longest text that a cell of a spreadsheet can hold, in UTF-16 units. A longer one is a quote or a line end gone
  /// astray, and as a name it would swell every table and chart.
  static let longestCell = 32_767

  /// How many fields each row must have: as many as the header, which is read before this is set.
  var width: Int?

  private let file: String
  /// With a byte of 0 after the text, which itself has none: C's functions on strings stop there.
  private let bytes: [UInt8]
  private let length: Int
  private let separator: UInt8
  /// What ends a field, or must not stand in it.
  private let stops: [CChar]
  private let widest: Int
  private var position = 0
  private var line = 1

  private let quote = UInt8(ascii: "\"")
  private let newline = UInt8(ascii: "\n")
  private let carriageReturn = UInt8(ascii: "\r")
  private let lineEnds = Array("\n\r".utf8CString)
  private let quotedStops = Array("\n\r\"".utf8CString)

  init(_ file: TextFile, widest: Int) {
    self.file = file.path
    self.widest = widest
    bytes = Array(file.text.utf8) + [0]
    length = bytes.count - 1
    separator = Self.separator(of: bytes)
    stops = ([separator, newline, carriageReturn, quote, 0]).map(CChar.init(bitPattern:))
  }

  /// Tabs if there are more of them than commas in the first line that is not blank.
  static func separator(of bytes: [UInt8]) -> UInt8 {
    var (tabs, commas) = (0, 0)
    var isBlank = true
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): if !isBlank { return }
        case UInt8(ascii: "\t"): (tabs, isBlank) = (tabs + 1, false)
        case UInt8(ascii: ","): (commas, isBlank) = (commas + 1, false)
        default: isBlank = false
        }
      }
    }
    return tabs > commas ? UInt8(ascii: "\t") : UInt8(ascii: ",")
  }

  /// The next row that has anything in it and the fields that it must have; `nil` at the end.
  mutating func nextRow() -> CellTable.Row? {
    while position < length {
      let start = line
      guard let (fields, count) = nextFields() else { continue }
      if count == fields.count, fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      guard count == width ?? count else {
        let fact = ReadingProblem.Fact.fieldCount(found: count, expected: width ?? count)
        problems.append(ReadingProblem(FilePlace(file: file, line: start), fact))
        continue
      }
      return CellTable.Row(line: start, fields: fields)
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
        if count <= width ?? widest + 1 { fields.append(field) } else { count += skipEmptyFields() }
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
    if position < length, bytes[position] == quote { return try quotedField(column: column) }
    let start = position
    position = place(of: stops, from: start)
    guard !isNext(quote) else { throw ReadingProblem(place(line, column), .strayQuote) }
    return try cell(bytes[start..<position], line, column)
  }

  private func cell(_ content: some Collection<UInt8>, _ line: Int, _ column: Int) throws(ReadingProblem) -> String {
    let text = String(decoding: content, as: UTF8.self)
    guard content.count > Self.longestCell, text.utf16.count > Self.longestCell else { return text }
    throw ReadingProblem(place(line, column), .cellTooLong(length: text.utf16.count, limit: Self.longestCell))
  }

  private mutating func quotedField(column: Int) throws(ReadingProblem) -> String {
    let opening = line
    var content: [UInt8] = []
    position += 1
    while true {
      let start = position
      position = place(of: quotedStops, from: start)
      if position < length, isLineEnd(bytes[position]) {
        takeLineEnd()
        content.append(contentsOf: bytes[start..<position])
        continue
      }
      content.append(contentsOf: bytes[start..<position])
      guard take(quote) else { throw ReadingProblem(place(opening, column), .unclosedQuote) }
      if take(quote) {
        content.append(quote)
        continue
      }
      guard position == length || isFieldEnd(bytes[position]) else {
        throw ReadingProblem(place(line, column), .strayQuote)
      }
      return try cell(content, opening, column)
    }
  }

  /// The next byte that is one of these, or the end. Whole fields are passed in one call, which a line of megabytes needs.
  private func place(of stops: [CChar], from start: Int) -> Int {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.assumingMemoryBound(to: CChar.self).baseAddress else { return length }
      var at = start + strcspn(base + start, stops)
      // Only the 0 after the text is its end.
      while at < length, bytes[at] == 0 { at += 1 + strcspn(base + at + 1, stops) }
      return at
    }
  }

  /// Passes the empty fields that begin here, but for the last; returns how many they are.
  private mutating func skipEmptyFields() -> Int {
    let separators = [CChar(bitPattern: separator), 0]
    let count = bytes.withUnsafeBytes { bytes in
      bytes.assumingMemoryBound(to: CChar.self).baseAddress.map { strspn($0 + position, separators) } ?? 0
    }
    position += max(0, count - 1)
    return max(0, count - 1)
  }

  private func place(_ line: Int, _ column: Int) -> FilePlace { FilePlace(file: file, line: line, column: column) }

  private func isFieldEnd(_ byte: UInt8) -> Bool { byte == separator || isLineEnd(byte) }
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
  private func isNext(_ byte: UInt8) -> Bool { position < length && bytes[position] == byte }

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
    position = place(of: lineEnds, from: position)
    takeLineEnd()
  }
}
