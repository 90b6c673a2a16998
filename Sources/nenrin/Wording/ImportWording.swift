// SPDX-License-Identifier: GPL-3.0-or-later
internal import IndicatorStore

/// What came in.
enum ImportWording {
  static func unreported(_ reason: String, store: String) -> String {
    say(
      "\(store) に読み込みましたが、結果を表示できません：\(reason)",
      "The import into \(store) is done, but could not be reported: \(reason)"
    )
  }

  static var namelessPlan: String {
    say(
      "--plan の計画の名前が空です。--plan 2019 のように指定してください。",
      "The plan's name after --plan is empty; give one, as in --plan 2019.")
  }

  static func interrupted(_ store: String) -> String {
    say("中断しました。\(store) は元のままです。", "Interrupted; \(store) stays as it was.")
  }

  /// - Parameters:
  ///   - rate: bytes a second.
  ///   - remaining: seconds of the whole import, where they can be told.
  static func reading(_ done: Int, of all: Int, rate: Double, remaining: Double?) -> String {
    let (done, all, rate) = (done / 1_000_000, all / 1_000_000, Int(rate / 1_000_000))
    return say("読み込み \(done) / \(all) MB、毎秒 \(rate) MB", "Reading: \(done) of \(all) MB, \(rate) MB a second")
      + FileWording.left(remaining)
  }

  static func storing(_ done: Int, of all: Int, remaining: Double?) -> String {
    say("保存 \(done) / \(all) 列", "Storing: \(done) of \(all) columns") + FileWording.left(remaining)
  }

  static func report(_ report: MergeReport, store: String) -> String {
    if report.isUnchanged {
      return say("\(store)：すべて既にあり、変わりません。\n", "\(store): all of it was there already; nothing changed.\n")
    }
    let counts: [(String, MergeReport.Count)] = [
      (say("計画", "plans"), report.plans), (say("方向", "sections"), report.sections),
      (say("施策", "measures"), report.measures), (say("指標", "indicators"), report.indicators),
      (say("観測値", "observations"), report.observations), (say("出来事", "events"), report.events),
    ]
    let parts = counts.filter { $0.1.added + $0.1.changed > 0 }.map { name, count in
      let changed = count.changed > 0 ? say("変更 \(count.changed)", "\(count.changed) changed") : ""
      if count.added == 0 { return "\(name) \(changed)" }
      return "\(name) \(count.added)" + (changed.isEmpty ? "" : " (\(changed))")
    }
    let what = parts.isEmpty ? say("出典と注記のみ", "sources and notes only") : parts.joined(separator: say("、", ", "))
    return say("\(store) に読み込みました：", "Read into \(store): ") + what + "\n"
  }

  /// Nothing says which way is better.
  static func assumedHigher(_ first: String, count: Int) -> String {
    let name = ReadingWording.clipped(first)
    return say(
      "注：「\(name)」\(count == 1 ? "" : "など \(count) 指標")は、多いほうがよいのか少ないほうがよいのか分からないため、多いほうがよいものとしました。少ないほうがよいときは、目標を「15以下」のように書くか、列 better に lower と書き、--replace を付けて読み込み直してください。",
      "Note: nothing says which way is better of \"\(name)\"\(count == 1 ? "" : " and \(count - 1) more"), so more counts as better; where less is, write its target as in \"at most 15\", or lower in a column better, and import again with --replace."
    )
  }

  /// What was left out of the store because it was not read surely enough.
  static func doubtful(_ count: Int, review: String?, isWritten: Bool) -> String {
    guard let review else {
      return say(
        "不確かな読み取り \(count) 件はストアに入れていません。--review FILE.csv で書き出し、確かめてください。",
        "\(ReadingWording.doubtful(count)) left out of the store; write them with --review FILE.csv to check them.")
    }
    if isWritten {
      return say(
        "不確かな読み取り \(count) 件はストアに入れず、\(review) に書きました。accept に yes か no を入れ、値を直して、同じコマンドをもう一度実行してください。",
        "\(ReadingWording.doubtful(count)) left out of the store and written to \(review); fill in accept (yes or no), correct the values, and run the same command again."
      )
    }
    return say(
      "\(review) で accept の空いている \(count) 件は、まだストアに入れていません。",
      "\(count == 1 ? "One reading of \(review) whose accept is empty is" : "\(count) readings of \(review) whose accept is empty are") still left out of the store."
    )
  }
}
