// SPDX-License-Identifier: GPL-3.0-or-later
internal import IndicatorStore

/// What came in.
enum ImportWording {
  static func interrupted(_ store: String) -> String {
    say("中断しました。\(store) は元のままです。", "Interrupted; \(store) stays as it was.")
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
    return say("\(store) に読み込みました：", "Read into \(store): ") + parts.joined(separator: say("、", ", ")) + "\n"
  }
}
