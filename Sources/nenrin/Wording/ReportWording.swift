// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation
internal import PlanEvaluation
internal import Reports

/// The sentences of the report. What they say is computed; where the data does not say it, they do not either.
enum ReportWording {
  /// A plan that came with a table alone has no name of its own.
  /// A draft has no results yet.
  static func title(_ plan: Plan, isDraft: Bool) -> String {
    let name = plan.title == plan.id ? say("計画 \(plan.id)", "Plan \(plan.id)") : plan.shownTitle
    return isDraft ? name : say("\(name) 実施結果", "\(name): results")
  }

  static func subtitle(_ plan: Plan, year: String) -> String {
    let owner = plan.owner.isEmpty ? "" : plan.owner + say("　", ", ")
    return owner + say("\(Era.long(fiscalYear: plan.fiscalYear.number))（\(plan.fiscalYear)）", "fiscal year \(year)")
  }

  static var words: ReportDocument.Words {
    ReportDocument.Words(
      contents: say("目次", "Contents"), skip: say("本文へ", "Skip to content"), filter: say("絞り込み", "Filter"),
      shown: say("{all} 行のうち {shown} 行", "{shown} of {all} rows"), sort: say("並べ替え", "Sort"),
      noPicture: say("gnuplot がないため図はありません", "no picture: gnuplot is not installed"),
      overview: say("概要", "Summary"), scroll: say("横にスクロールできます", "Scroll sideways for more"))
  }

  /// - Parameters:
  ///   - unique: of the measures that are not relisted, how many there are and how many were attained.
  ///   - openEarly: of those that were met early, how many may still fall short.
  ///   - distinct: the grades of the targets without those that say the same again.
  static func headline(
    measures: Int, attained: Int?, unique: (measures: Int, attained: Int), _ grades: [Grade], openEarly: Int,
    distinct: [Grade]
  ) -> String {
    var parts: [String] = []
    if measures > 0 {
      let isRelisting = unique.measures < measures
      if let attained {
        func share(_ attained: Int, of all: Int) -> String { NumberText.percent(Double(attained) / Double(all)) }
        let rest =
          isRelisting && unique.measures > 0
          ? say(
            "再掲を除くと、\(grouped: unique.measures)施策のうち\(grouped: unique.attained)施策（\(share(unique.attained, of: unique.measures))）。",
            " Without relisted ones it is \(grouped: unique.attained) of \(grouped: unique.measures) (\(share(unique.attained, of: unique.measures)))."
          ) : ""
        parts.append(
          say(
            "\(grouped: measures)施策のうち、\(grouped: attained)施策（\(share(attained, of: measures))）が目標を達成したか、計画どおり実施された。",
            "Of \(grouped: measures) measures, \(grouped: attained) (\(share(attained, of: measures))) achieved their target or went as planned."
          ) + rest)
      } else {
        let relisted =
          isRelisting
          ? say(
            "（再掲を除くと\(grouped: unique.measures)施策）", " (\(grouped: unique.measures) without relisted ones)") : ""
        parts.append(
          say(
            "\(grouped: measures)施策\(relisted)がある。達成度はまだ報告されていない。",
            "There \(measures == 1 ? "is 1 measure" : "are \(grouped: measures) measures")\(relisted); their results have not been reported yet."
          ))
      }
    }
    if !grades.isEmpty { parts.append(targets(grades, openEarly: openEarly)) }
    if let repeated = repeated(grades, distinct) { parts.append(repeated) }
    return parts.isEmpty ? noTargets : parts.joined(separator: say("", " "))
  }

  /// What the counts come to where a target that stands twice is counted once.
  private static func repeated(_ grades: [Grade], _ distinct: [Grade]) -> String? {
    let judged = distinct.filter { [.achieved, .missed].contains($0) }
    guard distinct.count < grades.count, !judged.isEmpty else { return nil }
    let met = judged.count { $0 == .achieved }
    return say(
      "再掲の目標と、同じ値を別の言い方でも示した目標を1件と数えると、数値目標は\(grouped: distinct.count)件、判定できる\(grouped: judged.count)件のうち達成は\(grouped: met)件。",
      "Counted once where a target is relisted, or stated in two ways, there are \(grouped: distinct.count), and \(grouped: met) of \(grouped: judged.count) that can be judged were met."
    )
  }

  /// How many targets there are, how many of them the numbers judge, and what became of the others: each count with its base.
  private static func targets(_ grades: [Grade], openEarly: Int) -> String {
    let count = { (grade: Grade) in grades.count { $0 == grade } }
    let (met, missed, reached) = (count(.achieved), count(.missed), count(.reached))
    let due = met + missed
    guard due > 0 else {
      return say(
        "数値目標は\(grouped: grades.count)件あり、まだ判定できるものはない。", "There \(are(grades.count)); none can be judged yet.")
    }
    let first = say(
      "数値目標は\(grouped: grades.count)件ある。うち期限の年度の実績で判定できる\(grouped: due)件は、達成\(grouped: met)件、未達成\(grouped: missed)件。",
      "There \(are(grades.count)). \(grouped: due) can be judged by the value of the year in which they fall due: \(grouped: met) met, \(grouped: missed) missed."
    )
    let open = count(.notDue) + reached
    let others = [
      part(count(.noActual), Grade.noActual.label), part(count(.undetermined), Grade.undetermined.label),
      part(open, Grade.notDue.label).map {
        guard reached > 0 else { return $0 }
        let kinds = early(reached, open: openEarly)
        return $0
          + say("（うち期限前に到達\(grouped: reached)件：\(kinds)）", " (\(grouped: reached) of them met early: \(kinds))")
      },
    ].compactMap(\.self)
    guard !others.isEmpty else { return first }
    let rest = grades.count - due
    return first
      + say(
        "残る\(grouped: rest)件は、\(others.joined(separator: "、"))。",
        " The other \(grouped: rest): \(others.joined(separator: ", ")).")
  }

  private static func part(_ count: Int, _ label: String) -> String? {
    count == 0 ? nil : say("\(label)\(grouped: count)件", "\(grouped: count) \(label)")
  }

  private static func are(_ targets: Int) -> String {
    targets == 1 ? "is 1 numeric target" : "are \(grouped: targets) numeric targets"
  }

  static var noTargets: String {
    say("この計画には数値目標がない。", "The plan has no numeric targets.")
  }

  /// - Parameters:
  ///   - due: of those that can be judged how many were met.
  ///   - early: met before their year, and how many of them may still fall short; these are not among those that can be judged.
  static func successes(due: Int, judged: Int, early: (all: Int, open: Int), shown: Int) -> String {
    let sentences = [
      judged > 0
        ? say(
          "期限の年度の実績で判定できる目標\(grouped: judged)件のうち、\(grouped: due)件を達成した。",
          "\(grouped: due) of the \(grouped: judged) \(judged == 1 ? "target" : "targets") that can be judged \(due == 1 ? "was" : "were") met."
        ) : nil,
      early.all > 0
        ? say(
          "\(judged > 0 ? "ほかに、" : "")期限前に到達した目標が\(grouped: early.all)件ある\(condition(early: early.all, open: early.open))。",
          "\(grouped: early.all)\(judged > 0 ? " more" : "") \(early.all == 1 ? "was" : "were") met early\(condition(early: early.all, open: early.open))."
        )
        : nil,
      due + early.all > shown
        ? say("達成率の高い\(grouped: shown)件を挙げる。", "The \(grouped: shown) with the highest ratios are listed.") : nil,
    ]
    return sentences.compactMap(\.self).joined(separator: say("", " "))
  }

  /// - Parameters:
  ///   - relisted: of the declared those that stand in the plan once more.
  ///   - contradicted: measures declared attained that a number of theirs contradicts.
  ///   - undeclared: measures of which only a number says that they fell short.
  ///   - targets: missed targets of no measure.
  static func shortfalls(declared: Int, relisted: Int, contradicted: Int, undeclared: Int, targets: Int) -> String {
    let sentences = [
      declared > 0 || contradicted > 0
        ? say(
          "報告で未達成とされた施策は\(grouped: declared)件\(relisted > 0 ? "（再掲を除くと\(grouped: declared - relisted)件）" : "")ある。",
          "\(grouped: declared) \(declared == 1 ? "measure was" : "measures were") reported as missed\(relisted > 0 ? " (\(grouped: declared - relisted) without relisted ones)" : "")."
        ) : nil,
      contradicted > 0
        ? say(
          "ほかに、報告では達成・計画どおりだが数値が目標に届かない施策が\(grouped: contradicted)件ある。",
          contradicted == 1
            ? "One more was reported as achieved or as planned, although one of its indicators fell short of its target."
            : "\(grouped: contradicted) more were reported as achieved or as planned, although at least one indicator of each fell short of its target."
        )
        : nil,
      undeclared > 0
        ? say(
          "達成度の報告がなく、数値が目標に届かない施策が\(grouped: undeclared)件ある。",
          "For \(grouped: undeclared) \(undeclared == 1 ? "measure" : "measures") no result was reported, and an indicator fell short of its target."
        ) : nil,
      targets > 0
        ? say(
          "値が目標に届かない指標が\(grouped: targets)件ある。",
          "\(grouped: targets) \(targets == 1 ? "target was" : "targets were") missed.") : nil,
    ]
    return sentences.compactMap(\.self).joined(separator: say("", " "))
  }

  /// What stands behind "as planned": most such measures have no number by which to tell.
  /// - Parameter outcomes: of each measure with numeric targets how these came out.
  static func asPlanned(_ measures: Int, withTargets outcomes: [Grade]) -> String? {
    guard measures > 0 else { return nil }
    let without = measures - outcomes.count
    let first = say(
      "計画どおりとされた\(grouped: measures)施策のうち\(grouped: without)施策には、数値目標がない。",
      "Of the \(grouped: measures) reported as planned, \(grouped: without) \(without == 1 ? "has" : "have") no numeric target."
    )
    let counts = Grade.allCases.compactMap { grade in part(outcomes.count { $0 == grade }, grade.label) }
    guard !counts.isEmpty else { return first }
    return first
      + say(
        "残る\(grouped: outcomes.count)施策を数値で見ると、\(counts.joined(separator: "、"))。",
        " By the numbers the other \(grouped: outcomes.count) \(outcomes.count == 1 ? "is" : "are"): \(counts.joined(separator: ", "))."
      )
  }

  static var noShortfalls: String {
    say("未達成の施策や目標はない。", "No measure and no target fell short.")
  }

  static func grades(_ attainments: [Attainment], openEarly: Int) -> String {
    let counts = Grade.allCases.compactMap { grade -> String? in
      let count = attainments.count { $0.grade == grade }
      let condition = grade == .reached ? condition(early: count, open: openEarly) : ""
      return part(count, grade.label).map { $0 + condition }
    }
    return say(
      "目標\(grouped: attainments.count)件の数値による判定：\(counts.joined(separator: "、"))。",
      "\(grouped: attainments.count) \(attainments.count == 1 ? "target, judged by its numbers" : "targets, judged by their numbers"): \(counts.joined(separator: ", "))."
    )
  }

  static func comparisonCaption(_ from: Plan, _ to: Plan, isDraft: Bool) -> String {
    isDraft
      ? say(
        "計画 \(from.id) から計画 \(to.id)（案）への変更の提案", "From plan \(from.id) to the draft of plan \(to.id): what is proposed")
      : say("計画 \(from.id) から \(to.id) への変更", "From plan \(from.id) to plan \(to.id)")
  }

  static func audit(_ findings: [AuditFinding], rules: Int) -> String {
    let counts = AuditFinding.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : AuditWording.counted(count, severity)
    }
    return say(
      "\(rules)の規則で照合した結果：\(counts.joined(separator: "、"))。規則で見つかるものに限る。",
      "\(rules) rules were applied: \(counts.joined(separator: ", ")). There may be others that no rule finds.")
  }
}
