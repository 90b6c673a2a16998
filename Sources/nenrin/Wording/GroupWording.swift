// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

/// The words of counts by group and of rankings and distributions over many series.
enum GroupWording {
  static var together: String {
    say("--summary と --by は一緒に指定してください。", "--summary and --by go together; --by names what to count by.")
  }

  static func unknownAttribute(_ name: String, known: [String]) -> String {
    let list = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? " …" : "")
    return say(
      "属性「\(name)」はありません（あるのは：\(list)）。--by を確かめてください。",
      "There is no attribute \"\(name)\" to count by (there are \(list)); check --by.")
  }

  static func noTargets(_ from: String, _ to: String) -> String {
    say(
      "計画 \(from) にも \(to) にも目標値がありません。", "Neither plan \(from) nor plan \(to) has targets to compare.")
  }

  static var sectionOfSummary: String {
    say("--section は --summary と一緒に使えません。", "--section does not go with --summary, which counts the whole plan.")
  }

  static var allSeries: String {
    say(
      "--distribution と --top は全ての系列を対象とし、--indicator や --yearly と一緒に使えません。",
      "--distribution and --top are over all series; leave out --indicator and --yearly.")
  }

  static var rankingWithoutTop: String {
    say("--by と --lowest は --top と一緒に指定してください。", "--by and --lowest say how --top ranks; give --top too.")
  }

  static var topOfNone: String { say("--top は 1 以上にしてください。", "--top takes a number from 1 on.") }

  static var noYearlyGrowth: String {
    say(
      "この範囲に、前の年度にも値（0より大）がある指標はありません。--from と --to を広げるか、過年度の値を import してください。",
      "No indicator has values in two successive years of this range, the first above zero; widen --from and --to, or import earlier years."
    )
  }

  /// A group's cell: code `""` is the total's, so series without a group have a word of their own.
  static func cell(_ group: String?) -> Cell {
    switch group {
    case nil: .word(code: "", label: say("計", "total"))
    case "": .word(code: "(none)", label: say("（なし）", "(none)"))
    case let group?: .text(group)
    }
  }
}

extension Headings {
  /// The key stays `group` whatever the attribute is.
  static func group(_ attribute: String) -> Table.Column {
    switch attribute {
    case "group": Table.Column("group", say("分類", "group"))
    case "entity": Table.Column("group", say("団体", "entity"))
    case "unit": Table.Column("group", say("単位", "unit"))
    default: Table.Column("group", attribute)
    }
  }

  static var indicators: Table.Column { count("indicators", "指標数", "indicators") }
  /// Of attainment: a target without a value counts, and is not attained.
  static var allTargets: Table.Column {
    count("indicators", "目標数（実績なしを含む）", "targets, with or without a value")
  }
  static var shareOfAllTargets: Table.Column { count("rate", "目標数に占める割合", "share of all targets") }
  static var raised: Table.Column { count("raised", "引上げ", "raised") }
  static var lowered: Table.Column { count("lowered", "引下げ", "lowered") }
  static var kept: Table.Column { count("kept", "据置き", "kept") }
  static var added: Table.Column { count("added", "追加", "added") }
  static var dropped: Table.Column { count("dropped", "終了", "dropped") }
  static var series: Table.Column { count("series", "系列数", "series") }
  static var meanGrowth: Table.Column { count("mean", "平均", "mean") }
  static var p10: Table.Column { count("p10", "10%点", "10%") }
  static var p25: Table.Column { count("p25", "25%点", "25%") }
  static var median: Table.Column { count("median", "中央値", "median") }
  static var p75: Table.Column { count("p75", "75%点", "75%") }
  static var p90: Table.Column { count("p90", "90%点", "90%") }

  private static func count(_ key: String, _ japanese: String, _ english: String) -> Table.Column {
    Table.Column(key, say(japanese, english), .trailing)
  }
}
