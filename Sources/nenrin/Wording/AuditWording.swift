// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// What an audit found, each finding with its computation in one line.
enum AuditWording {
  static func nothing(_ plan: String, rules: Int) -> String {
    say(
      "計画 \(plan)：\(rules)の規則で照合し、不整合はない。",
      "Plan \(plan): \(rules) rules were applied; no inconsistency was found.")
  }

  /// How many readings were not looked at, and how to see them.
  static func leftOut(_ count: Int, review: String?) -> String {
    guard let review else {
      return say(
        "不確かな読み取り \(count) 件は照合に使っていません。--review FILE.csv で書き出し、accept に yes か no を入れると使えます。",
        "\(ReadingWording.doubtful(count)) left out of the audit; write them with --review FILE.csv and fill in accept (yes or no) to have it complete."
      )
    }
    return say(
      "不確かな読み取り \(count) 件は照合に使っていません。\(review) にあります。accept に yes か no を入れて、もう一度 audit してください。",
      "\(ReadingWording.doubtful(count)) left out of the audit; look into \(review). Fill in accept (yes or no) and audit again."
    )
  }

  static func unreadable(_ count: Int) -> String {
    say(
      "\(count) か所に問題があり、照合できません。直してから、もう一度 audit してください。",
      count == 1
        ? "One problem, so nothing was audited; correct it and audit again."
        : "\(count) problems, so nothing was audited; correct them and audit again.")
  }

  /// 1 error, 2 warnings.
  static func counted(_ count: Int, _ severity: AuditFinding.Severity) -> String {
    let word = Self.severity(severity)
    return say("\(word)\(grouped: count)件", "\(grouped: count) \(word)\(count == 1 ? "" : "s")")
  }

  static func severity(_ severity: AuditFinding.Severity) -> String {
    switch severity {
    case .error: say("誤り", "error")
    case .warning: say("矛盾", "warning")
    case .note: say("注意", "note")
    }
  }

  private static let rules: [String: (String, String)] = [
    "stated-share": ("割合の計算", "share against counts"), "stated-growth": ("増減率の計算", "growth against values"),
    "stated-total": ("合計の計算", "total against parts"), "stated-counts": ("施策数・達成数", "counts of measures"),
    "share-bounds": ("割合の範囲", "share out of range"), "declared-status": ("達成度と数値", "status against numbers"),
    "early-attainment": ("期限前の達成", "achieved early"),
    "early-miss": ("期限前の未達成", "missed before it was due"), "relisted": ("再掲と元の施策", "relisted measure"),
    "two-values": ("同じ指標の値", "one indicator, two values"), "magnitude": ("桁・単位の急変", "order of magnitude"),
    "falling-total": ("累計の減少", "falling total"), "as-of": ("時点と年度", "day and year"),
  ]

  static func rule(_ name: String) -> String { rules[name].map { say($0.0, $0.1) } ?? name }

  /// A table of all facts, without a default: a new fact does not compile until it has its sentence.
  static func explanation(_ finding: AuditFinding) -> String {
    let unit = finding.unit
    let stated = number(finding.stated) + unit
    switch finding.fact {
    case .share(let part, let whole):
      return say(
        "\(number(part)) ÷ \(number(whole)) = \(number(finding.computed))%。記載は \(stated)。",
        "\(number(part)) ÷ \(number(whole)) = \(number(finding.computed))%, stated as \(stated)")
    case .growth(let from, let to):
      return say(
        "(\(number(to)) − \(number(from))) ÷ \(number(from)) = \(number(finding.computed))%。記載は \(stated)。",
        "(\(number(to)) − \(number(from))) ÷ \(number(from)) = \(number(finding.computed))%, stated as \(stated)")
    case .multiple(let from, let to):
      return say(
        "\(number(to)) ÷ \(number(from)) = \(number(finding.computed))倍。記載は \(stated)。",
        "\(number(to)) ÷ \(number(from)) = \(number(finding.computed)), stated as \(stated)")
    case .total(let parts):
      return say(
        "\(parts.map(number).joined(separator: " + ")) = \(number(finding.computed))。記載は \(stated)。",
        "\(parts.map(number).joined(separator: " + ")) = \(number(finding.computed)), stated as \(stated)")
    case .countedMeasures(let count):
      return say("施策の行は \(count) 件。記載は \(stated)。", "\(count) rows of measures, stated as \(stated)")
    case .countedAttained(let count):
      return say("達成の行は \(count) 件。記載は \(stated)。", "\(count) rows attained, stated as \(stated)")
    case .rate(let attained, let measures):
      return say(
        "\(attained) ÷ \(measures) = \(number(finding.computed))%。記載は \(stated)。",
        "\(attained) ÷ \(measures) = \(number(finding.computed))%, stated as \(stated)")
    case .shareOutOfBounds(let upper):
      return say("割合 \(stated) が 0～\(number(upper))% の外。", "a share of \(stated), outside 0 to \(number(upper))%")
    case .declaredButMissed(let status, let target, let actual, let year):
      return say(
        "「\(status.label)」だが、\(finding.indicator)は目標 \(number(target))\(unit) に対し \(number(actual))\(unit)（\(year) 年度）。",
        "declared \(status.label), but \(finding.indicator): \(number(actual)) \(unit) of \(number(target)) \(unit) (\(year))"
      )
    case .attainedEarly(let target, let actual, let due):
      return say(
        "「目標達成」だが、目標 \(number(target))\(unit) の期限は \(due) 年度（現在 \(number(actual))\(unit)）。",
        "declared achieved, but the target of \(number(target)) \(unit) is due in \(due) (now \(number(actual)) \(unit))"
      )
    case .missedEarly(let target, let actual, let due):
      return say(
        "「未達成」だが、期限の来た目標はなく、\(finding.indicator)は \(due) 年度の目標 \(number(target))\(unit) に対し既に \(number(actual))\(unit)。",
        "declared missed, but none of its targets is due yet, and \(finding.indicator) has \(number(actual)) \(unit) of the \(number(target)) \(unit) for \(due)"
      )
    case .relistedDiffers(let original, let value):
      return say(
        "再掲の \(finding.indicator)は \(number(finding.stated))\(unit)、元の \(place(original)) は \(number(value))\(unit)。",
        "relisted \(finding.indicator): \(number(finding.stated)) \(unit), but \(number(value)) \(unit) at \(place(original))"
      )
    case .relistedStatusDiffers(let original, let status):
      return say(
        "再掲だが、元の \(place(original)) の達成度は「\(status.label)」。",
        "relisted, but \(place(original)) is declared \(status.label)")
    case .anotherValue(let other, let value):
      return say(
        "\(finding.indicator)は \(place(other)) では \(number(value))\(unit)。",
        "\(finding.indicator) is \(number(value)) \(unit) at \(place(other))")
    case .jump(let from, let fromYear, let to, let toYear):
      return say(
        "\(fromYear) 年度の \(number(from))\(unit) から \(toYear) 年度の \(number(to))\(unit) へ \(number(to / from)) 倍。単位を確かめること。",
        "from \(number(from)) \(unit) (\(fromYear)) to \(number(to)) \(unit) (\(toYear)): × \(number(to / from)); check the unit"
      )
    case .fall(let from, let fromYear, let to, let toYear):
      return say(
        "累計が \(fromYear) 年度の \(number(from))\(unit) から \(toYear) 年度の \(number(to))\(unit) へ減っている。",
        "a cumulative total falls from \(number(from)) \(unit) (\(fromYear)) to \(number(to)) \(unit) (\(toYear))")
    case .dayOutsideYear(let day, let year):
      return say("\(year) 年度の値だが、時点は \(day)。", "a value of fiscal \(year), as of \(day)")
    }
  }

  /// Beside a value that is used elsewhere as it was stated.
  static func questioned(stated: Double?, computed: Double?, unit: String) -> String {
    say(
      "※記載の \(number(stated))\(unit) は照合と合わない（計算では \(number(computed))\(unit)）",
      "※ stated as \(number(stated))\(unit), which the audit disproves (computed: \(number(computed))\(unit))")
  }

  private static func place(_ place: MeasurePlace) -> String { "\(place.section)-\(place.number)" }

  static func number(_ value: Double?) -> String { value.map { NumberText.grouped($0, decimals: 1) } ?? "" }
}
