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
    let name = plan.title == plan.id ? say("計画 \(plan.id)", "Plan \(plan.id)") : plan.title
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

  static func headline(measures: Int, unique: Int, attained: Int?, targets: Int, due: Int, met: Int) -> String {
    var parts: [String] = []
    if measures > 0 {
      let relisted =
        unique < measures ? say("（再掲を除くと\(grouped: unique)施策）", " (\(grouped: unique) without relisted ones)") : ""
      if let attained {
        let rate = NumberText.percent(Double(attained) / Double(measures))
        parts.append(
          say(
            "\(grouped: measures)施策\(relisted)のうち、\(grouped: attained)施策（\(rate)）が目標を達成したか、計画どおり実施された。",
            "Of \(grouped: measures) measures\(relisted), \(grouped: attained) (\(rate)) achieved their target or went as planned."
          ))
      } else {
        parts.append(
          say(
            "\(grouped: measures)施策\(relisted)がある。達成度はまだ報告されていない。",
            "There \(measures == 1 ? "is 1 measure" : "are \(grouped: measures) measures")\(relisted); their results have not been reported yet."
          ))
      }
    }
    if targets > 0 {
      parts.append(
        due > 0
          ? say(
            "数値目標は\(grouped: targets)件あり、うち数値で判定できる\(grouped: due)件のうち\(grouped: met)件を達成した。",
            "There \(are(targets)); of the \(grouped: due) that can be judged by the numbers, \(grouped: met) \(met == 1 ? "was" : "were") met."
          )
          : say("数値目標は\(grouped: targets)件あり、まだ判定できるものはない。", "There \(are(targets)); none can be judged yet."))
    }
    return parts.isEmpty ? noTargets : parts.joined(separator: say("", " "))
  }

  private static func are(_ targets: Int) -> String {
    targets == 1 ? "is 1 numeric target" : "are \(grouped: targets) numeric targets"
  }

  static var noTargets: String {
    say("この計画には数値目標がない。", "The plan has no numeric targets.")
  }

  static func successes(met: Int, of targets: Int, shown: Int) -> String {
    let reached = say(
      "目標\(grouped: targets)件のうち\(grouped: met)件に到達した。",
      "\(grouped: met) of \(grouped: targets) \(targets == 1 ? "target" : "targets") \(met == 1 ? "was" : "were") reached"
    )
    guard met > shown else { return reached + say("", ".") }
    return reached
      + say("達成率の高い\(grouped: shown)件を挙げる。", "; the \(grouped: shown) exceeded by the most are listed.")
  }

  /// - Parameters:
  ///   - contradicted: measures declared attained that a number of theirs contradicts.
  ///   - undeclared: measures of which only a number says that they fell short.
  ///   - targets: missed targets of no measure.
  static func shortfalls(declared: Int, contradicted: Int, undeclared: Int, targets: Int) -> String {
    let sentences = [
      declared > 0 || contradicted > 0
        ? say(
          "報告で未達成とされた施策は\(grouped: declared)件ある。",
          "\(grouped: declared) \(declared == 1 ? "measure was" : "measures were") reported as missed.") : nil,
      contradicted > 0
        ? say(
          "ほかに、報告では達成・計画どおりだが数値が目標に届かない施策が\(grouped: contradicted)件ある。",
          contradicted == 1
            ? "One more was reported as attained, although one of its indicators fell short of its target."
            : "\(grouped: contradicted) more were reported as attained, although at least one indicator of each fell short of its target."
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

  static var noShortfalls: String {
    say("未達成の施策や目標はない。", "No measure and no target fell short.")
  }

  static func grades(_ attainments: [Attainment]) -> String {
    let counts = Grade.allCases.compactMap { grade -> String? in
      let count = attainments.count { $0.grade == grade }
      return count == 0 ? nil : say("\(grade.label)\(grouped: count)件", "\(grouped: count) \(grade.label)")
    }
    return say(
      "目標\(grouped: attainments.count)件の数値による判定：\(counts.joined(separator: "、"))。",
      "\(grouped: attainments.count) \(attainments.count == 1 ? "target, judged by its numbers" : "targets, judged by their numbers"): \(counts.joined(separator: ", "))."
    )
  }

  /// Of a chart of the highest to the lowest.
  static func ratios(drawn: Int, of count: Int) -> String {
    drawn == count
      ? say("指標ごとの達成率", "Target ratio of each indicator")
      : say(
        "達成率の低い\(grouped: drawn)件（全\(grouped: count)件）",
        "The \(grouped: drawn) lowest of \(grouped: count) target ratios")
  }

  /// - Parameter relisted: series that stand in the plan once more, and are drawn only there.
  static func trends(_ growths: [GrowthOverYears], of all: Int, relisted: Int, areAllShown: Bool) -> String {
    let up = growths.count { $0.to.value > $0.from.value }
    let down = growths.count { $0.to.value < $0.from.value }
    let again =
      relisted == 0
      ? ""
      : say(
        "うち再掲の\(grouped: relisted)系列は図に示していない。",
        relisted == 1
          ? " One relisted series is not shown in the charts."
          : " \(grouped: relisted) relisted series are not shown in the charts."
      )
    let more = again + (areAllShown ? "" : say("図には初めの系列だけを示す。", " The charts show only the first of them."))
    return say(
      "\(grouped: all)系列のうち\(grouped: growths.count)系列に2か年度以上の値がある。増加は\(grouped: up)系列、減少は\(grouped: down)系列。",
      "\(grouped: growths.count) of \(grouped: all) series have values for two or more years: \(grouped: up) rose and \(grouped: down) fell."
    ) + more
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
      return count == 0
        ? nil
        : say(
          "\(AuditWording.severity(severity))\(grouped: count)件", "\(grouped: count) \(AuditWording.severity(severity))"
        )
    }
    return say(
      "\(rules)の規則で照合した結果：\(counts.joined(separator: "、"))。",
      "\(rules) rules were applied: \(counts.joined(separator: ", ")).")
  }
}
