// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// What the data says of one target, in parts of a sentence.
extension ReportWording {
  static func against(
    _ row: Attainment, year: (FiscalYear) -> String, isNamed: Bool, hasDueYear: Bool
  ) -> String {
    let name = isNamed ? row.shownName + say("：", ": ") : ""
    let target = quantity(row.shownTarget, row.unit, row.isLevelOfChange ? .exact : row.targetQualifier)
    let due = hasDueYear ? say("（期限 \(year(row.year))年度）", " (due \(year(row.year)))") : ""
    guard let actual = row.actual.map({ quantity($0, row.unit, row.qualifier) }) else {
      return name + say("目標 \(target)\(due)、実績の数値の記載なし", "target \(target)\(due), no number reported")
    }
    return name
      + say(
        "目標 \(target)\(due)に対し \(actual)", "\(actual) against \(target)\(due)")
  }

  static func dueLater(_ year: String) -> String { say("期限は\(year)年度", "due \(year)") }

  static var measureMissed: String { say("施策の報告は未達成", "the measure was reported as missed") }

  static var directionAssumed: String {
    say("少ないほうがよい指標か示されていないため、多いほうがよいとして判定", "judged as more is better, since nothing says otherwise")
  }

  /// Beside a target of 12 and an actual of 24,000: that the plan says 12社以上, and the report 約24,000回; none where the
  /// numbers are meant as they stand.
  /// - Parameter baseline: how exactly the value before is stated.
  static func statedValues(_ row: Attainment, baseline: Qualifier) -> [String] {
    var notes: [String] = []
    if row.isLevelOfChange {
      let written = quantity(row.stated, row.indicator.unit, row.targetQualifier)
      notes.append(say("目標の表記 \(written)", "target as written: \(written)"))
    }
    if let year = row.actualYear, year != row.year { notes.append(say("実績は\(year)年度", "actual of \(year)")) }
    if row.targetQualifier != .exact, !row.isLevelOfChange {
      let target = quantity(row.target, row.unit, row.targetQualifier)
      notes.append(say("目標 \(target)", "target: \(target)"))
    }
    if baseline != .exact, let value = row.baseline {
      let from = quantity(value, row.unit, baseline)
      notes.append(say("基準値 \(from)", "baseline: \(from)"))
    }
    if row.qualifier != .exact, let actual = row.actual.map({ quantity($0, row.unit, row.qualifier) }) {
      notes.append(say("実績 \(actual)", "actual: \(actual)"))
    }
    return notes
  }

  static func unreported(_ count: Int) -> String {
    say("ほかに実績の記載のない目標\(count)件", "\(count) more targets without a reported value")
  }

  /// Between percentages lie points.
  /// - Parameter computed: what the audit puts in the place of the actual, and the distance is then counted from.
  static func short(_ row: Attainment, _ actual: Double, computed: Double?) -> String {
    let (value, better) = (computed ?? actual, row.indicator.better)
    let from = computed == nil ? "" : say("計算値では", " by the computed value")
    guard !TargetRatio.isMet(actual: value, target: row.target, better: better) else {
      return say("\(from)届いている", "reached\(from)")
    }
    let unit = DifferenceCells.isPercentage(row.unit) ? say("ポイント", "points") : row.unit
    // As many digits as the computed value is told with.
    let amount = quantity(abs(row.target - value), unit, decimals: computed == nil ? 2 : 1)
    return better == .higher
      ? say("\(from)\(amount)不足", "\(amount) short\(from)") : say("\(from)\(amount)超過", "\(amount) over\(from)")
  }

  static func since(_ baseline: Double, _ qualifier: Qualifier, _ actual: Double, _ row: Attainment) -> String {
    let from = quantity(baseline, row.unit, qualifier)
    if actual == baseline { return say("前の値 \(from) から変わらず", "unchanged from \(from)") }
    return actual > baseline ? say("前の値 \(from) から増加", "up from \(from)") : say("前の値 \(from) から減少", "down from \(from)")
  }

  /// As the data have it: whether it is the cause, they do not say.
  static func disturbed(by event: String) -> String {
    say("この指標に記録された出来事：\(event)", "event recorded for this indicator: \(event)")
  }

  /// What else of the measure was reached.
  static func met(_ rows: [Attainment]) -> String? {
    guard !rows.isEmpty else { return nil }
    let list = rows.map { row in
      let (target, actual) = (
        quantity(row.shownTarget, row.unit, row.isLevelOfChange ? .exact : row.targetQualifier),
        row.actual.map { quantity($0, row.unit, row.qualifier) } ?? ""
      )
      let due = row.grade == .reached ? say("、", ", ") + dueLater("\(row.year)") : ""
      return say(
        "\(row.shownName)（目標 \(target) に対し \(actual)\(due)）",
        "\(row.shownName) (\(actual) against \(target)\(due))")
    }
    return say("届いた目標：\(list.joined(separator: "、"))", "reached: \(list.joined(separator: ", "))")
  }

  /// Of a target without a value: what was reported of the measure all the same.
  static func reportedBeside(_ list: [String]) -> String {
    say("（同じ施策の報告値：\(list.joined(separator: "、"))）", " (reported of the same measure: \(list.joined(separator: ", ")))")
  }

  /// The day for which a value holds that is not the year's.
  static func valueOf(_ day: CalendarDate) -> String { say("\(day) 時点の値", "as of \(day)") }

  static func stricter(than target: Double, _ unit: String, of plan: Plan) -> String {
    say(
      "目標は計画 \(plan.id) の \(quantity(target, unit)) より厳しい",
      "a stricter target than plan \(plan.id)'s \(quantity(target, unit))")
  }

  static var noTarget: String {
    say("数値目標がなく、未達成の理由はデータからは分からない", "no numeric target; the data do not say why")
  }

  static func quantity(
    _ value: Double, _ unit: String, _ qualifier: Qualifier = .exact, decimals: Int = 2
  ) -> String {
    let number = NumberText.grouped(value, decimals: decimals)
    let amount =
      unit.isEmpty ? number : unit == "%" ? number + "%" : say(number + unit, "\(number) \(unit)")
    guard qualifier != .exact else { return amount }
    return say(
      qualifier == .approximate ? qualifier.label + amount : amount + qualifier.label, "\(qualifier.label) \(amount)")
  }

  /// Behind the name of an indicator whose target was written as a change: that the numbers are those of what changes.
  static var asLevel: String { say("（水準）", " (as a level)") }

  /// Behind a target that was written as a change: the value that it comes to.
  static func amounts(to level: Double, _ unit: String) -> String {
    say("（\(quantity(level, unit))に当たる）", " (comes to \(quantity(level, unit)))")
  }

  /// Where a number was read; of a proposed target, why it is proposed, which its source says as a word for programs, and
  /// whether a person has put another number in its place.
  static func place(_ source: String, of value: Double) -> String {
    guard let proposal = Proposal(source: source) else { return source }
    let plans = "\(proposal.from) → \(proposal.to)" + say("（案）での定め方：", " (draft): ")
    guard !proposal.stands(at: value) else { return plans + proposal.reason.label }
    let (was, file) = (proposal.value.map { NumberText.grouped($0) } ?? "", proposal.changedAt ?? "")
    let at = file.isEmpty ? "" : say("（\(file)）", " (\(file))")
    return plans + say("提案 \(was) を変更", "changed from the proposed \(was)") + at
  }

  /// Where a number was read, and its own characters.
  static func reading(_ annotation: Annotation, of value: Double) -> String {
    let written = annotation.asWritten.isEmpty ? "" : say("「\(annotation.asWritten)」", "“\(annotation.asWritten)”")
    let day = annotation.asOf.map { say("\($0) 時点", "as of \($0)") } ?? ""
    return [place(annotation.source, of: value), written, day].filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func source(_ source: Source) -> String {
    let licence =
      source.licence.isEmpty ? "" : say("（データのライセンス：\(source.licence)）", " (licence of these data: \(source.licence))")
    let path = source.path.isEmpty || source.path == source.title ? "" : say("、", ", ") + source.path
    let title = ownPart(of: source.title)
    return say("資料：\(title)\(path)\(licence)", "Source: \(title)\(path)\(licence)")
  }

  /// Of a title in two languages (`… / …`) the reader's; any other as it is.
  static func ownPart(of title: String) -> String {
    let parts = title.components(separatedBy: " / ")
    let isJapanese = parts.map { $0.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) } }
    guard parts.count == 2, isJapanese[0] != isJapanese[1] else { return title }
    return Language.current == .ja ? parts[isJapanese[0] ? 0 : 1] : parts[isJapanese[0] ? 1 : 0]
  }

  /// How much was there to be tested.
  private static func tested(_ record: ChanceRecord?) -> String {
    record.map {
      say(
        "（ここでは\(grouped: $0.series)系列の値\(grouped: $0.intervals)個）",
        " (here \(grouped: $0.intervals) \($0.intervals == 1 ? "value" : "values") of \(grouped: $0.series) series)")
    } ?? ""
  }

  static func method(rules: Int, _ record: ChanceRecord?, _ siblings: SiblingWording) -> [String] {
    [
      say(
        "達成・計画どおりの割合は、報告が「目標達成」または「計画どおり実施」とする施策の数を施策数で割ったもの（再掲を含む）。",
        "The share achieved or as planned is the number of measures reported as achieved or as planned, divided by the number of all measures, relisted ones included."
      ),
      say(
        "達成率は実績値 ÷ 目標値（少ない方がよい指標では目標値 ÷ 実績値）。進捗率は（実績値 − 基準値）÷（目標値 − 基準値）で、基準値から目標までの幅が基準値の1割に満たない場合は、0～100%の外では示さない（「目標が基準値に近い」）。基準値の記載がないものは、計画の前（計画の年度より前に期限を迎えた目標では、その期限の前）の最後の実績値を基準値とし、期間全体の目標では0とする。",
        "The target ratio is actual ÷ target (target ÷ actual where lower is better); progress is (actual − baseline) ÷ (target − baseline). Where target and baseline lie less than a tenth of the baseline apart, progress outside 0 to 100% is not shown (“target near the baseline”). Where no baseline is stated it is the last value before the plan (for a target due before the plan's year, before that target's year); that of a several-year total is then 0."
      ),
      say(
        "数値の判定は、期限の年度の実績値だけで行う。「以上」「約」などで決められないものは判定不能とする。増減で書かれた目標（5%増など）は、元の値から計算した、それに当たる値で判定する。",
        "Targets are judged only by the value of the year in which they fall due. Where words such as “about” or “at least” leave it open whether the target was met, the result is inconclusive. A target written as a change (such as 5% more) is judged by the value that it comes to, computed from the value before."
      ),
      say(
        "見通しは、中央値と80%・95%の予測区間で示す。値の少ない指標では、\(siblings.others)（類似を確かめたものではないが、割合のように上限のあるものはそうしたものだけ、ほかはほかだけ）の伸びを、その伸びがどれほど持続するかに応じて加味する。値が1つの指標の見通しは、その値を、それらに通例の伸びで延ばしたものになる。達成確率は、同じ予測分布で目標に届く確率。期間全体の目標では、年度ごとの分を見通して最新の値に足す。年度ごとの分は、同じ施策の年度の指標か、続く年度の値の差から分かるときだけ使い、どちらもなければ見通しを示さない。",

        "A forecast is a median with 80% and 95% prediction intervals. Where an indicator has only a few values, the growth of \(siblings.others) is taken into account (of those with an upper bound, such as shares, for one another alone), to the extent that their growth has persisted; nobody has checked that they are alike. A forecast of one value is that value carried on with their usual growth. The probability of being met is taken from the same distribution. Of a several-year total the yearly parts are forecast and added to the last value: those of the measure’s yearly indicator, or the differences of totals that follow one another; where there is neither, there is no forecast."
      ),
      ChanceWording.thresholds
        + say(
          "表示する確率は、この境と50%をまたいで丸めない（49.96%は <50.0%）。",
          " No probability is rounded across these limits or 50%: 49.96% is <50.0%."),
      say(
        "人や件数のように整数で数えるものの計算値（見通し、増減に当たる目標値）は、整数で示す。目標は、目標に届く整数のうち最も近いもの、見通しの中央値は、届いたとみなせる整数（切捨て。少ない方がよい指標では切上げ。案の目標がそれを四捨五入したもので、この整数と異なるときは小数第1位まで）、予測区間の両端は外側の整数とする。",
        "What is counted in whole numbers, such as people, is shown so where it was computed (forecasts, and the values that targets written as a change come to): a target as the nearest whole number that meets it, a median forecast as what is reached in full (rounded down; up where less is better; with one decimal where a draft’s target is the median rounded to another number), the ends of an interval rounded outwards."
      ),
      say(
        "\(siblings.definition)累計のように減らない指標の見通しは、最新値を下回らない。再掲の施策は元の施策と同じ値なので、見通しも元と同じになる。件数には再掲を含む。",
        "\(siblings.definition) What never falls, such as a running total, is not forecast below its last value. A relisted measure has the values of its original, and so its forecasts; counts include it."
      ),
      say(
        "必要な伸びは、最新値から目標まで毎年同じ率で伸びるときの率（割合の指標では1年当たりのポイント）。「50%超の年度」は、達成確率が初めて50%を超える年度。",
        "“Growth needed” is the constant yearly rate that leads from the last value to the target (for percentages, points a year); “above 50% from” is the first year in which the probability of being met exceeds 50%."
      ),
      say(
        "見込みの検証は、この計画の系列のうち続く2か年度以上の値があるものについて、直近の値（\(BacktestOptions.usualOrigins)つまで）を、それぞれその前の値だけから見通して実績と比べたもの\(tested(record))。仮に置いた水準は、直前の値の0.95～1.25倍の7つ。",
        "To see how chances came out before, the last values (\(BacktestOptions.usualOrigins) at the most) of those of the plan's series that have values for two or more years on end are each forecast from the values before alone, and compared\(tested(record)); the thresholds set for this check are seven, 0.95 to 1.25 times the value before."
      ),
      say(
        "照合は\(rules)の規則により行い、端数処理や「約」による差は不整合としない。",
        "The audit applies \(rules) rules, and allows for rounding and for words such as “about”."),
    ]
  }
}
