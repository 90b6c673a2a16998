// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A long text that is a table of values and nothing else. To look for a report in it would take ten times as long as to read it.
///
/// The first line names what a row is about and the years, and nothing that a report may have; each further line has as many cells,
/// words for what it is about, and numbers that are not the years of another header.
struct PlainTable {
  private let separator: CellLine.Separator
  private let width: Int
  /// The columns of what a row is about, and those of its values.
  private let subjects, years: [Int]

  /// Fewer lines take no time worth saving.
  private static let leastLines = 200

  static func isAll(of lines: [String]) -> Bool {
    guard lines.count >= leastLines, let header = lines.first, let table = PlainTable(header: header) else {
      return false
    }
    return lines.dropFirst().allSatisfy(table.mayHold)
  }

  private init?(header: String) {
    separator = header.contains("\t") ? .tab : .comma
    let cells = CellLine.cells(of: header, separator).map { $0.trimmingBlanks() }
    width = cells.count
    years = cells.indices.filter { ReportColumn(cells[$0]).role == .yearly }
    subjects = cells.indices.filter { Self.isOfSubject(cells[$0]) }
    guard !years.isEmpty, !subjects.isEmpty, years.count + subjects.count == width else { return nil }
  }

  private func mayHold(_ line: String) -> Bool {
    if line.allSatisfy(\.isWhitespace) { return true }
    let cells = CellLine.cells(of: line, separator)
    guard cells.count == width, subjects.contains(where: { Self.isWord(cells[$0]) }) else { return false }
    let values = years.map { cells[$0] }.filter { !TidyTable.isMissing($0) }
    return values.allSatisfy { $0.contains(where: \.isNumber) }
      && !(values.allSatisfy(ReportColumn.isYear) && subjects.contains { Self.isHeading(cells[$0]) })
  }

  private static func isWord(_ cell: String) -> Bool {
    !cell.allSatisfy(\.isWhitespace) && DecimalNotation.value(of: cell) == nil
  }

  /// 事業名 of another header; not 事業所数, whose values may be in the range of years.
  private static func isHeading(_ cell: String) -> Bool {
    isOfSubject(cell) || ColumnRole.of(cell).map { $0.share > 0.6 } ?? false
  }

  /// Whether a column says whose values a row has, and in which unit.
  private static func isOfSubject(_ header: String) -> Bool {
    guard let role = TidyRole(header: header) ?? ColumnGuess.role(header) else { return false }
    return [.indicator, .entity, .unit, .group].contains(role)
      && [nil, .indicator, .unit].contains(ReportColumn(header).role)
  }
}
