// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of comma- or tab-separated values (RFC 4180), with the line on which each row begins.
struct DelimitedText {
  struct Row {
    let line: Int
    var fields: [String]
  }

  let file: String
  let header: [String]
  let rows: [Row]

  /// Reads a table whose first row is its header. Blank lines are passed over. Each row with too few or too many
  /// fields is a problem of its own, so that one reading tells them all.
  init(_ file: TextFile) throws(ReadingRefusal) {
    self.file = file.path
    var scanner = Scanner(file.text, separator: Self.separator(of: file.text))
    var rows: [Row] = []
    do {
      while let row = try scanner.nextRow(file: file.path) { rows.append(row) }
    } catch {
      throw ReadingRefusal([error])
    }
    guard let first = rows.first else { throw ReadingRefusal([ReadingProblem(FilePlace(file: file.path), .empty)]) }
    header = first.fields.map { $0.trimmingBlanks() }
    self.rows = Array(rows.dropFirst())
    let problems = Self.duplicateHeaders(header, file: file.path, line: first.line) + misshapenRows()
    guard problems.isEmpty else { throw ReadingRefusal(problems) }
  }

  /// Where a cell stands, for a problem with it.
  func place(_ row: Row, _ column: Int) -> FilePlace {
    FilePlace(
      file: file, line: row.line, column: column + 1, header: header.indices.contains(column) ? header[column] : nil)
  }

  private static func separator(of text: String) -> UInt8 {
    let head = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
    let tabs = head.count { $0 == UInt8(ascii: "\t") }
    let commas = head.count { $0 == UInt8(ascii: ",") }
    return tabs > commas ? UInt8(ascii: "\t") : UInt8(ascii: ",")
  }

  private static func duplicateHeaders(_ header: [String], file: String, line: Int) -> [ReadingProblem] {
    var seen = Set<String>()
    return header.enumerated().filter { !$1.isEmpty && !seen.insert($1).inserted }.map {
      ReadingProblem(FilePlace(file: file, line: line, column: $0 + 1, header: $1), .duplicateHeader($1))
    }
  }

  private func misshapenRows() -> [ReadingProblem] {
    rows.filter { $0.fields.count != header.count }.map {
      ReadingProblem(
        FilePlace(file: file, line: $0.line), .fieldCount(found: $0.fields.count, expected: header.count))
    }
  }
}

extension DelimitedText {
  /// Walks the bytes once; a quote opens a field only at its start and closes it before a separator or a line end.
  private struct Scanner {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1

    init(_ text: String, separator: UInt8) {
      bytes = Array(text.utf8)
      self.separator = separator
    }

    mutating func nextRow(file: String) throws(ReadingProblem) -> Row? {
      while position < bytes.count {
        let start = line
        var fields: [String] = []
        repeat {
          fields.append(try nextField(file: file))
        } while take(separator)
        takeLineEnd()
        if fields != [""] { return Row(line: start, fields: fields) }
      }
      return nil
    }

    private mutating func nextField(file: String) throws(ReadingProblem) -> String {
      if position < bytes.count, bytes[position] == quote { return try quotedField(file: file) }
      let start = position
      while position < bytes.count, !isFieldEnd(bytes[position]) {
        if bytes[position] == quote { throw ReadingProblem(FilePlace(file: file, line: line), .strayQuote) }
        position += 1
      }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quotedField(file: String) throws(ReadingProblem) -> String {
      let opening = line
      var content: [UInt8] = []
      position += 1
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == quote {
          if position < bytes.count, bytes[position] == quote {
            position += 1
          } else if position == bytes.count || isFieldEnd(bytes[position]) {
            return String(decoding: content, as: UTF8.self)
          } else {
            throw ReadingProblem(FilePlace(file: file, line: line), .strayQuote)
          }
        }
        if byte == newline { line += 1 }
        content.append(byte)
      }
      throw ReadingProblem(FilePlace(file: file, line: opening), .unclosedQuote)
    }

    private func isFieldEnd(_ byte: UInt8) -> Bool { byte == separator || byte == newline || byte == carriageReturn }

    private mutating func take(_ byte: UInt8) -> Bool {
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
      return true
    }

    private mutating func takeLineEnd() {
      let hadReturn = take(carriageReturn)
      let hadNewline = take(newline)
      if hadReturn || hadNewline { line += 1 }
    }

    private var quote: UInt8 { UInt8(ascii: "\"") }
    private var newline: UInt8 { UInt8(ascii: "\n") }
    private var carriageReturn: UInt8 { UInt8(ascii: "\r") }
  }
}

extension StringProtocol {
  func trimmingBlanks() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
