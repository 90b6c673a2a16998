// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// Which yearly series is that of the parts of a total over several years: 雇用者数（年度） beside 雇用者数（事業期間）.
///
/// It is of the same entity, unit and measure, its name is the same but for a bracket that says what time it covers, it ends with the
/// total, and agrees with it: no part is more than its year's total, and where two totals follow one another in one period
/// their difference is the part, to a hundredth.
struct YearlyParts {
  private struct Key: Hashable {
    let name, unit, entity: String
  }

  private let panel: Panel
  private let yearly: [Key: [Int]]
  private let places: [Int: Set<MeasurePlace>]

  init(in panel: Panel) {
    self.panel = panel
    let catalogue = panel.catalogue
    guard catalogue.indicators.contains(where: { $0.span == .period }) else {
      (yearly, places) = ([:], [:])
      return
    }
    yearly = Dictionary(
      grouping: catalogue.series.indices.filter { catalogue.indicator(ofSeries: $0).span == .annual },
      by: { Self.key(of: $0, in: catalogue) })
    places = Dictionary(grouping: catalogue.placements, by: \.indicator).mapValues { Set($0.map(\.place)) }
  }

  /// `nil` where there is none.
  func series(ofTotal total: Int) -> Int? {
    yearly[Self.key(of: total, in: panel.catalogue)]?.first { isOfOneMeasure($0, total) && agrees($0, with: total) }
  }

  private static func key(of series: Int, in catalogue: Catalogue) -> Key {
    let indicator = catalogue.indicator(ofSeries: series)
    return Key(
      name: withoutTime(indicator.name), unit: indicator.unit, entity: catalogue.series[series].entity)
  }

  private func isOfOneMeasure(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (
      places[panel.catalogue.series[one].indicator] ?? [], places[panel.catalogue.series[other].indicator] ?? []
    )
    return one == other || !one.isDisjoint(with: other)
  }

  private func agrees(_ yearly: Int, with total: Int) -> Bool {
    let (parts, totals) = (panel.history(ofSeries: yearly), panel.history(ofSeries: total))
    guard let last = totals.last, parts.last?.year == last.year else { return false }
    let pairs = zip(totals.points, totals.points.dropFirst()).filter { $0.year.distance(to: $1.year) == 1 }
    return totals.points.allSatisfy { point in (parts[point.year] ?? 0) <= point.value }
      && pairs.filter { $0.value <= $1.value }.allSatisfy { before, point in
        guard let part = parts[point.year] else { return true }
        return (point.value - before.value - part).magnitude <= 0.01 * part.magnitude
      }
  }

  private static let times = [
    "事業期間", "計画期間", "全期間", "期間", "単年度", "年度", "年間", "累計", "合計", "total", "whole period", "period", "annual", "yearly",
    "per year",
  ]

  /// Without a bracket at its end that says nothing but the time: （男性） is kept, （事業期間） is not.
  static func withoutTime(_ name: String) -> String {
    guard let end = name.last, "）)".contains(end), let start = name.lastIndex(where: { "（(".contains($0) }) else {
      return name
    }
    let said = name[name.index(after: start)...].dropLast().lowercased()
    guard times.contains(said) else { return name }
    return name[..<start].trimmingBlanks
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    var rest = self
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
