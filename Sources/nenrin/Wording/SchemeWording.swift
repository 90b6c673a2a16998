// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

/// The words of grading schemes.
enum SchemeWording {
  static var help: String {
    let names = GradingScheme.published.map(\.id).joined(separator: say("、", ", "))
    return say(
      "評価基準：\(names)、all（すべて並べる）、または自前の基準の JSON ファイル（何度でも）",
      "grade by a scheme: \(names); all for all side by side; or an office's own as a JSON file; may be repeated")
  }

  static var onlyOne: String {
    say(
      "ここでは --scheme は一つだけにしてください。並べて見るには nenrin attainment を使います。",
      "Only one --scheme can be given here; nenrin attainment shows several side by side.")
  }

  static var notWithSummary: String {
    say("--scheme は --summary・--by と一緒に使えません。", "--scheme does not go with --summary and --by.")
  }

  static func unknown(_ name: String, known: [String]) -> String {
    let list = known.joined(separator: say("、", ", "))
    return say(
      "評価基準「\(name)」はありません。あるのは \(list)、all、または .json のファイルです。",
      "There is no grading scheme \"\(name)\"; there are \(list) and all, or name a .json file.")
  }

  static func unreadable(_ file: String, _ error: any Error) -> String {
    say(
      "評価基準のファイル \(file) が読めません（\(error.localizedDescription)）。名前を確かめてください。",
      "The scheme file \(file) cannot be read (\(error.localizedDescription)); check its name.")
  }

  /// How many indicators the schemes do not agree on.
  /// - Parameter isUnique: relisted indicators are left out.
  static func disagreement(_ comparison: SchemeComparison, isUnique: Bool = false) -> String {
    let (agree, differ, disagree) = (
      comparison.count(.agree), comparison.count(.differ), comparison.count(.disagree)
    )
    let all = agree + differ + disagree
    let targets = comparison.rows.count { $0.attainment != nil }
    let without = comparison.rows.count - targets
    let base = say(
      "\(isUnique ? "再掲を除く" : "")数値目標\(targets)件\(without == 0 ? "" : "と、実績はあるが目標のない指標\(without)件\(bases(comparison))")のうち、二つ以上の基準で判定できるのは\(all)件。\(disagree)件で良し悪しが食い違い、\(differ)件で程度が異なり、\(agree)件で一致する。",
      "\(isUnique ? "Without relisted ones: of" : "Of") \(targets) numeric \(targets == 1 ? "target" : "targets")\(without == 0 ? "" : " and \(without) \(without == 1 ? "indicator" : "indicators") with a value but no target\(bases(comparison))"), \(all) \(all == 1 ? "is" : "are") graded by two or more schemes: they disagree on \(disagree == 0 ? "none" : "\(disagree) (good by one, bad by another)"), differ in degree on \(differ) and agree on \(agree)."
    )
    return [base, parted(comparison)].compactMap(\.self).joined(separator: say("", " "))
  }

  /// What a change is counted from is judged by the target of change, and so is not among those without a target.
  private static func bases(_ comparison: SchemeComparison) -> String {
    comparison.rows.contains { $0.attainment?.isLevelOfChange == true }
      ? say("（増減の目標の元の値を除く）", " (not counting those that a target of change is counted from)") : ""
  }

  /// Of those that disagree how many have no target to be graded by.
  private static func parted(_ comparison: SchemeComparison) -> String? {
    let rows = comparison.rows.filter { $0.agreement == .disagree }
    let without = rows.count { $0.attainment == nil }
    guard without > 0 else { return nil }
    return say(
      "食い違う\(rows.count)件のうち\(without)件には目標がなく、施策の報告と指標の伸びが食い違うだけである。",
      "Of the \(rows.count) in disagreement \(without) \(without == 1 ? "has" : "have") no target: what was reported of the measure stands against growth."
    )
  }

  /// What the schemes of a report judge by.
  static func how(_ schemes: [GradingScheme]) -> String {
    let list = schemes.map { scheme in
      say("\(title(scheme))は\(measured(scheme.rule.measure))", "\(title(scheme)) by \(measured(scheme.rule.measure))")
    }
    return say(
      "何を測るかで評価は変わる：\(list.joined(separator: "、"))。",
      "The grade depends on what a scheme measures: \(list.joined(separator: ", ")).")
  }

  /// What each grade of a scheme stands for, and in which colour.
  static func key(_ scheme: GradingScheme) -> String {
    let steps = scheme.rule.steps + (scheme.withoutTarget?.steps ?? [])
    let sides = GradingScheme.Tone.allCases.compactMap { tone -> String? in
      var words: [String] = []
      for step in steps where step.tone == tone && !words.contains(label(step)) { words.append(label(step)) }
      return words.isEmpty
        ? nil : say("\(words.joined(separator: "・"))は\(tone.label)", "\(words.joined(separator: ", ")): \(tone.label)")
    }
    return say(
      "\(title(scheme))：\(sides.joined(separator: "、"))", "\(title(scheme)): \(sides.joined(separator: "; "))")
  }

  static var keyIntroduction: String {
    say(
      "評価の読み方：良い（青）、中間（黄土色）、悪い（朱色）。括弧書き（灰色）は、判定できない理由。",
      "How to read the grades: blue is good, ochre in between, vermilion bad; where there is no grade, the reason is given in grey brackets."
    )
  }

  /// How each scheme treats an indicator without a target; `nil` where none grades one.
  static func untargeted(_ schemes: [GradingScheme]) -> String? {
    let graded = schemes.compactMap { scheme in
      scheme.withoutTarget.map { rule in
        let measures = rule.measure == .declared ? say("（「（施策）」と示す）", " (marked “(measure)”)") : ""
        return say(
          "\(title(scheme))は\(measured(rule.measure))\(measures)",
          "\(title(scheme)) grades them by \(measured(rule.measure))\(measures)")
      }
    }
    guard !graded.isEmpty else { return nil }
    let isAll = graded.count == schemes.count
    return say(
      "目標のない指標：\(graded.joined(separator: "、"))で評価する。\(isAll ? "" : "ほかの基準は評価せず、「\(label(UngradedReason.noTarget))」とする。")",
      "Indicators without a target: \(graded.joined(separator: ", "))\(isAll ? "." : "; the others do not grade them and say “\(label(UngradedReason.noTarget))”.")"
    )
  }

  static func title(_ scheme: GradingScheme) -> String {
    if let name = scheme.name { return name }
    return switch scheme.id {
    case "fukushima": say("福島県の3区分", "Fukushima (3 classes)")
    case "aichi": say("愛知県（AからD）", "Aichi (A to D)")
    case "gunma": say("群馬県（策定時比）", "Gunma (since baseline)")
    case "growth_strategy": say("成長戦略KPI", "Growth strategy KPI")
    case "eurostat": "Eurostat"
    case "escap": say("国連ESCAP", "UN ESCAP")
    default: scheme.id
    }
  }

  private static let labels: [String: (String, String)] = [
    "achieved": ("達成", "achieved"), "missed": ("未達成", "missed"), "as_planned": ("計画どおり", "as planned"),
    "forward": ("前進", "forward"), "flat": ("横ばい", "flat"), "back": ("後退", "back"),
    "significant_progress": ("大きく前進", "significant progress"), "moderate_progress": ("やや前進", "moderate progress"),
    "insufficient_progress": ("前進不十分", "insufficient progress"), "movement_away": ("遠ざかる", "movement away"),
    "moderate_movement_away": ("やや後退", "moderate movement away"),
    "significant_movement_away": ("大きく後退", "significant movement away"),
    "maintain": ("維持で到達", "maintain"), "accelerate": ("加速が必要", "accelerate"), "reverse": ("反転が必要", "reverse"),
  ]

  static func label(_ step: GradingScheme.Step) -> String {
    step.label ?? labels[step.grade].map { say($0.0, $0.1) } ?? step.grade
  }

  static func label(_ measure: GradingMeasure) -> String {
    switch measure {
    case .met: say("到達", "met")
    case .declared: say("報告の達成度", "as reported")
    case .targetRatio: say("達成率", "target ratio")
    case .progress: say("進捗率", "progress")
    case .pace: say("進捗÷経過", "pace")
    case .changeFromBaseline: say("策定時比", "change")
    case .annualGrowth: say("年平均", "CAGR")
    case .growthRatio: say("伸び÷必要な伸び", "CAGR ÷ needed")
    case .anticipatedProgress: say("予測進捗", "anticipated")
    }
  }

  /// As a sentence names it, where a heading has one word.
  private static func measured(_ measure: GradingMeasure) -> String {
    switch measure {
    case .met: say("目標に届いたか", "whether the target was met")
    case .declared: say("施策について報告された達成度", "what was reported of the measure")
    case .pace: say("進捗率 ÷ 期間の経過割合", "progress ÷ share of the time gone")
    case .changeFromBaseline: say("基準値からの変化率", "change since the baseline")
    case .annualGrowth: say("基準値からの年平均の伸び", "yearly growth since the baseline")
    case .growthRatio: say("年平均の伸び ÷ 目標に必要な伸び", "yearly growth ÷ growth needed")
    case .anticipatedProgress: say("期限の年度に予測される進捗率", "progress predicted for the year it falls due")
    case .targetRatio, .progress: label(measure)
    }
  }

  static func label(_ reason: UngradedReason) -> String {
    switch reason {
    case .noActual: say("実績なし", "no value")
    case .noTarget: say("目標なし", "no target")
    case .noBaseline: say("基準値なし", "no baseline")
    case .notDue: say("期限前", "not yet due")
    case .undetermined: say("判定不能", "inconclusive")
    case .notDeclared: say("報告なし", "not reported")
    case .unanswerable(let reason): reason.label
    }
  }

  static func label(_ agreement: SchemeComparison.Agreement) -> String {
    switch agreement {
    case .agree: say("一致", "agree")
    case .differ: say("程度の差", "differ")
    case .disagree: say("食い違い", "disagree")
    case .tooFew: say("比べられない", "not comparable")
    }
  }

  /// Where there is no target, a scheme may go by what is declared: that is the measure's, and says so.
  static func cell(
    _ verdict: Result<GradingScheme.Verdict, UngradedReason>, of row: SchemeComparison.Row, by scheme: GradingScheme
  ) -> Cell {
    let isMeasures = row.attainment == nil && scheme.withoutTarget?.measure == .declared
    return switch verdict {
    case .success(let verdict):
      .graded(
        code: verdict.step.grade, label: label(verdict.step) + (isMeasures ? say("（施策）", " (measure)") : ""),
        tone: verdict.step.tone.cellTone)
    case .failure(let reason): .graded(code: reason.code, label: "(\(label(reason)))", tone: .open)
    }
  }

  static func cell(_ agreement: SchemeComparison.Agreement) -> Cell {
    let tone: CellTone = [.agree: .good, .differ: .fair, .disagree: .bad][agreement] ?? .open
    return .graded(code: agreement.rawValue, label: label(agreement), tone: tone)
  }
}

extension GradingScheme.Tone {
  var label: String {
    switch self {
    case .good: say("良い", "good")
    case .fair: say("中間", "in between")
    case .bad: say("悪い", "bad")
    }
  }

  var cellTone: CellTone {
    switch self {
    case .good: .good
    case .fair: .fair
    case .bad: .bad
    }
  }
}
