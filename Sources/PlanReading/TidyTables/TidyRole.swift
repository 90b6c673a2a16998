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

  /// Headers of what things are grouped by, where no column is called group.
  static func groups(_ header: String) -> Bool {
    ["分野", "部門", "領域", "政策分野", "施策分野", "カテゴリ", "カテゴリー", "category", "sector", "theme"].contains(header.lowercased())
  }

  /// Headers of which way is better, where the cells say so.
  static func saysDirection(_ header: String) -> Bool {
    ["better", "direction", "方向", "方向性", "向き", "望ましい方向", "良い方向"].contains(header.lowercased())
  }

  /// Words for which way is better.
  static let betters: [String: Better] = [
    "higher": .higher, "lower": .lower, "up": .higher, "down": .lower, "increase": .higher, "decrease": .lower,
    "増": .higher, "減": .lower, "増加": .higher, "減少": .lower, "↑": .higher, "↓": .lower, "上": .higher, "下": .lower,
    "高いほど良い": .higher, "低いほど良い": .lower, "高いほどよい": .higher, "低いほどよい": .lower, "高いほうがよい": .higher,
    "低いほうがよい": .lower, "多いほど良い": .higher, "少ないほど良い": .lower, "多いほどよい": .higher, "少ないほどよい": .lower,
    "多いほうがよい": .higher, "少ないほうがよい": .lower,
  ]

  /// Japanese words for the kinds of number.
  static let kinds: [String: ObservationKind] = [
    "実績": .actual, "実績値": .actual, "結果": .actual, "目標": .target, "目標値": .target, "計画値": .target, "基準": .baseline,
    "基準値": .baseline, "現状": .baseline, "現状値": .baseline, "現況値": .baseline,
  ]
}
