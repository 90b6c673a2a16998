// SPDX-License-Identifier: GPL-3.0-or-later

/// What names of indicators end with, and what that says of how they are counted: the unit where no other is told, and which
/// units are out of the question.
enum CountedWords {
  enum Measure { case rate, money, persons, times, places, area }

  struct Kind {
    /// The unit that is meant where none is told; `nil` where it could be several.
    let unit: String?
    /// `nil` where the words say nothing against any unit.
    let measure: Measure?
    let words: [String]
  }

  /// The kind of the first word with which the name ends.
  ///
  /// - Parameter condition: which kinds are asked for.
  static func kind(of name: String, where condition: (Kind) -> Bool) -> Kind? {
    kinds.first { kind in condition(kind) && kind.words.contains { name.hasSuffix($0) } }
  }

  private static let kinds = [
    Kind(
      unit: "人", measure: .persons,
      words: [
        "者数", "人数", "人口", "客数", "会員数", "児童数", "生徒数", "学生数", "受講生数", "職員数", "従業員数", "隊員数", "団員数", "フォロワー", "フォロワー数",
        "登録者", "参加者", "利用者", "ボランティア数", "待機児童",
      ]),
    Kind(unit: "PV", measure: nil, words: ["ページビュー", "ページビュー数", "PV数", "PV", "閲覧数"]),
    Kind(unit: "回", measure: .times, words: ["回数"]),
    Kind(unit: "回", measure: nil, words: ["再生数", "視聴数"]),
    Kind(
      unit: "件", measure: nil,
      words: [
        "件数", "アクセス数", "ダウンロード数", "DL数", "いいね数", "いいね！」数", "登録数", "データ数", "データセット数", "被害", "事故", "犯罪", "トラブル", "申請数",
        "問い合わせ数", "相談数", "支援数",
      ]),
    Kind(unit: "社", measure: .places, words: ["企業数"]),
    Kind(unit: "社", measure: nil, words: ["社数", "会社数"]),
    Kind(unit: "店舗", measure: .places, words: ["店舗数", "加盟店数"]),
    Kind(unit: "校", measure: .places, words: ["校数"]),
    Kind(unit: "団体", measure: .places, words: ["団体数"]),
    Kind(unit: "市町村", measure: nil, words: ["市町村数", "対応数", "自治体数"]),
    Kind(unit: "施設", measure: .places, words: ["施設数"]),
    Kind(unit: "箇所", measure: .places, words: ["箇所数", "か所数", "カ所数", "ヶ所数"]),
    Kind(unit: "箇所", measure: nil, words: ["地点数"]),
    Kind(unit: "%", measure: .rate, words: ["率", "割合"]),
    // Of five, of ten or in per cent.
    Kind(unit: nil, measure: .rate, words: ["充足度", "満足度"]),
    Kind(unit: "円", measure: .money, words: ["額", "売上高", "売上", "所得", "出荷額等", "収入", "事業費", "経費"]),
    Kind(unit: "ha", measure: .area, words: ["面積"]),
    Kind(unit: "台", measure: nil, words: ["台数"]), Kind(unit: "本", measure: nil, words: ["本数"]),
    Kind(unit: "冊", measure: nil, words: ["冊数"]), Kind(unit: "枚", measure: nil, words: ["枚数"]),
    Kind(unit: "世帯", measure: nil, words: ["世帯数"]), Kind(unit: "戸", measure: nil, words: ["戸数"]),
    Kind(unit: "棟", measure: nil, words: ["棟数"]),
  ]
}
