// SPDX-License-Identifier: GPL-3.0-or-later

/// A way to write a table. One file a format.
public protocol TableFormat: Sendable {
  /// Writes the whole table, each line with its end.
  func write(_ table: Table, to output: inout some TextOutputStream)
}

/// A format whose lines need not know of each other, so that a table of any length is written as its rows come.
public protocol LineFormat: TableFormat {
  /// How rows of these columns are written.
  func lines(_ columns: [Table.Column]) -> TableLines
}

/// The parts of a table of some columns, each with its end.
public struct TableLines {
  public let head: String
  /// A row, from its cells and its number, counted from 0.
  public let line: ([Cell], Int) -> String
  /// What follows so many rows.
  public let foot: (Int) -> String
}

extension TableFormat {
  public func text(_ table: Table) -> String {
    var text = ""
    write(table, to: &text)
    return text
  }
}

extension Table {
  /// What programs read: without the columns that only repeat for people.
  var forPrograms: Table { keeping { !$0.isForPeople } }

  /// What people read: without the columns that only programs need.
  var forPeople: Table { keeping { !$0.isForPrograms } }

  private func keeping(_ isKept: (Column) -> Bool) -> Table {
    let kept = columns.indices.filter { isKept(columns[$0]) }
    return Table(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}

extension String {
  /// Control characters would let a name move the cursor or break a line; a blank stands in for each.
  public func withoutControls() -> String {
    guard unicodeScalars.contains(where: Self.isControl) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { Self.isControl($0) ? " " : $0 }))
  }

  /// Without what is a character of no text; some of it XML 1.0 refuses.
  func withoutNoncharacters() -> String {
    guard unicodeScalars.contains(where: \.properties.isNoncharacterCodePoint) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isNoncharacterCodePoint }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Nearly every character of a plan, without a look into the tables of Unicode.
    case 0x20..<0x7F, 0x3000..<0xD800: return false
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // Marks that turn the direction of writing can make a text read as another.
    case .format: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    default: false
    }
  }
}
