// SPDX-License-Identifier: GPL-3.0-or-later

/// An array of objects, keys in the order of the columns, missing values as null. Written by hand because Foundation's
/// encoder does not keep the order of keys, which the contract fixes.
public struct JSONFormat: TableFormat {
  public init() {}

  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let table = table.forPrograms
    let keys = table.columns.map { Self.string($0.key) }
    output.write("[")
    for (index, row) in table.rows.enumerated() {
      let members = zip(keys, row).map { "\($0): \(Self.value($1))" }
      output.write((index == 0 ? "\n  {" : ",\n  {") + members.joined(separator: ", ") + "}")
    }
    output.write(table.rows.isEmpty ? "]\n" : "\n]\n")
  }

  private static func value(_ cell: Cell) -> String {
    switch cell {
    case .text(let text), .word(let text, _): string(text)
    case .integer(let number): String(number)
    case .number(let number), .estimate(let number), .fraction(let number):
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
