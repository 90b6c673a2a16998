// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// The series of all workers in the order of their first lines, with their indicators and attributes.
struct SeriesAssembly: Sendable {
  /// By the worker, by its number of the series: the number in the catalogue.
  private(set) var numbers: [[UInt32]]
  private(set) var count = 0

  private let shape: TableShape
  private let labels: Labels
  private var indicators: [UInt32] = []
  private var definitions: [SeriesTable.Definition] = []
  private var series: [Series] = []
  private var table: Table

  /// Common labels of the columns, by role.
  private struct Labels: @unchecked Sendable {
    let indicator: MergedLabels
    let entity: MergedLabels
    let name: MergedLabels
    let unit: MergedLabels
    let better: MergedLabels
    let span: MergedLabels
    let attributes: [MergedLabels]
  }

  private final class Table: @unchecked Sendable {
    var series: SeriesTable
    init(_ series: consuming SeriesTable) { self.series = series }
  }

  /// `nil` where an indicator is defined in two ways.
  init?(_ workers: [TableWorker], _ shape: TableShape) {
    func merged(_ role: TidyRole) -> MergedLabels { MergedLabels(workers, column: shape.column(role) ?? -1) }
    self.shape = shape
    labels = Labels(
      indicator: merged(.indicator), entity: merged(.entity), name: merged(.name), unit: merged(.unit),
      better: merged(.better), span: merged(.span),
      attributes: shape.attributes.map { MergedLabels(workers, column: $0.index) })
    table = Table(SeriesTable(attributesPerSeries: shape.attributes.count))
    numbers = workers.map { worker in
      var numbers: [UInt32] = []
      numbers.reserveCapacity(worker.reader.series.entries.count)
      return numbers
    }
    guard addAll(workers) else { return nil }
  }

  /// Always the series next that comes first in the file: a merge of the workers' lists, each of which is in order.
  private mutating func addAll(_ workers: [TableWorker]) -> Bool {
    var places = [UInt32](repeating: .max, count: labels.indicator.count)
    let lists = workers.map { worker in
      UnsafeBufferPointer(start: worker.reader.series.entries.base, count: worker.reader.series.entries.count)
    }
    return withExtendedLifetime(workers) {
      while let worker = Self.worker(withFirst: lists, after: numbers) {
        let local = numbers[worker].count
        guard add(lists[worker][local], of: worker, local, workers[worker].reader.series, &places) else { return false }
      }
      return true
    }
  }

  private static func worker(withFirst lists: [UnsafeBufferPointer<SeriesTable.Entry>], after numbers: [[UInt32]])
    -> Int?
  {
    var first: (worker: Int, position: Int)?
    for worker in lists.indices where numbers[worker].count < lists[worker].count {
      let position = lists[worker][numbers[worker].count].position
      if first.map({ position < $0.position }) ?? true { first = (worker, position) }
    }
    return first?.worker
  }

  private mutating func add(
    _ entry: SeriesTable.Entry, of worker: Int, _ local: Int, _ own: borrowing SeriesTable, _ places: inout [UInt32]
  ) -> Bool {
    let label = labels.indicator.numbers[worker][Int(entry.indicator)]
    let definition = common(own.definitions[Int(entry.indicator)], of: worker)
    if places[Int(label)] == .max {
      places[Int(label)] = UInt32(indicators.count)
      indicators.append(label)
      definitions.append(definition)
    }
    let indicator = places[Int(label)]
    guard definitions[Int(indicator)] == definition else { return false }
    let entity = labels.entity.numbers[worker][Int(entry.entity)]
    let number = table.series.number(indicator: indicator, entity: entity, position: entry.position)
    count = max(count, number + 1)
    numbers[worker].append(UInt32(number))
    for index in labels.attributes.indices {
      var attribute = own.attributes[local * labels.attributes.count + index]
      attribute.label = labels.attributes[index].numbers[worker][Int(attribute.label)]
      table.series.note(attribute, index, ofSeries: number)
    }
    return true
  }

  private func common(_ definition: SeriesTable.Definition, of worker: Int) -> SeriesTable.Definition {
    SeriesTable.Definition(
      name: labels.name.numbers[worker][Int(definition.name)], unit: labels.unit.numbers[worker][Int(definition.unit)],
      better: labels.better.numbers[worker][Int(definition.better)],
      span: labels.span.numbers[worker][Int(definition.span)])
  }
}

// MARK: - Result

extension SeriesAssembly {
  func catalogue() -> Catalogue {
    let entities = labels.entity.texts
    let entries = UnsafeBufferPointer(start: table.series.entries.base, count: count)
    let series = entries.map { Series(indicator: Int($0.indicator), entity: entities[Int($0.entity)]) }
    return withExtendedLifetime(table) {
      Catalogue(indicators: madeIndicators(), series: series, attributes: attributes())
    }
  }

  /// The indicators of which a series says different things on different lines, by attribute.
  func varying() -> [(attribute: String, indicator: String)] {
    var found: [(attribute: String, indicator: String)] = []
    var seen = Set<[Int]>()
    for index in labels.attributes.indices {
      for number in 0..<count where table.series.attributes[number * labels.attributes.count + index].varies {
        let indicator = Int(table.series.entries[number].indicator)
        guard seen.insert([index, indicator]).inserted else { continue }
        found.append((shape.attributes[index].name, slug(indicator)))
      }
    }
    return found
  }

  private func madeIndicators() -> [Indicator] {
    let (units, betters, spans) = (labels.unit.texts, labels.better.texts, labels.span.texts)
    return indicators.indices.map { index in
      let (slug, definition) = (slug(index), definitions[index])
      let name = definition.name == 0 ? slug : labels.name.text(Int(definition.name))
      return Indicator(
        slug: slug, name: name, unit: units[Int(definition.unit)],
        better: Better(rawValue: betters[Int(definition.better)])
          ?? Better.told(byName: name, unit: units[Int(definition.unit)]),
        span: Span(rawValue: spans[Int(definition.span)]) ?? .annual)
    }
  }

  private func slug(_ indicator: Int) -> String {
    indicators[indicator] == 0 ? shape.title : labels.indicator.text(Int(indicators[indicator]))
  }

  /// One text a series; an attribute that no line fills is none.
  private func attributes() -> [String: [String]] {
    var attributes: [String: [String]] = [:]
    for (index, column) in shape.attributes.enumerated() {
      let texts = labels.attributes[index].texts
      let numbers = (0..<count).map { table.series.attributes[$0 * labels.attributes.count + index].label }
      guard numbers.contains(where: { $0 != 0 }) else { continue }
      attributes[column.name] = numbers.map { texts[Int($0)] }
    }
    return attributes
  }
}
