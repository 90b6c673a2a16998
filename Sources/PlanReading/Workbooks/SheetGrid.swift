// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The rows of a sheet that have something in them, in order, each value carried over the cells merged with its own.
struct SheetGrid {
  private(set) var rows: [SheetRow]
  private(set) var lastColumn = 0

  init(_ sheet: SheetCells) {
    rows = Self.inOrder(sheet.rows)
    lastColumn = rows.lazy.compactMap(\.cells.last?.column).max() ?? 0
    var room = SheetCells.mostCells
    for merge in sheet.merges { carry(merge, &room) }
    for index in rows.indices where rows[index].cells.contains(where: { $0.origin != nil }) {
      rows[index].cells.sort { $0.column < $1.column }
    }
  }

  /// Sheets give rows and cells in their order, but nothing makes them. Of a row or cell given twice, the first counts.
  private static func inOrder(_ rows: [SheetRow]) -> [SheetRow] {
    var ordered: [SheetRow] = []
    for row in rows.filter({ !$0.cells.isEmpty }).sorted(by: { $0.number < $1.number }) {
      if ordered.last?.number == row.number {
        ordered[ordered.count - 1].cells += row.cells
      } else {
        ordered.append(row)
      }
    }
    for index in ordered.indices { ordered[index].cells = unique(ordered[index].cells) }
    return ordered
  }

  private static func unique(_ cells: [SheetCell]) -> [SheetCell] {
    guard !zip(cells, cells.dropFirst()).allSatisfy({ $0.column < $1.column }) else { return cells }
    var seen = Set<Int>()
    return cells.filter { seen.insert($0.column).inserted }.sorted { $0.column < $1.column }
  }

  /// Only rows and columns that are used are filled: a merge may go over all of a sheet's 17 billion cells.
  private mutating func carry(_ merge: MergedCells, _ room: inout Int) {
    var index = firstIndex(ofRow: merge.first.row)
    guard index < rows.count, rows[index].number == merge.first.row,
      let first = rows[index].cells.first(where: { $0.column == merge.first.column })
    else { return }
    let columns = merge.first.column...max(merge.first.column, min(merge.last.column, lastColumn))
    while index < rows.count, rows[index].number <= merge.last.row, room > 0 {
      room -= columns.count
      let present = Set(rows[index].cells.map(\.column))
      for column in columns where !present.contains(column) {
        rows[index].cells.append(SheetCell(column: column, text: first.text, origin: merge.first))
      }
      index += 1
    }
  }

  private func firstIndex(ofRow number: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SheetRow {
  /// What a person sees in the row: a merge is one cell.
  var distinctCells: Int {
    var origins = Set<CellReference>()
    return cells.count { cell in
      let origin = cell.origin ?? CellReference(row: number, column: cell.column)
      return !cell.text.trimmingBlanks().isEmpty && origins.insert(origin).inserted
    }
  }
}
