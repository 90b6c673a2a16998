// SPDX-License-Identifier: GPL-3.0-or-later

/// Pairs the targets of a measure in one plan with those in another.
///
/// First the targets of one series, whose slug is the same over the plans: those due in one year, then the rest in the
/// order of their years (12 for 2019 with 15 for 2020). Then, of the targets left, those of one unit and entity whose
/// indicators have like names.
struct TargetMatching {
  /// For each old target the index of its new partner.
  private(set) var partners: [Int?]
  private var free: Set<Int>

  init(_ olds: [Attainment], _ news: [Attainment]) {
    partners = [Int?](repeating: nil, count: olds.count)
    free = Set(news.indices)
    let ofSeries = Dictionary(grouping: news.indices.sorted { news[$0].year < news[$1].year }) { news[$0].series }
    let byYear = olds.indices.sorted { olds[$0].year < olds[$1].year }
    for a in byYear {
      pair(a, ofSeries[olds[a].series]?.first { news[$0].year == olds[a].year })
    }
    for a in byYear where partners[a] == nil { pair(a, ofSeries[olds[a].series]?.first(where: free.contains)) }
    pairByName(olds, news)
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
        olds[left[$0]].year == news[right[$1]].year ? .samePlace : .apart
      }
      for (a, b) in matching.partners.enumerated() { pair(left[a], b.map { right[$0] }) }
    }
  }
}
