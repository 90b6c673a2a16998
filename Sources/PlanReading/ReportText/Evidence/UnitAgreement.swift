// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Whether the unit of a value is one in which its indicator can be counted: a rate of applications is no number of them, and a
/// number of visitors no money. Where it is not, name and value are of two rows or two columns.
enum UnitAgreement {
  private static let counts: Set<String> = [
    "人", "件", "回", "箇所", "団体", "社", "校", "施設", "店舗", "台", "冊", "円", "ha", "km", "戸", "世帯", "棟", "本", "枚", "市町村",
    "組", "講座", "品目", "事業所", "経営体", "時間",
  ]

  /// Units that none of the measure can have; what is in no list may be right.
  private static func excluded(_ measure: CountedWords.Measure, _ name: String) -> Set<String> {
    switch measure {
    // 死亡率（人口10万対）, 出生率, a ratio to something: so many of them for each.
    case .rate:
      ["死亡", "罹患", "り患", "出生", "婚姻", "倍率", "対", "当たり", "あたり", "発生率"].contains(where: name.contains) ? [] : counts
    case .money: counts.subtracting(["円"]).union(["%"])
    case .persons: ["回", "箇所", "校", "台", "冊", "円", "ha", "km", "%", "戸", "棟", "本", "施設", "店舗", "市町村"]
    case .times: ["人", "円", "%", "団体", "社", "校", "ha", "km", "冊", "台"]
    case .places: ["人", "円", "%", "回", "ha", "km", "冊"]
    case .area: ["人", "件", "回", "%", "円", "冊", "台"]
    }
  }

  /// - Parameter unit: in its normal form; `""` contradicts nothing.
  static func isExcluded(_ unit: String, of indicator: String) -> Bool {
    let name = StackedCells.withoutBrackets(ColumnRole.fold(indicator))
    guard !unit.isEmpty, let measure = CountedWords.kind(of: name, where: { $0.measure != nil })?.measure else {
      return false
    }
    // 事業者数 and 経営者数 are counted as firms too; an increase may be told in per cent.
    if measure == .persons, ["事業者数", "業者数", "経営者数"].contains(where: name.hasSuffix) { return false }
    if ["増加", "減少", "削減", "伸び"].contains(where: name.contains) { return false }
    return excluded(measure, ColumnRole.fold(indicator)).contains(unit)
  }
}
