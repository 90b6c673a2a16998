// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of a report, with what the formats need beside its cells.
public struct ReportTable: Sendable {
  /// Names the CSV file, the sheet and the anchor: letters and hyphens.
  public var id: String
  /// Names the sheet of a workbook: at most 31 characters, none of []:*?/\\.
  public var sheet: String
  public var caption: String
  public var table: Table
  /// Keys of columns whose fractions are drawn as bars, full at 1.
  public var bars: Set<String>
  /// Where a figure was read, by row and the key of its column.
  public var sources: [Int: [String: String]]
  /// How many rows at the end are totals: they stay there when the table is sorted.
  public var totals: Int
  public var plot: Plot?
  public var offPaper: OffPaper?
  /// What a reader must know of its numbers. A page says it before the table; a sheet, which is read alone, heads each of its printed
  /// pages with it. `""` for nothing.
  public var caveat = ""

  public init(
    id: String, sheet: String, caption: String, table: Table, bars: Set<String> = [],
    sources: [Int: [String: String]] = [:],
    totals: Int = 0, plot: Plot? = nil, offPaper: OffPaper? = nil
  ) {
    self.offPaper = offPaper
    (self.id, self.sheet, self.caption, self.table, self.bars) = (id, sheet, caption, table, bars)
    (self.sources, self.totals, self.plot) = (sources, totals, plot)
  }

  /// Columns that are not printed, so that a row of a long table is short in type that can be read, and what is said of it; and rows
  /// that stand elsewhere in the document, which a page leaves out and a sheet prints.
  public struct OffPaper: Sendable {
    public var keys: Set<String>
    public var note: String
    public var rows: Set<Int>
    public var noteOnRows: String
    /// What a sheet leaves out besides: its rows cannot go on in further lines, and paper is A4.
    public var onSheet: OnSheet

    public struct OnSheet: Sendable {
      public var keys: Set<String>
      /// Of all that the sheet leaves out.
      public var note: String

      public init(_ keys: Set<String>, note: String) { (self.keys, self.note) = (keys, note) }
    }

    public init(
      _ keys: Set<String> = [], note: String = "", rows: Set<Int> = [], noteOnRows: String = "", onSheet: OnSheet? = nil
    ) {
      (self.keys, self.note, self.rows, self.noteOnRows) = (keys, note, rows, noteOnRows)
      self.onSheet = onSheet ?? OnSheet([], note: note)
    }

    var noteOnPage: String { rows.isEmpty ? note : note + noteOnRows }
    fileprivate var keysOnSheet: Set<String> { keys.union(onSheet.keys) }
  }

  /// A chart that a spreadsheet draws by itself from the table's columns.
  public struct Plot: Sendable {
    public enum Kind: Sendable { case stackedBars, bars }

    public var kind: Kind
    public var title: String
    /// Key of the column that names the bars.
    public var names: String
    /// Keys of the columns that are drawn.
    public var values: [String]
    /// At most so many rows, from the first.
    public var rows: Int
    /// Names the axis of the values.
    public var axis: String
    /// Key of the column of grades, by which bars are coloured; `nil` for none.
    public var grades: String?
    /// Key of the column of notes; a bar of a row that has one is marked. `nil` for none.
    public var notes: String?
    /// The chart alone on a sheet; `nil` where it stands below its table.
    public var alone: Alone?

    public init(
      kind: Kind, title: String, names: String, values: [String], rows: Int, axis: String, grades: String? = nil,
      notes: String? = nil, alone: Alone? = nil
    ) {
      (self.kind, self.title, self.names, self.values, self.rows) = (kind, title, names, values, rows)
      (self.axis, self.grades, self.notes, self.alone) = (axis, grades, notes, alone)
    }
  }

  /// A sheet for a chart: the bars of a picture of the same document, so that both draw the same rows in the same way.
  public struct Alone: Sendable {
    /// Names the sheet.
    public var sheet: String
    /// The rows of the table that are drawn, from the top.
    public var order: [Int]
    /// Bars begin at the target on a logarithmic axis, else at zero.
    public var isLogarithmic: Bool
    /// Stands below the chart: what is not drawn, and what marks mean.
    public var note: String

    public init(sheet: String, order: [Int], isLogarithmic: Bool, note: String) {
      (self.sheet, self.order, self.isLogarithmic, self.note) = (sheet, order, isLogarithmic, note)
    }
  }

  /// As people read them, of those of the columns that have something in them.
  public func headings(of keys: Set<String>) -> [String] {
    forReading.columns.filter { keys.contains($0.key) }.map(\.heading)
  }

  /// For people, and what is not printed at the end; with how many columns are.
  var forSheet: (table: Table, printed: Int) {
    let (table, off) = (forReading, offPaper?.keysOnSheet ?? [])
    let printed = table.columns.indices.filter { !off.contains(table.columns[$0].key) }
    return (table.having(printed + table.columns.indices.filter { off.contains(table.columns[$0].key) }), printed.count)
  }

  var forPaper: Table {
    let (table, off) = (forReading, offPaper?.keys ?? [])
    var kept = table.having(table.columns.indices.filter { !off.contains(table.columns[$0].key) })
    if let off = offPaper?.rows, !off.isEmpty {
      kept.rows = kept.rows.enumerated().filter { !off.contains($0.offset) }.map(\.element)
    }
    return kept
  }

  /// For people, without the columns in which no row has anything.
  var forReading: Table {
    let table = table.forPeople
    let kept = table.columns.indices.filter { column in
      table.rows.isEmpty || table.rows.contains { !$0[column].isEmpty }
    }
    return table.having(kept)
  }
}

extension Table {
  /// These of its columns, in this order.
  fileprivate func having(_ kept: [Int]) -> Table {
    Table(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}

extension Cell {
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .missing(let reason): reason == nil
    default: false
    }
  }

  /// A sentence in place of a value, which may be broken.
  var isReason: Bool {
    if case .missing(_?) = self { true } else { false }
  }

  /// A fraction of 1, of whatever kind.
  var share: Double? {
    switch self {
    case .fraction(let share), .probability(let share): share
    default: nil
    }
  }

  /// What a table is sorted by, where that is a number.
  var sortValue: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number), .estimate(let number), .counted(let number, _), .fraction(let number),
      .probability(let number):
      number.isFinite ? number : nil
    case .year(let year): Double(year.number)
    case .text, .word, .graded, .missing: nil
    }
  }
}
