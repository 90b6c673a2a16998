// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Whether the unit of a value is one in which its indicator can be counted: a rate of applications is no number of them, and a
/// number of visitors no money. Where it is not, name and value are of two rows or two columns.
enum UnitAgreement {
  private enum Measure { case rate, money, persons, times, places, area }

  /// What a name ends with, but for brackets and what is said of the count (…の増加数 counts nothing else).
  private static let endings: [(measure: Measure, words: [String])] = [
    (.rate, ["率", "割合", "比率", "充足度", "満足度"]),
    (.money, ["額", "売上高", "出荷額等", "収入", "事業費", "経費"]),
    (.persons, ["者数", "人数", "人口", "客数", "会員数", "児童数", "生徒数", "隊員数", "団員数", "職員数"]),
    (.times, ["回数"]),
    (.places, ["箇所数", "か所数", "カ所数", "施設数", "店舗数", "校数", "団体数", "企業数"]),
    (.area, ["面積"]),
  ]

  private static let counts: Set<String> = [
    "人", "件", "回", "箇所", "団体", "社", "校", "施設", "店舗", "台", "冊", "円", "ha", "km", "戸", "世帯", "棟", "本", "枚", "市町村",
    "組", "講座", "品目", "事業所", "経営体", "時間",
  ]

  /// Units that none of the measure can have; what is in no list may be right.
  private static func excluded(_ measure: Measure, _ name: String) -> Set<String> {
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
    guard !unit.isEmpty, let measure = endings.first(where: { $0.words.contains(where: name.hasSuffix) })?.measure
    else { return false }
    // 事業者数 and 経営者数 are counted as firms too; an increase may be told in per cent.
    if measure == .persons, ["事業者数", "業者数", "経営者数"].contains(where: name.hasSuffix) { return false }
    if ["増加", "減少", "削減", "伸び"].contains(where: name.contains) { return false }
    return excluded(measure, ColumnRole.fold(indicator)).contains(unit)
  }
}
