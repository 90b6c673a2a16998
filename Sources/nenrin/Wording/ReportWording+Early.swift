// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// What the report says of targets that were met before their year.
extension ReportWording {
  /// Targets whose year is to come and whose value is there already: nothing to wait for.
  /// - Parameter open: those of them that may still fall short in the year that counts.
  static func metAlready(_ rows: [Attainment], open: [Attainment], year: (FiscalYear) -> String) -> String? {
    guard !rows.isEmpty else { return nil }
    guard rows.count <= mostNamed else { return manyMet(rows.count, open: open.count) }
    let list = rows.map { row -> String in
      let (target, actual) = (
        quantity(row.shownTarget, row.unit, row.isLevelOfChange ? .exact : row.targetQualifier),
        row.actual.map { quantity($0, row.unit, row.qualifier) } ?? ""
      )
      return say(
        "\(row.shownName)（\(year(row.year))年度の目標 \(target) に対し \(actual)）",
        "\(row.shownName) (\(actual) against \(target) for \(year(row.year)))"
      )
    }
    let first = say(
      "この計画の目標のうち\(grouped: rows.count)件は、期限前に到達している\(condition(early: rows.count, open: open.count))：\(list.joined(separator: "、"))。",
      "\(grouped: rows.count) of this plan's targets \(rows.count == 1 ? "was" : "were") met early\(condition(early: rows.count, open: open.count)): \(list.joined(separator: "; "))."
    )
    guard !open.isEmpty else { return first }
    let names = open.map(\.shownName).joined(separator: say("、", "; "))
    return first
      + say(
        "期限の年度の値だけで判定するもの（\(names)）は、その年度に届かないこともあるので、「\(ChanceWording.reached)」に数えず、達成確率を示す。",
        " Where only the value of the due year counts (\(names)), that value may still miss the target: it is not counted as \(ChanceWording.reached), and has a probability."
      )
  }

  /// More names than this make a paragraph that nobody reads.
  static let mostNamed = 8

  private static func manyMet(_ count: Int, open: Int) -> String {
    let first = say(
      "この計画の目標のうち\(grouped: count)件は、期限前に到達している\(condition(early: count, open: open))。それぞれは「\(PlanReport.indicatorsTitle)」の表にある。",
      "\(grouped: count) of this plan's targets were met early\(condition(early: count, open: open)); they are in the table “\(PlanReport.indicatorsTitle)”."
    )
    guard open > 0 else { return first }
    return first
      + say(
        "期限の年度の値で決まるものは、その年度に届かないこともあるので、「\(ChanceWording.reached)」に数えず、達成確率を示す。",
        " Those decided by the value of the due year may still miss the target: they are not counted as \(ChanceWording.reached), and have a probability."
      )
  }

  /// Behind a count of targets that were met early: how many of them are so for good. `""` where there is none.
  static func condition(early count: Int, open: Int) -> String {
    count == 0 ? "" : say("（\(early(count, open: open))）", " (\(early(count, open: open)))")
  }

  /// 2 secured, 1 decided by the value of the due year.
  static func early(_ count: Int, open: Int) -> String {
    let kinds = [
      open < count
        ? say("\(ChanceWording.reached)\(grouped: count - open)件", "\(grouped: count - open) \(ChanceWording.reached)")
        : nil,
      open > 0 ? say("期限の年度の値で決まるもの\(grouped: open)件", "\(grouped: open) decided by the value of the due year") : nil,
    ]
    return kinds.compactMap(\.self).joined(separator: say("、", ", "))
  }
}
