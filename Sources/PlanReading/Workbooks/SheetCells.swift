// SPDX-License-Identifier: GPL-3.0-or-later

/// A cell with something in it, as text: a number in its shortest form, a date as ISO 8601.
struct SheetCell {
  let column: Int
  let text: String
  /// The cell whose value this is, where it was carried over a merge.
  var origin: CellReference?
}

struct SheetRow {
  let number: Int
  var cells: [SheetCell]
}

/// The place of a cell, counted from 1: B7 is column 2 of row 7.
struct CellReference: Hashable, Comparable {
  let row: Int
  let column: Int

  init(row: Int, column: Int) { (self.row, self.column) = (row, column) }

  /// Reads `B7` or `$B$7`; `nil` beyond what a sheet has.
  init?(_ text: some StringProtocol) {
    var (row, column) = (0, 0)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte) - 48
      default: return nil
      }
      guard column <= Self.lastColumn, row <= Self.lastRow else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row, column: column)
  }

  static let lastColumn = 16_384
  static let lastRow = 1_048_576

  static func < (one: Self, other: Self) -> Bool { (one.row, one.column) < (other.row, other.column) }
}

/// A merge: its first cell has the value.
struct MergedCells {
  let first: CellReference
  let last: CellReference

  /// Reads `A1:C2`.
  init?(_ text: String) {
    let corners = text.split(separator: ":").map { CellReference($0) }
    guard corners.count == 2, let first = corners[0], let last = corners[1], first.row <= last.row,
      first.column <= last.column
    else { return nil }
    (self.first, self.last) = (first, last)
  }
}

/// The cells of one sheet, as its part gives them.
final class SheetCells: XMLConsumer {
  /// As many as a table of a quarter of a million rows and thirty columns has.
  static let mostCells = 8_000_000

  private(set) var rows: [SheetRow] = []
  private(set) var merges: [MergedCells] = []
  /// Cells that show an error (#DIV/0!), whose values are missing.
  private(set) var errors: [(cell: CellReference, code: String)] = []
  /// Cells with a formula whose value was never stored, since no spreadsheet program has computed it.
  private(set) var uncomputed: [CellReference] = []
  private(set) var refusal: ReadingProblem?

  private let place: FilePlace
  private let texts: [String]
  private let styles: CellStyles
  private let dates: DateSystem
  private var count = 0
  private var row = 0
  private var column = 0
  private var cell: OpenCell?

  private struct OpenCell {
    let place: CellReference
    let type: String
    let style: Int
    var value = ""
    var inline = RichText()
    var isInValue = false
    var hasFormula = false
  }

  init(place: FilePlace, texts: [String], styles: CellStyles, dates: DateSystem) {
    (self.place, self.texts, self.styles, self.dates) = (place, texts, styles, dates)
  }

  func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row": beginRow(attributes)
    case "c": beginCell(attributes)
    case "v": cell?.isInValue = true
    case "f": cell?.hasFormula = true
    case "mergeCell":
      if let merge = attributes["ref"].flatMap(MergedCells.init) { merges.append(merge) }
    default: cell?.inline.begin(name)
    }
  }

  func take(_ piece: String) {
    if cell?.isInValue == true { cell?.value += piece } else { cell?.inline.take(piece) }
  }

  func end(_ name: String) {
    switch name {
    case "v": cell?.isInValue = false
    case "c": endCell()
    default: cell?.inline.end(name)
    }
  }
}

// MARK: - Rows and cells

extension SheetCells {
  /// A row or cell that does not say where it stands follows the one before.
  private func beginRow(_ attributes: XMLAttributes) {
    row = attributes.integer("r") ?? row + 1
    column = 0
    guard (1...CellReference.lastRow).contains(row) else { return refuse(.damagedSheet(cell: "\(row)")) }
    rows.append(SheetRow(number: row, cells: []))
  }

  private func beginCell(_ attributes: XMLAttributes) {
    let written = attributes["r"]
    guard let place = written.map({ CellReference($0) }) ?? CellReference(row: row, column: column + 1),
      place.row == row, !rows.isEmpty, place.column <= CellReference.lastColumn
    else { return refuse(.damagedSheet(cell: written ?? "")) }
    column = place.column
    cell = OpenCell(place: place, type: attributes["t"] ?? "n", style: attributes.integer("s") ?? 0)
  }

  private func endCell() {
    guard let cell else { return }
    self.cell = nil
    let text = text(of: cell)
    guard !text.isEmpty else { return }
    count += 1
    guard count <= Self.mostCells else { return refuse(.tooManyCells(limit: Self.mostCells)) }
    rows[rows.count - 1].cells.append(SheetCell(column: cell.place.column, text: text))
  }

  private func text(of cell: OpenCell) -> String {
    let value = cell.value
    switch cell.type {
    case "inlineStr": return cell.inline.content
    case "s":
      guard let number = Int(value), texts.indices.contains(number) else {
        if !value.isEmpty { refuse(.damagedSheet(cell: FilePlace.cellName(cell.place.row, cell.place.column))) }
        return ""
      }
      return texts[number]
    case "b": return value.isEmpty ? "" : value == "1" ? "TRUE" : "FALSE"
    case "e":
      errors.append((cell.place, value))
      return ""
    case "str": return value
    case "d": return value.hasSuffix("T00:00:00") ? String(value.dropLast(9)) : value
    default:
      if value.isEmpty, cell.hasFormula { uncomputed.append(cell.place) }
      return Self.text(value, styles.format(ofStyle: cell.style), dates)
    }
  }

  /// A number as its format means it: 0.65 that is shown as 65% is 65%.
  static func text(_ written: String, _ format: CellFormat, _ dates: DateSystem) -> String {
    guard let value = Double(written), value.isFinite else { return written }
    switch format {
    case .number: return shortest(value)
    case .percent: return shortest(Double("\(written)e2") ?? value * 100) + "%"
    case .date: return dates.text(value) ?? shortest(value)
    case .year: return dates.year(value) ?? shortest(value)
    case .time: return dates.clock(value) ?? shortest(value)
    }
  }

  private static func shortest(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
  }

  private func refuse(_ fact: ReadingProblem.Fact) {
    if refusal == nil { refusal = ReadingProblem(place, fact) }
  }
}
