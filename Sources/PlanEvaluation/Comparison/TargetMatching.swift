// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// Pairs the targets of a measure in one plan with those in another.
///
/// First the targets of one series, whose slug is the same over the plans: those due in one year; then those of neighbouring years
/// in their order (12 for 2019 with 15 for 2020), as far as no year that both plans have stands between: a target that fell due is
/// none that was put off beyond the others. Then, of the targets left, those of one unit and entity whose indicators have like names.
struct TargetMatching {
  /// For each old target the index of its new partner.
  private(set) var partners: [Int?]
  private var free: Set<Int>

  init(_ olds: [Attainment], _ news: [Attainment]) {
    partners = [Int?](repeating: nil, count: olds.count)
    free = Set(news.indices)
    let newsOfSeries = Dictionary(grouping: news.indices) { news[$0].series }
    for (series, left) in Dictionary(grouping: olds.indices, by: { olds[$0].series }) {
      let right = newsOfSeries[series] ?? []
      let pairs = Self.pairs(left.map { olds[$0].year }, right.map { news[$0].year })
      for (a, b) in zip(left, pairs) { pair(a, b.map { right[$0] }) }
    }
    pairByName(olds, news)
  }

  /// Of targets of one series, by the years in which they are due: for each of the old plan the index of its new partner.
  static func pairs(_ olds: [FiscalYear], _ news: [FiscalYear]) -> [Int?] {
    var partners = olds.map { news.firstIndex(of: $0) }
    let common = zip(olds, partners).filter { $1 != nil }.map(\.0)
    // How many of the years that both have come before.
    func span(_ year: FiscalYear) -> Int { common.count { $0 < year } }
    let open = Dictionary(grouping: news.indices.filter { !common.contains(news[$0]) }) { span(news[$0]) }
    for (place, left) in Dictionary(grouping: olds.indices.filter { partners[$0] == nil }, by: { span(olds[$0]) }) {
      let (left, right) = (left.sorted { olds[$0] < olds[$1] }, (open[place] ?? []).sorted { news[$0] < news[$1] })
      for (a, b) in nearest(left, right, { abs(olds[$0].distance(to: news[$1])) }) { partners[a] = b }
    }
    return partners
  }

  /// All of the fewer with as many of the others, in order, the least apart together. Of equal choices the earliest.
  private static func nearest(_ left: [Int], _ right: [Int], _ apart: (Int, Int) -> Int) -> [(Int, Int)] {
    guard left.count <= right.count else { return nearest(right, left) { apart($1, $0) }.map { ($1, $0) } }
    // The best of the first so many of the right ones: pairs, and how far apart these are.
    var best: [(apart: Int, pairs: [(Int, Int)])] = Array(repeating: (0, []), count: right.count + 1)
    for (index, a) in left.enumerated() {
      let before = best
      for end in (index + 1)...right.count {
        let b = right[end - 1]
        let one = (before[end - 1].apart + apart(a, b), before[end - 1].pairs + [(a, b)])
        best[end] = end > index + 1 && best[end - 1].apart <= one.0 ? best[end - 1] : one
      }
    }
    return best[right.count].pairs
  }

  private mutating func pair(_ a: Int, _ b: Int?) {
    guard let b, free.remove(b) != nil else { return }
    partners[a] = b
  }

  private struct Kind: Hashable {
    let unit: String
    let entity: String

    init(_ target: Attainment) { (unit, entity) = (target.unit, target.entity) }
  }

  private mutating func pairByName(_ olds: [Attainment], _ news: [Attainment]) {
    let openOlds = Dictionary(grouping: olds.indices.filter { partners[$0] == nil }) { Kind(olds[$0]) }
    let openNews = Dictionary(grouping: free.sorted()) { Kind(news[$0]) }
    for (kind, left) in openOlds {
      guard let right = openNews[kind] else { continue }
      let matching = NameMatching(
        left.map { olds[$0].indicator.name }, right.map { news[$0].indicator.name },
        threshold: NameMatching.thresholdInMeasure
      ) {
        let (old, new) = (olds[left[$0]], news[right[$1]])
        // Of one series the years have decided.
        return old.series == new.series ? nil : old.year == new.year ? .samePlace : .apart
      }
      for (a, b) in matching.partners.enumerated() { pair(left[a], b.map { right[$0] }) }
    }
  }
}
