// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// The targets of each of many series in two plans, paired by the years in which they are due as `TargetMatching` has it.
///
/// Which go together depends on the years alone, and most series have targets of the same years.
struct DuePairing {
  private let olds, news: [(year: FiscalYear, column: Column)]
  /// For each set of columns of which series have had values, by their numbers: the columns that go together.
  private var known: [Due: [Pair]] = [:]

  private struct Due: Hashable {
    let olds, news: Columns
    var isEmpty: Bool { olds == Columns() && news == Columns() }
  }

  /// A set of the columns of a plan by their numbers; of the first 64, which is more than plans have, without an array.
  private struct Columns: Hashable {
    private var bits: UInt64 = 0
    private var others: [Int] = []

    mutating func insert(_ number: Int) {
      if number < 64 { bits |= 1 << UInt64(number) } else { others.append(number) }
    }

    var numbers: [Int] { (0..<64).filter { bits >> UInt64($0) & 1 == 1 } + others }
  }

  private typealias Pair = (old: Int?, new: Int?)

  /// The target columns of each plan by the year in which they are due.
  init(from old: [FiscalYear: Column], to new: [FiscalYear: Column]) {
    (olds, news) = (old.map { ($0.key, $0.value) }, new.map { ($0.key, $0.value) })
  }

  /// Each target of a series with the one that it goes with; at least one of the two is there.
  mutating func forEachPair(ofSeries series: Int, _ body: (_ old: Double?, _ new: Double?) -> Void) {
    let due = Due(olds: Self.columns(olds, with: series), news: Self.columns(news, with: series))
    guard !due.isEmpty else { return }
    for (old, new) in pairs(of: due) {
      body(old.map { olds[$0].column.values[series] }, new.map { news[$0].column.values[series] })
    }
  }

  private static func columns(_ all: [(year: FiscalYear, column: Column)], with series: Int) -> Columns {
    var columns = Columns()
    for (number, (_, column)) in all.enumerated() where series < column.count && column.validity[series] {
      columns.insert(number)
    }
    return columns
  }

  private mutating func pairs(of due: Due) -> [Pair] {
    if let pairs = known[due] { return pairs }
    let (left, right) = (due.olds.numbers, due.news.numbers)
    let partners = TargetMatching.pairs(left.map { olds[$0].year }, right.map { news[$0].year })
    var pairs = zip(left, partners).map { old, partner -> Pair in (old, partner.map { right[$0] }) }
    let paired = Set(partners.compactMap(\.self))
    pairs += right.indices.filter { !paired.contains($0) }.map { (nil, right[$0]) }
    known[due] = pairs
    return pairs
  }
}
