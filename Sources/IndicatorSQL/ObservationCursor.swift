// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Segments

/// One walk over observations: column by column, in each by series. It decodes a segment when it comes to it.
final class ObservationCursor: VirtualCursor {
  private let table: ObservationTable
  private let tables: StoreTables
  private let pages: SeriesPages
  private var seriesCount = 0
  /// Of this statement: a join asks for the same segments again and again.
  private var decoded = RecentReads<SegmentPlace, SegmentValues?>(limit: limit)
  /// By attribute.
  private var labels: [RecentReads<Int, LabelSegment?>]

  private var columns: [StoreTables.Column] = []
  private var columnIndex = 0
  /// The series that may answer, ascending; `nil` for all.
  private var wanted: [Int]?
  private var wantedIndex = 0
  private var numbers: [Int] = []
  private var numberIndex = 0
  private var segment: SegmentValues?
  private var place = 0
  private(set) var isAtEnd = true

  private struct SegmentPlace: Hashable {
    let column, number: Int
  }

  /// Some 32 MB of values.
  private static let limit = 64

  init(_ table: ObservationTable) {
    (self.table, tables, pages) = (table, table.tables, SeriesPages(table.tables))
    labels = table.attributes.map { _ in RecentReads(limit: Self.limit) }
  }

  var column: StoreTables.Column { columns[columnIndex] }
  var series: Int { (segment?.first ?? 0) + place }
  var value: Double { segment?.values[place] ?? 0 }
  var rowID: Int64 { Int64(column.id) << 32 | Int64(series) }
  var facts: SeriesPages.Facts { get throws { try pages.facts(series) } }
  var note: SeriesPages.Note? { get throws { try pages.note(series, column.key) } }

  func label(_ attribute: Int) throws -> String {
    guard table.attributes.indices.contains(attribute) else { return "" }
    let (number, row) = (series / SegmentFormat.rows, series % SegmentFormat.rows)
    let read = try labels[attribute].value(number) { try tables.labels(number, of: table.attributes[attribute]) }
    guard let found = read, row < found.codes.count else { return "" }
    let code = Int(found.codes[row])
    return code == 0 ? "" : found.words[code - 1]
  }

  func start(conditions: String, values: UnsafeMutablePointer<OpaquePointer?>?) throws {
    let filter = ObservationFilter(conditions: conditions, values: values)
    (segment, isAtEnd, columnIndex) = (nil, false, 0)
    columns = filter.isNever ? [] : try table.storedColumns().filter { filter.admits($0.key) }
    seriesCount = try tables.seriesCount()
    wanted = try series(filter)
    if wanted?.isEmpty == true { columns = [] }
    try enterColumn()
    try advance()
  }

  /// To the next value that is there.
  func advance() throws {
    while columnIndex < columns.count {
      if let segment, let found = nextPlace(in: segment) {
        place = found
        return
      }
      if try !enterSegment() {
        columnIndex += 1
        try enterColumn()
      }
    }
    isAtEnd = true
  }

  private func series(_ filter: ObservationFilter) throws -> [Int]? {
    if let series = filter.series { return (0..<seriesCount).contains(series) ? [series] : [] }
    if let indicator = filter.indicator { return try tables.series(ofIndicator: indicator) }
    return try filter.entity.map { try tables.series(ofEntity: $0) }
  }

  private func enterColumn() throws {
    (segment, numberIndex, wantedIndex) = (nil, 0, 0)
    guard columnIndex < columns.count else { return }
    if let wanted {
      numbers = wanted.reduce(into: []) { numbers, series in
        if numbers.last != series / SegmentFormat.rows { numbers.append(series / SegmentFormat.rows) }
      }
    } else {
      numbers = try tables.segments(ofColumn: column.id)
    }
  }

  /// False where the column has no further segment.
  private func enterSegment() throws -> Bool {
    guard numberIndex < numbers.count else { return false }
    segment = try values(numbers[numberIndex])
    (numberIndex, place) = (numberIndex + 1, -1)
    return true
  }

  private func values(_ number: Int) throws -> SegmentValues? {
    // A scan of everything meets each segment once: there is nothing to keep.
    guard wanted != nil else { return try decode(number) }
    return try decoded.value(SegmentPlace(column: column.id, number: number)) { try decode(number) }
  }

  private func decode(_ number: Int) throws -> SegmentValues? {
    let read = try tables.segment(number, of: column, seriesCount: seriesCount)
    if read != nil { table.store.segmentsDecoded += 1 }
    return read
  }

  private func nextPlace(in segment: SegmentValues) -> Int? {
    guard let wanted else { return segment.validPlace(from: place + 1) }
    while wantedIndex < wanted.count {
      let next = wanted[wantedIndex] - segment.first
      guard next < SegmentFormat.rows else { return nil }
      wantedIndex += 1
      if next > place, segment.isValid(next) { return next }
    }
    return nil
  }
}
