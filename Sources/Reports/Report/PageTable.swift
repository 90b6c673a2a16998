// SPDX-License-Identifier: GPL-3.0-or-later

/// How a table lies on a page of A4 that stands. Paper does not scroll, and a page turned on its side for one table leaves the pages
/// around it half empty; so where columns have no room beside each other, each row goes on in further lines. Of those only the first
/// below names has its headings above the table: in the others each text stands behind its heading, as of two numbers below each other
/// nobody finds which of two headings below each other is whose.
///
/// Columns are so wide that no number breaks, for a number that breaks reads as another. All lengths are twentieths of a point.
struct PageTable {
  /// A column in its line; none is the room at the beginning of a further line.
  struct Place: Equatable {
    let column: Int?
    let width: Int
    /// How many columns of the grid it covers.
    var span = 1
    /// Whether the heading stands before each text instead of above the table.
    var isLabelled = false
  }

  let columns: [Table.Column]
  let rows: [[String]]
  /// The columns of each line.
  let lines: [[Place]]
  /// The columns of all lines laid over each other.
  let grid: [Int]
  /// In half points.
  let type: Int

  /// Between margins of 15 millimetres.
  static let pageWidth = 11_906 - 2 * 850
  /// Between the texts of neighbouring columns.
  static let gap = 140
  /// 9 points, or 8 where more columns fit beside each other in them.
  private static let types = [18, 16]

  init(_ table: Table, style: CellStyle) {
    let texts = table.rows.map { $0.map(style.text) }
    (columns, rows) = (table.columns, texts)
    let layouts = Self.types.map { type in
      PageLines(
        Self.wishes(table, texts, type: type, areLabelled: false),
        labelled: Self.wishes(table, texts, type: type, areLabelled: true))
    }
    // Larger type may take a twentieth more lines.
    let chosen = layouts[0].height * 20 <= layouts[1].height * 21 ? 0 : 1
    type = Self.types[chosen]
    (lines, grid) = Self.laidOver(layouts[chosen].places)
    let names = lines.count > 1 && layouts[chosen].areNamesAlone ? lines[0].compactMap(\.column) : []
    groups =
      names.isEmpty
      ? texts.indices.map { $0..<$0 + 1 }
      : Self.groups(of: texts, named: names, most: max(2, Self.linesOfGroup / (lines.count - 1)))
  }

  /// Words that judge are not broken.
  private static func wishes(_ table: Table, _ texts: [[String]], type: Int, areLabelled: Bool) -> [ColumnWish] {
    table.columns.enumerated().map { index, column in
      ColumnWish(
        column, texts: texts.map { $0[index] }, unbroken: table.rows.map { CellTone(of: $0[index]) != nil },
        type: type, isLabelled: areLabelled)
    }
  }

  private static func laidOver(_ lines: [[Place]]) -> (lines: [[Place]], grid: [Int]) {
    func ends(_ line: [Place]) -> [Int] {
      line.reduce(into: []) { $0.append(($0.last ?? 0) + $1.width) }
    }
    let edges = Set(lines.flatMap(ends)).sorted()
    let positions = Dictionary(uniqueKeysWithValues: edges.enumerated().map { ($1, $0 + 1) })
    let placed = lines.map { line in
      var start = 0
      return zip(line, ends(line)).map { place, end in
        let position = positions[end] ?? start + 1
        defer { start = position }
        return Place(
          column: place.column, width: place.width, span: position - start, isLabelled: place.isLabelled)
      }
    }
    return (placed, zip(edges, [0] + edges).map { $0 - $1 })
  }

  /// Rows that follow each other and have the same names, which stand above the first; above a later one again, for all of them stay
  /// on one page.
  let groups: [Range<Int>]
  /// Of more, pages would end where a third of them is empty.
  private static let linesOfGroup = 12

  private static func groups(of rows: [[String]], named names: [Int], most: Int) -> [Range<Int>] {
    rows.indices.reduce(into: []) { groups, row in
      if let last = groups.last, last.count < most,
        names.allSatisfy({ rows[row][$0] == rows[last.lowerBound][$0] })
      {
        groups[groups.count - 1] = last.lowerBound..<row + 1
      } else {
        groups.append(row..<row + 1)
      }
    }
  }

  /// The lines of a group that have something in them, each with its row; names once.
  func lines(of group: Range<Int>) -> [(row: Int, line: [Place])] {
    group.flatMap { row in
      lines.enumerated().filter { number, line in
        number == 0 ? row == group.lowerBound : line.contains { !text($0, row).isEmpty }
      }.map { (row, $0.element) }
    }
  }

  func text(_ place: Place, _ row: Int) -> String { place.column.map { rows[row][$0] } ?? "" }

  func heading(_ place: Place) -> String { place.column.map { columns[$0].heading } ?? "" }

  /// Stands before a text in the table itself.
  func label(_ place: Place, _ row: Int) -> String? {
    place.isLabelled && !text(place, row).isEmpty ? heading(place) : nil
  }

  /// The lines that have their headings above the table.
  var headingLines: [[Place]] { lines.filter { !$0.contains(where: \.isLabelled) } }

  func isTrailing(_ place: Place) -> Bool {
    !place.isLabelled && place.column.map { columns[$0].alignment == .trailing } ?? false
  }

  /// Is not broken: what that leaves empty at the end of a page is a few lines.
  var isShort: Bool { rows.count * lines.count <= 6 }
}
