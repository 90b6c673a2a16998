// SPDX-License-Identifier: GPL-3.0-or-later

/// Comma-separated values (RFC 4180, lines ended by LF, UTF-8 without a mark).
public struct CSVFormat: LineFormat {
  public init() {}

  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let table = table.forPrograms
    let lines = lines(table.columns)
    output.write(lines.head)
    for (number, row) in table.rows.enumerated() { output.write(lines.line(row, number)) }
  }

  public func lines(_ columns: [Table.Column]) -> TableLines {
    TableLines(
      head: columns.map { Self.field($0.key) }.joined(separator: ",") + "\n",
      line: { row, _ in
        var line = ""
        for (index, cell) in row.enumerated() {
          if index > 0 { line += "," }
          line += Self.field(cell)
        }
        // A row of one empty field would be a blank line, which readers pass over.
        return (line.isEmpty ? "\"\"" : line) + "\n"
      }, foot: { _ in "" })
  }

  public static func field(_ cell: Cell) -> String {
    switch cell {
    case .text(let text), .word(let text, _), .graded(let text, _, _): field(text)
    case .integer(let number): String(number)
    case .number(let number), .estimate(let number), .counted(let number, _), .fraction(let number),
      .probability(let number):
      NumberText.exact(number)
    case .year(let year): year.description
    case .missing: ""
    }
  }

  /// Quotes what needs it. Text that a spreadsheet would run as a formula gets an apostrophe before it, and so does text
  /// that begins with such an apostrophe, so that taking one away always gives back the text. Numbers never get one.
  static func field(_ text: String) -> String {
    // Nearly every text, which a national store has millions of, is found sound without a look at its characters.
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last else { return text }
    let isSound =
      isLetterOrDigit(first) && last != UInt8(ascii: " ") && bytes.allSatisfy { $0 >= 0x20 && !needsQuotes($0) }
    return isSound ? text : guarded(text)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  private static func guarded(_ text: String) -> String {
    guard let next = text.drop(while: { $0 == "'" }).first, "=+-@\t\r".contains(next) else { return quoted(text) }
    return quoted("'" + text)
  }

  /// Quotes what a reader would take for more than one field, or trim; without the apostrophe that guards spreadsheets.
  public static func quoted(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.first == UInt8(ascii: " ") || bytes.last == UInt8(ascii: " ") || bytes.contains(where: needsQuotes)
    else { return text }
    // By scalar: a quotation mark with a combining mark after it is another character, but for a reader still a quotation mark.
    return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
