// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore
internal import Indicators

/// The parts of the store that a question needs, for stores of which the whole takes long to read.
extension StoreOptions {
  /// Opens the store and reads from one state of it; what stands in the way becomes a sentence.
  func read<Answer>(_ body: (IndicatorStore) throws -> Answer) throws -> Answer {
    do {
      let store = try StoreAhead.open(at: path)
      return try store.ofOneMoment { try body(store) }
    } catch let error as StoreError {
      throw CommandFailure(StoreWording.sentence(error))
    }
  }

  /// The values of the indicator whose slug this is; everything where it is a pattern, or nothing is named.
  /// - Parameter withTargets: also the indicators by way of which targets of it were set as changes.
  func panel(ofIndicator pattern: String?, withTargets: Bool = false) throws -> Panel {
    try read { store in
      guard let pattern else { return try store.panel() }
      let rows = try store.series(ofIndicator: pattern)
      guard !rows.isEmpty else { return try store.panel() }
      guard withTargets else { return try store.panel(ofSeries: rows) }
      guard let changes = try store.changes(onto: pattern, rows) else { return try store.panel() }
      return try store.panel(ofSeries: Set(rows + changes).sorted())
    }
  }
}

extension IndicatorStore {
  /// More indicators written as changes than this are read with the whole store rather than one by one.
  private static let manyChanges = 2000

  /// The series that an indicator's targets depend on: those written as changes of it and, where it is one itself, its
  /// base. `nil` where there are too many to look through.
  fileprivate func changes(onto slug: String, _ rows: [Int]) throws -> [Int]? {
    guard let changes = try labels("span")?.series(with: Span.change.rawValue)?.indices, !changes.isEmpty else {
      return []
    }
    guard changes.count <= Self.manyChanges else { return nil }
    let catalogue = try panel(ofSeries: changes).catalogue
    let base = catalogue.indicatorIndex(slug: slug).flatMap { catalogue.indicators[$0].base }
    let related = catalogue.indicators.filter { $0.span == .change && $0.base == slug }.map(\.slug)
    return try (related + [base].compactMap(\.self)).flatMap { try series(ofIndicator: $0) }
  }
}
