// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Reports

/// The columns of the command's tables: their names in csv and json, which are a contract, and their headings.
enum Headings {
  static var section: Table.Column { column("section", "方向", "section", .trailing) }
  static var number: Table.Column { column("number", "番号", "no.", .trailing) }
  static var sectionFrom: Table.Column { column("section_from", "旧方向", "old sec.", .trailing) }
  static var numberFrom: Table.Column { column("number_from", "旧番号", "old no.", .trailing) }
  static var sectionTo: Table.Column { column("section_to", "新方向", "new sec.", .trailing) }
  static var numberTo: Table.Column { column("number_to", "新番号", "new no.", .trailing) }
  static var title: Table.Column { column("title", "施策展開の方向", "title") }
  static var measures: Table.Column { column("measures", "施策数", "measures", .trailing) }
  static var attained: Table.Column { column("attained", "達成・計画どおり", "achieved or as planned", .trailing) }
  static var rate: Table.Column { column("rate", "割合", "rate", .trailing) }
  static var measure: Table.Column { column("measure", "施策", "measure") }
  static var unit: Table.Column { column("unit", "単位", "unit") }
  static var fiscalYear: Table.Column { column("fiscal_year", "年度", "year", .trailing) }
  /// Of a target: a result beside it may be of an earlier year.
  static var dueYear: Table.Column { column("fiscal_year", "期限", "due", .trailing) }
  /// Where some rows have no target, and so the year of their result.
  static var dueOrYear: Table.Column { column("fiscal_year", "期限・年度", "due or year", .trailing) }
  static var baseline: Table.Column { column("baseline", "基準値", "baseline", .trailing) }
  static var target: Table.Column { column("target", "目標値", "target", .trailing) }
  static var actual: Table.Column { column("actual", "実績値", "actual", .trailing) }
  static var ratio: Table.Column { column("ratio", "達成率", "ratio", .trailing) }
  static var progress: Table.Column { column("progress", "進捗率", "progress", .trailing) }
  static var grade: Table.Column { column("grade", "数値の判定", "by the numbers") }
  static var declaredStatus: Table.Column { column("declared_status", "施策の達成度", "measure as reported") }
  static var fromYear: Table.Column { column("from_year", "最初の年度", "from", .trailing) }
  static var toYear: Table.Column { column("to_year", "最後の年度", "to", .trailing) }
  static var fromValue: Table.Column { column("from_value", "最初の値", "first value", .trailing) }
  static var toValue: Table.Column { column("to_value", "最後の値", "last value", .trailing) }
  static var change: Table.Column { column("change", "増減", "change", .trailing) }
  static var growth: Table.Column { column("growth", "増減率", "growth", .trailing) }
  static var cagr: Table.Column { column("cagr", "年平均増減率", "CAGR", .trailing) }
  static var theilSen: Table.Column { column("theil_sen", "年当たり増減", "per year", .trailing) }
  static var slopeLow: Table.Column { column("theil_sen_lo95", "95%下限", "95% low", .trailing) }
  static var slopeHigh: Table.Column { column("theil_sen_hi95", "95%上限", "95% high", .trailing) }
  static var mannKendall: Table.Column { column("mann_kendall_p", "傾向のp値", "trend p", .trailing) }
  static var planChange: Table.Column { column("change", "変更", "change") }
  static var targetFrom: Table.Column { column("target_from", "旧目標", "old target", .trailing) }
  static var actualFrom: Table.Column { column("actual_from", "旧実績", "old actual", .trailing) }
  static var targetTo: Table.Column { column("target_to", "新目標", "new target", .trailing) }
  static var targetChange: Table.Column { column("target_change", "目標の差", "difference", .trailing) }
  static var note: Table.Column { column("note", "備考", "note") }
  static var horizon: Table.Column { column("horizon", "何年先", "years ahead", .trailing) }
  static var method: Table.Column { column("method", "方法", "method") }
  static var mean: Table.Column { column("mean", "見通し", "forecast", .trailing) }
  static var lo80: Table.Column { column("lo80", "80%下限", "80% low", .trailing) }
  static var hi80: Table.Column { column("hi80", "80%上限", "80% high", .trailing) }
  static var lo95: Table.Column { column("lo95", "95%下限", "95% low", .trailing) }
  static var hi95: Table.Column { column("hi95", "95%上限", "95% high", .trailing) }
  static var probability: Table.Column { column("probability", "達成確率", "probability", .trailing) }
  static var seriesCount: Table.Column { column("series", "系列", "series", .trailing) }
  static var origins: Table.Column { column("origins", "起点", "origins", .trailing) }
  static var smape: Table.Column { column("smape", "sMAPE(%)", "sMAPE (%)", .trailing) }
  static var mase: Table.Column { column("mase", "MASE", "MASE", .trailing) }
  static var coverage80: Table.Column { column("coverage80", "80%区間に入った", "within 80%", .trailing) }
  static var coverage95: Table.Column { column("coverage95", "95%区間に入った", "within 95%", .trailing) }
  static var intervalScore: Table.Column { column("interval_score", "区間スコア", "interval score", .trailing) }
  static var brier: Table.Column { column("brier", "ブライアスコア", "Brier score", .trailing) }
  static var forecasts: Table.Column { column("forecasts", "見通しの数", "forecasts", .trailing) }
  static var requiredGrowth: Table.Column { column("required_growth", "必要な伸び", "growth needed", .trailing) }
  static var likelyYear: Table.Column { column("likely_year", "50%超の年度", "above 50% from", .trailing) }
  static let qualifierFrom = Table.Column("qualifier_from", "", isForPrograms: true)
  static let qualifierTo = Table.Column("qualifier_to", "", isForPrograms: true)
  static let yearFrom = Table.Column("year_from", "", isForPrograms: true)
  static let yearTo = Table.Column("year_to", "", isForPrograms: true)
  static var points: Table.Column { column("points", "値の数", "values", .trailing) }
  static var siblings: Table.Column { column("siblings", "類似系列の数", "siblings", .trailing) }
  static var reason: Table.Column { column("reason", "理由", "reason") }
  static var low: Table.Column { column("low", "低め(80%)", "low (80%)", .trailing) }
  static var expected: Table.Column { column("expected", "標準(65%)", "expected (65%)", .trailing) }
  static var stretch: Table.Column { column("stretch", "高め(50%)", "stretch (50%)", .trailing) }
  static var severity: Table.Column { column("severity", "区分", "severity") }
  static var rule: Table.Column { column("rule", "規則", "rule") }
  static var stated: Table.Column { column("stated", "記載値", "stated", .trailing) }
  static var computed: Table.Column { column("computed", "計算値", "computed", .trailing) }
  static var statedForPeople: Table.Column {
    Table.Column("stated_shown", say("記載値", "stated"), .trailing, isForPeople: true)
  }
  static var computedForPeople: Table.Column {
    Table.Column("computed_shown", say("計算値", "computed"), .trailing, isForPeople: true)
  }
  static var explanation: Table.Column { column("explanation", "説明", "explanation") }
  static var text: Table.Column { column("text", "文", "text") }
  static var asWritten: Table.Column { column("as_written", "原文の表記", "as written") }
  static var value: Table.Column { column("value", "値", "value", .trailing) }
  static var qualifier: Table.Column { column("qualifier", "約・以上等", "qualifier") }
  static var kindOfQuantity: Table.Column { column("kind_of_quantity", "種類", "kind") }
  static var asOf: Table.Column { column("as_of", "時点", "as of") }
  static var upperValue: Table.Column { column("upper_value", "上限", "upper", .trailing) }
  static var periodFrom: Table.Column { column("period_from", "期間の始まり", "from", .trailing) }
  static var oddity: Table.Column { column("oddity", "注", "oddity") }

  /// Whose value it is: for people only where the rows differ in it.
  static func entity(of series: some Sequence<Int>, in panel: Panel) -> Table.Column {
    let entities = EntityNames(of: panel.catalogue)
    let isOne = Set(series.map { entities[series: $0] }).count == 1
    return Table.Column("entity", say("団体", "entity"), isForPrograms: isOne)
  }

  /// The slug: what programs join on.
  static let indicator = Table.Column("indicator", "", isForPrograms: true)
  /// The name, in the slug's place, for people.
  static var indicatorName: Table.Column {
    Table.Column("indicator_name", say("指標", "indicator"), isForPeople: true)
  }
  /// The name for programs, behind the columns of the contract.
  static let name = Table.Column("indicator_name", "", isForPrograms: true)
  static let unitForPrograms = Table.Column("unit", "", isForPrograms: true)
  static let reasonForPrograms = Table.Column("reason", "", isForPrograms: true)

  private static func column(
    _ key: String, _ japanese: String, _ english: String, _ alignment: Table.Alignment = .leading
  ) -> Table.Column { Table.Column(key, say(japanese, english), alignment) }
}
