// SPDX-License-Identifier: GPL-3.0-or-later

/// An array of objects, keys in the order of the columns, missing values as null. Written by hand because Foundation's
/// encoder does not keep the order of keys, which the contract fixes.
public struct JSONFormat: LineFormat {
  public init() {}

  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let table = table.forPrograms
    let lines = lines(table.columns)
    output.write(lines.head)
    for (number, row) in table.rows.enumerated() { output.write(lines.line(row, number)) }
    output.write(lines.foot(table.rows.count))
  }

  public func lines(_ columns: [Table.Column]) -> TableLines {
    let keys = columns.map { Self.string($0.key) }
    return TableLines(
      head: "[",
      line: { row, number in
        let members = zip(keys, row).map { "\($0): \(Self.value($1))" }
        return (number == 0 ? "\n  {" : ",\n  {") + members.joined(separator: ", ") + "}"
      }, foot: { $0 == 0 ? "]\n" : "\n]\n" })
  }

  private static func value(_ cell: Cell) -> String {
    switch cell {
    case .text(let text), .word(let text, _), .graded(let text, _, _): string(text)
    case .integer(let number): String(number)
    case .number(let number), .estimate(let number), .counted(let number, _), .fraction(let number),
      .probability(let number):
      number.isFinite ? NumberText.exact(number) : "null"
    case .year(let year): year.description
    case .missing: "null"
    }
  }

  /// RFC 8259: quote, backslash and control characters are escaped, all else is written as it is.
  public static func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let code = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
