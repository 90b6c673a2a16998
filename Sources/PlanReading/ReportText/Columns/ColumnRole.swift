// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// What a column of a results table is for, by the words that offices put above it.
enum ColumnRole: String, CaseIterable, Hashable, Sendable {
  case section, number, novelty, name, outline, indicator, unit, baseline, target, actual, ratio, status, department
  case remarks
  /// A column a year: what its values are, another header or the row says.
  case yearly
  /// Whether a row has targets or results (区分: 目標, 実績).
  case kind
  /// The year of the target, and of the baseline, of a row.
  case dueYear, baseYear
  /// The year of all that a row has.
  case rowYear
  /// The year of the value in the column before it (数値目標, 時期, 最新値, 時期).
  case valueYear

  /// Those of columns whose cells are values of indicators.
  static let values: [ColumnRole] = [.target, .actual, .baseline, .yearly]

  /// Words of headers; a header has a role if a word of it stands in the header. The role whose longest word is found wins,
  /// so that 目標の達成度 is a status, 指標名 an indicator and 達成率 a ratio.
  private static let words: [ColumnRole: [String]] = [
    .dueYear: ["目標年度", "達成年度", "目標年次", "目標年", "目標時期", "達成時期", "目標期限", "達成目標年度", "期限"],
    .baseYear: ["基準年度", "基準年次", "基準年", "現状年度", "策定年度", "基準時点", "現状値年度", "策定時年度"],
    .section: [
      "施策展開の方向", "施策の方向", "基本目標", "基本方針", "基本施策", "大項目", "分野", "柱", "政策", "方向性", "基本的方向", "重点施策", "重点項目", "重点目標",
      "施策体系", "章", "政策名", "施策の柱", "重点分野", "大分類",
    ],
    .number: ["整理番号", "事業番号", "施策番号", "項目番号", "番号", "no", "no.", "№", "通番", "#", "連番", "項番", "施策コード", "事業コード", "コード"],
    .novelty: ["新規", "新規・継続", "新規/継続", "新継", "新規継続", "新/継", "新規区分", "区分"],
    .name: [
      "施策名", "事業名", "施策名称", "事業名称", "施策(事業)名称", "施策(事業)名", "施策・事業名", "施策・事業", "取組名", "取組項目", "取組名称", "主な取組", "具体的な取組",
      "具体的施策",
      "個別施策", "事業・取組", "取組事項", "実施事業", "実施項目", "主要事業", "主な事業", "事務事業名", "事務事業", "重点事業", "推進施策", "施策項目", "取組施策", "取組事業",
      "細事業名", "アクション", "事業等名", "施策", "事業", "取組", "項目名", "プロジェクト名",
    ],
    .outline: ["取組概要", "事業概要", "施策概要", "概要", "取組内容", "事業内容", "施策内容", "内容", "目的", "取組の概要", "事業の概要", "実施内容", "計画内容"],
    .indicator: [
      "指標名", "成果指標", "活動指標", "評価指標", "指標", "kpi", "重要業績評価指標", "指標項目", "目標指標", "数値指標", "アウトカム", "アウトプット", "アウトカム指標",
      "アウトプット指標", "管理指標", "進捗指標", "モニタリング指標", "指標の名称", "目標項目",
    ],
    .unit: ["単位"],
    .baseline: [
      "基準値", "現状値", "策定時", "当初値", "基準", "現状", "計画策定時", "計画当初", "初期値", "現況値", "現況", "従前値", "設定時", "改定時", "計画時", "策定前",
      "開始時", "目標設定時", "目標設定時最新値", "策定時最新値", "ベースライン", "ベースライン値", "計画当初値", "当初", "出発点",
    ],
    .target: [
      "目標", "目標値", "数値目標", "指標・目標", "指標及び目標", "計画値", "年度目標", "到達目標", "目標(指標)", "目標・指標", "指標(目標)", "kpi(目標)", "目標等",
      "指標と目標", "最終目標", "目標水準", "中間目標", "期末目標", "目標数値", "計画目標", "目安", "見込量", "見込み量", "見込値", "確保量", "計画量", "量の見込み",
      "将来値", "めざす値", "めざす姿", "目指す値", "到達値",
    ],
    .actual: [
      "実績", "実績値", "成果", "取組実績", "実施状況", "取組状況", "実績・成果", "取組実績・成果", "実施結果", "結果", "取組結果", "達成値", "実績(成果)", "成果等",
      "実施実績", "取組の成果",
      "取組実績・成果等", "主な実績", "現在値", "直近値", "最新値", "実績等", "実数", "実測値", "達成実績", "推移", "現状の値", "実績推移", "中間評価", "最終評価", "直近",
      "最新", "中間値", "最終値", "現時点",
    ],
    .ratio: [
      "達成率", "進捗率", "目標達成率", "対目標比", "達成割合", "達成度(%)", "進捗度(%)", "前年度比", "前年比", "対前年度比", "対前年比", "増減", "増減率", "伸び率",
      "前年度差", "計画比",
    ],
    .status: [
      "達成度", "達成状況", "評価", "進捗", "進捗状況", "進捗度", "判定", "自己評価", "目標の達成度", "目標達成度", "達成区分", "進捗評価", "評価区分", "総合評価",
      "ステータス", "目標達成状況",
      "目標の達成状況", "進捗区分", "達成の状況", "ランク", "目標達成", "評価結果", "判定結果", "評価ランク", "達成評価", "内部評価", "外部評価", "施策評価", "事業評価",
      "進行状況", "達成見込", "達成見込み", "状況",
    ],
    .department: [
      "担当課", "所管課", "担当部局", "部局", "部局等", "部局等名", "所管", "担当", "担当部署", "主管課", "所属", "担当課室", "担当課名", "課名", "実施主体",
      "部局等名担当課", "部局名", "担当所属",
      "部署", "課室名", "関係課", "所管部局", "担当室", "担当部課", "課", "担当者", "主管部局", "主担当課", "担当係", "所管部署",
    ],
    .remarks: [
      "備考", "課題", "今後", "今後の取組", "今後の方針", "今後の対応", "今後の方向性", "今後の方向", "今後の展開", "次年度", "対応方針", "改善点", "理由", "要因", "特記事項",
      "課題・今後の方針", "翌年度",
    ],
  ]

  /// The words by their first characters, in the order of the roles.
  private static let byFirst: [Character: [(role: ColumnRole, order: Int, word: String, length: Int)]] = {
    let all = allCases.enumerated().flatMap { order, role in
      (words[role] ?? []).map { (role: role, order: order, word: $0, length: $0.count) }
    }
    return Dictionary(grouping: all) { $0.word.first ?? " " }
  }()

  /// Headers of columns that tell what is done for a measure, where another column names it.
  static let describing = ["主な取組", "具体的な取組", "主な事業", "取組事項", "実施事業", "アクション"]

  /// The role of a header, and how sure the match is: the share of the header that its word covers.
  static func of(_ header: String) -> (role: ColumnRole, share: Double)? {
    let text = fold(header)
    guard !text.isEmpty, text.count <= 40 else { return nil }
    // Part of many other words.
    if text == "計画" || text == "見込" { return (.target, 1) }
    if ["年度", "実績年度", "評価年度", "対象年度", "実施年度", "会計年度"].contains(text) { return (.rowYear, 1) }
    var best: (role: ColumnRole, order: Int, length: Int, atEnd: Bool)?
    var rest = text[...]
    while let first = rest.first {
      for (role, order, word, length) in byFirst[first] ?? [] where rest.hasPrefix(word) {
        // no is part of other words, 課 of 課題.
        if word.utf8.count <= 3, length <= 2, text != word { continue }
        let atEnd = rest.count == length
        // Of two words of one length the later one says what the column is (目標値の実績).
        let isBetter =
          best.map { (length, atEnd ? 1 : 0, -order) > ($0.length, $0.atEnd ? 1 : 0, -$0.order) } ?? true
        if isBetter { best = (role, order, length, atEnd) }
      }
      rest = rest.dropFirst()
    }
    guard let best else { return nil }
    return (best.role, Double(best.length) / Double(text.count))
  }

  /// Without blanks, in one spelling.
  static func fold(_ header: String) -> String {
    var text = String.UnicodeScalarView()
    var (hasOthers, mayVary) = (false, false)
    for scalar in header.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x3000, 0x09, 0x0A, 0x0D, 0xA0: continue
      case 0x41...0x5A: text.append(Unicode.Scalar(scalar.value + 0x20) ?? scalar)
      case 0xFF21...0xFF3A: text.append(Unicode.Scalar(scalar.value - 0xFEE0 + 0x20) ?? scalar)
      case 0xFF01...0xFF5E: text.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default:
        hasOthers = hasOthers || scalar.value > 0x7F && scalar.value < 0x3000
        mayVary = mayVary || "りみちよび".unicodeScalars.contains(scalar)
        text.append(scalar)
      }
    }
    let folded = hasOthers ? String(text).lowercased() : String(text)
    return mayVary ? respelt(folded) : folded
  }

  private static let variants: [(written: [Unicode.Scalar], folded: [Unicode.Scalar])] = [
    ("取り組み", "取組"), ("取組み", "取組"), ("取り組", "取組"), ("進ちょく", "進捗"), ("および", "及び"),
  ].map { (Array($0.unicodeScalars), Array($1.unicodeScalars)) }

  private static func respelt(_ text: String) -> String {
    var (respelt, rest) = (String.UnicodeScalarView(), text.unicodeScalars[...])
    while let first = rest.first {
      if "取進お".unicodeScalars.contains(first), let variant = variants.first(where: { rest.starts(with: $0.written) }) {
        respelt.append(contentsOf: variant.folded)
        rest = rest.dropFirst(variant.written.count)
      } else {
        respelt.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(respelt)
  }
}
