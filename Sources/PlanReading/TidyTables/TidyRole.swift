// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What a column of a tidy table is for, by its header in English or Japanese.
///
/// The raw value is the name under which `TableRow` finds the column.
enum TidyRole: String, CaseIterable {
  case indicator, name, entity, year, value, unit, kind, plan, group, better, span, qualifier, source
  case asOf = "as_of"
  case asWritten = "as_written"

  init?(header: String) {
    guard let role = Self.known[header.lowercased()] else { return nil }
    self = role
  }

  private static let known = Dictionary(
    allCases.flatMap { role in role.headers.map { ($0, role) } }, uniquingKeysWith: { first, _ in first })

  /// Statistical offices' own headers are among them: Our World in Data (Entity, Year), the World Bank (Country Name,
  /// Indicator Name), Open SDG (Year, Value).
  private var headers: [String] {
    switch self {
    case .indicator: ["indicator", "指標", "indicator name", "指標名"]
    case .name: ["name", "名称"]
    case .entity: ["entity", "団体", "country name", "団体名"]
    case .year: ["year", "年度", "年", "fiscal_year", "fiscal year"]
    case .value: ["value", "値"]
    case .unit: ["unit", "単位", "units"]
    case .kind: ["kind", "区分"]
    case .plan: ["plan", "計画"]
    case .group: ["group", "分類"]
    case .better: ["better"]
    case .span: ["span"]
    case .qualifier: ["qualifier"]
    case .asOf: ["as_of"]
    case .asWritten: ["as_written"]
    case .source: ["source", "出典"]
    }
  }

  /// Japanese words for the kinds of number.
  static let kinds: [String: ObservationKind] = [
    "実績": .actual, "実績値": .actual, "結果": .actual, "目標": .target, "目標値": .target, "計画値": .target, "基準": .baseline,
    "基準値": .baseline, "現状": .baseline, "現状値": .baseline, "現況値": .baseline,
  ]
}
