// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A measure as a report's table has it, with the cells from which its observations are read.
struct ReportMeasure: Sendable {
  let section: Int
  let number: Int
  var name: String
  var department: String
  var novelty: Novelty
  var isRelisted: Bool
  var statusText: String
  let line: Int
  /// The rows of the table that belong to it; more than one where it has several indicators.
  var parts: [ReportTable.Row]
  let columns: [ReportColumn]
  var sheet: String?
  /// Which of the document's tables it is from.
  var table = 0
  var isAligned = false
  var isPasted = false
  var isUneven = false
  /// Its table has many rows whose texts stand in other columns than their own.
  var isCrooked = false
  /// The year of the row that its status is from, in a table with a row a year.
  var statusYear = 0
  /// The unit in brackets behind the name, in a table of indicators.
  var unit = ""

  /// The measure is an indicator, in a table without a column for measures.
  var namesIndicator: Bool { columns.contains { $0.namesIndicator } }

  func texts(_ role: ColumnRole, of part: ReportTable.Row) -> [(column: ReportColumn, text: String)] {
    columns.indices.filter { columns[$0].role == role }.map { (columns[$0], CellText.cleaned(part.cells[$0])) }
  }
}
