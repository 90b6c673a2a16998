// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Rows without a header whose arithmetic says what their values are: a name, two values, and behind them in per cent the second
/// over the first. Which is the target and which the result, no other order of three numbers can pretend. However the cells
/// stand (beside or below one another), only their order counts.
struct ProvenRows {
  private(set) var tables: [ReportTable] = []
  private(set) var loose: [(line: Int, text: String)] = []

  private struct Run {
    var name = ""
    var unit = ""
    var line = 0
    var cells: [String] = []
  }

  private var run = Run()
  private var rows: [ReportTable.Row] = []
  private var others = 0

  /// The rows; none where fewer than three are proven, or fewer than half of those with three values.
  init(_ lines: [String]) {
    for (index, line) in lines.enumerated() where line.utf8.count < 1200 {
      let text = line.trimmingBlanks()
      if text.isEmpty { continue }
      let parts = text.split { $0 == "\t" || $0 == "|" }.map(String.init)
      for piece in parts.flatMap({ TextPiece.pieces(of: $0) }) {
        for item in StackedCells(piece.text, isBehindCell: false).items { take(item, index + 1) }
      }
      if rows.isEmpty, run.cells.isEmpty { loose.append((index + 1, text)) }
    }
    close()
    guard rows.count > 2, rows.count >= others else { return }
    var columns = ["指標", "単位", "目標値", "実績値", "達成率"].map { ReportColumn($0) }
    columns[0].takeIndicators()
    let first = rows[0].line
    var table = ReportTable(
      preamble: loose.filter { $0.line < first && $0.text.contains(where: \.isLetter) }, columns: columns, rows: rows)
    (table.isAligned, table.isUneven) = (true, true)
    tables = [table]
    loose = []
  }

  private mutating func take(_ item: StackedCells.Item, _ line: Int) {
    switch item {
    case .cell(let cell):
      // A grade ends the values.
      if StackedCells.isGrade(cell) { return close() }
      run.cells.append(cell)
    case .text(let text):
      if !run.cells.isEmpty { close() }
      if !run.name.isEmpty, CellReading.isUnit(text) { return run.unit = text }
      guard (2...60).contains(text.count), !text.contains("。"), !RowShape.isDepartment(ColumnRole.fold(text)) else {
        return
      }
      run = Run(name: text, line: line)
    case .note, .blank: break
    }
  }

  private mutating func close() {
    defer { run.cells = [] }
    guard run.cells.count > 2, !run.name.isEmpty else { return }
    for start in 0...(run.cells.count - 3) {
      guard Self.isProven(Array(run.cells[start..<start + 3])) else { continue }
      rows.append(ReportTable.Row(line: run.line, cells: [run.name, run.unit] + run.cells[start..<start + 3]))
      return
    }
    others += 1
  }

  private static func isProven(_ cells: [String]) -> Bool {
    func value(_ cell: String) -> Double? {
      DecimalNotation.value(of: cell) ?? QuantityNotation.quantities(in: cell).first { $0.value != nil }?.value
    }
    guard let whole = value(cells[0]), let part = value(cells[1]), whole > 0,
      cells[2].contains(where: { "%％.".contains($0) }),
      let ratio = StatedRatios.stated(cells[2]), ratio.value > 0
    else { return false }
    return ratio.agrees(with: 100 * part / whole)
  }
}
