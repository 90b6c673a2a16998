// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the lines of a long table from bytes, each into its place among the values.
///
/// Whatever it does not take for certain, it leaves to the slow reading, which also tells what is wrong: every function
/// that returns `false` or `nil` gives the whole file up. So there is one wording and one judgement of every problem.
struct LineReader: ~Copyable {
  /// Lines in memory, each with its end, and 16 bytes more that are read but mean nothing.
  struct Chunk {
    var lines: UnsafeRawBufferPointer
    /// Where in the file the first line begins.
    var position: Int
  }

  private(set) var series: SeriesTable
  private(set) var columns = ColumnTable()
  private(set) var tiles = ValueTiles()
  private(set) var fields: FieldReader

  private let places: RolePlaces
  private var indicator: UInt32 = .max
  private var entity: UInt32 = .max
  private var seriesNumber = 0

  init(_ shape: TableShape) {
    fields = FieldReader(shape)
    places = RolePlaces(shape)
    series = SeriesTable(attributesPerSeries: places.attributes.count)
  }

  mutating func read(_ chunk: Chunk) -> Bool {
    guard var line = chunk.lines.baseAddress else { return true }
    let (start, end) = (line, line + chunk.lines.count)
    var previous: UnsafeRawPointer?
    while line < end {
      if let next = Self.blankLine(line) {
        line = next
        continue
      }
      let kept = previous.map { fields.countOfRepeated($0, line) } ?? 0
      guard let next = fields.readLine(line, from: kept),
        take(from: kept, position: chunk.position + (line - start))
      else { return false }
      previous = line
      line = next
    }
    return true
  }

  @inline(__always)
  private static func blankLine(_ line: UnsafeRawPointer) -> UnsafeRawPointer? {
    let byte = line.load(as: UInt8.self)
    if byte > UInt8(ascii: "\r") { return nil }
    if byte == UInt8(ascii: "\n") { return line + 1 }
    return byte == UInt8(ascii: "\r") && (line + 1).load(as: UInt8.self) == UInt8(ascii: "\n") ? line + 2 : nil
  }

  /// Takes the line whose fields have just been read; those before `kept` are the same as on the line before.
  @inline(__always)
  private mutating func take(from kept: Int, position: Int) -> Bool {
    if kept <= places.lastOfSeries { guard takeSeries(position: position) else { return false } }
    guard !fields.isMissing else { return true }
    let labels = ColumnTable.Labels(
      kind: fields.label(places.kind), plan: fields.label(places.plan), year: fields.label(places.year))
    guard let column = columns.number(labels) ?? addColumn(labels, position: position) else { return false }
    return tiles.insert(fields.value, series: seriesNumber, column: Int(column))
  }

  private mutating func takeSeries(position: Int) -> Bool {
    let (indicator, entity) = (fields.label(places.indicator), fields.label(places.entity))
    if indicator != self.indicator || entity != self.entity {
      seriesNumber = series.number(indicator: indicator, entity: entity, position: position)
      (self.indicator, self.entity) = (indicator, entity)
    }
    for number in 0..<places.attributes.count {
      let label = fields.label(places.attributes[number])
      series.setAttribute(number, ofSeries: seriesNumber, to: label, position: position)
    }
    return series.define(
      indicator,
      SeriesTable.Definition(
        name: fields.label(places.name), unit: fields.label(places.unit), better: fields.label(places.better),
        span: fields.label(places.span)))
  }

  private mutating func addColumn(_ labels: ColumnTable.Labels, position: Int) -> UInt32? {
    columns.add(
      labels, kind: fields.text(labels.kind, places.kind), plan: fields.text(labels.plan, places.plan),
      year: fields.text(labels.year, places.year), position: position)
  }
}

/// Which column has which role; −1 for a role that the table has no column for, whose label then is always 0.
struct RolePlaces: ~Copyable {
  let indicator: Int
  let entity: Int
  let name: Int
  let unit: Int
  let better: Int
  let span: Int
  let kind: Int
  let plan: Int
  let year: Int
  private(set) var attributes = GrowingBuffer<Int>()
  /// The last column that says something of the series.
  let lastOfSeries: Int

  init(_ shape: TableShape) {
    func place(_ role: TidyRole) -> Int { shape.column(role) ?? -1 }
    (indicator, entity, name, unit) = (place(.indicator), place(.entity), place(.name), place(.unit))
    (better, span, kind, plan, year) = (place(.better), place(.span), place(.kind), place(.plan), place(.year))
    for (index, _) in shape.attributes { attributes.append(index) }
    let ofSeries = [indicator, entity, name, unit, better, span] + shape.attributes.map(\.index)
    // A table of nothing but years and values has one series, to be taken on its first line.
    lastOfSeries = max(ofSeries.max() ?? 0, 0)
  }
}
