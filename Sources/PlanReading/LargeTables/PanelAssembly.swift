// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators
internal import Threads

/// Puts together what several workers have read of one table, in the order of the file.
struct PanelAssembly {
  private let workers: [TableWorker]
  private let shape: TableShape

  init(_ workers: [TableWorker], _ shape: TableShape) { (self.workers, self.shape) = (workers, shape) }

  /// `nil` where two workers have read what cannot both be.
  func panel() -> LargePanel? {
    guard let series = SeriesAssembly(workers, shape) else { return nil }
    let sources = columnSources()
    let results = Results(count: sources.count)
    // The catalogue's two indices take about as long as all columns.
    Cores.perform(sources.count + 1) { index in
      if index == 0 {
        results.set(series.catalogue())
      } else {
        results.set(column(sources[index - 1].parts, series), at: index - 1)
      }
    }
    guard let columns = results.columns else { return nil }
    return LargePanel(
      catalogue: results.catalogue, columns: Dictionary(uniqueKeysWithValues: zip(sources.map(\.key), columns)),
      plans: plans, varying: series.varying())
  }

  private typealias Part = (worker: Int, column: Int)

  /// For each column of the panel the workers' columns that hold its values.
  private func columnSources() -> [(key: ColumnKey, parts: [Part])] {
    var parts: [ColumnKey: [Part]] = [:]
    for (number, worker) in workers.enumerated() {
      for (column, entry) in worker.reader.columns.entries.enumerated() where worker.reader.tiles.hasValues(column) {
        parts[entry.key, default: []].append((number, column))
      }
    }
    return parts.map { ($0.key, $0.value) }
  }

  /// Every plan that sets a target, by its first one.
  private var plans: [(id: String, year: FiscalYear)] {
    let targets = workers.flatMap { worker in
      let entries = worker.reader.columns.entries
      return entries.indices.filter { entries[$0].key.kind == .target && worker.reader.tiles.hasValues($0) }
        .map { entries[$0] }
    }
    var seen = Set<String>()
    return targets.sorted { $0.position < $1.position }.filter { seen.insert($0.key.plan).inserted }
      .map { ($0.key.plan, $0.key.year) }
  }

  /// `nil` where two workers have different values for one place.
  private func column(_ parts: [Part], _ series: SeriesAssembly) -> Column? {
    var isConsistent = true
    let column = Column(count: series.count) { values, words in
      for part in parts {
        let rows = series.numbers[part.worker]
        isConsistent =
          isConsistent
          && rows.withUnsafeBufferPointer { rows in
            workers[part.worker].reader.tiles.forEachValue(ofColumn: part.column) { local, value in
              let row = Int(rows[local])
              let bit: UInt64 = 1 << UInt64(row & 63)
              if words[row >> 6] & bit != 0 { return values[row] == value }
              values[row] = value
              words[row >> 6] |= bit
              return true
            }
          }
      }
    }
    return isConsistent ? column : nil
  }
}

extension PanelAssembly {
  /// What is made at the same time by several.
  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private var made: [Column?]
    private(set) var catalogue = Catalogue()

    init(count: Int) { made = [Column?](repeating: nil, count: count) }

    func set(_ column: Column?, at index: Int) { lock.withLock { made[index] = column } }
    func set(_ catalogue: Catalogue) { lock.withLock { self.catalogue = catalogue } }

    /// `nil` where one of them could not be made.
    var columns: [Column]? {
      let all = made.compactMap { $0 }
      return all.count == made.count ? all : nil
    }
  }
}
