// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators

/// Which yearly series is that of the parts of a running total, or of one over several years: 雇用者数（年度） beside 雇用者数（事業期間）.
///
/// It is of the same entity, unit and measure, its name is the same but for what says the time that it covers, or its slug is that of
/// the total with -annual behind it; it ends with the total, and agrees with it: no part is more than its year's total, and where two totals follow one another in one period
/// their difference is the part, to a hundredth. Downloads are not the parts of a number of people, nor hires of any kind those of
/// another: what is not called the same is not taken for it.
struct YearlyParts {
  private struct Key: Hashable {
    let name, unit, entity: String
  }

  private let panel: Panel
  private let yearly: [Key: [Int]]
  private let bySlug: [String: [Int]]
  private let places: [Int: Set<MeasurePlace>]

  init(in panel: Panel) {
    self.panel = panel
    let catalogue = panel.catalogue
    guard catalogue.indicators.contains(where: \.isTotal) else {
      (yearly, bySlug, places) = ([:], [:], [:])
      return
    }
    let annual = catalogue.series.indices.filter { catalogue.indicator(ofSeries: $0).span == .annual }
    yearly = Dictionary(grouping: annual) { Self.key(of: $0, in: catalogue) }
    bySlug = Dictionary(grouping: annual) { catalogue.indicator(ofSeries: $0).slug }
    places = Dictionary(grouping: catalogue.placements, by: \.indicator).mapValues { Set($0.map(\.place)) }
  }

  /// `nil` where there is none.
  func series(ofTotal total: Int) -> Int? {
    let (key, catalogue) = (Self.key(of: total, in: panel.catalogue), panel.catalogue)
    let called = (bySlug[catalogue.indicator(ofSeries: total).slug + "-annual"] ?? []).filter {
      let other = Self.key(of: $0, in: catalogue)
      return (other.unit, other.entity) == (key.unit, key.entity)
    }
    return (called + (yearly[key] ?? [])).first { isOfOneMeasure($0, total) && agrees($0, with: total) }
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
    let pairs = zip(totals.points, totals.points.dropFirst()).filter {
      $0.year.distance(to: $1.year) == 1
        && GrowthOverYears(series: total, from: $0, to: $1).daysApart(in: panel) == nil
    }
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

  /// Without what says the time: 累計 and 年間, and a bracket at its end that says nothing else: （男性） is kept, （事業期間） is not.
  static func withoutTime(_ name: String) -> String {
    ["の累計", "累計", "の年間", "年間"].reduce(withoutBracket(name)) { $0.replacing($1, with: "") }
  }

  private static func withoutBracket(_ name: String) -> String {
    guard let end = name.last, "）)".contains(end), let start = name.lastIndex(where: { "（(".contains($0) }) else {
      return name
    }
    let said = name[name.index(after: start)...].dropLast().lowercased()
    guard times.contains(said) else { return name }
    return name[..<start].trimmingCharacters(in: .whitespaces)
  }
}

extension Indicator {
  /// What it counts adds up over the years.
  var isTotal: Bool { span == .period || span == .cumulative }
}
