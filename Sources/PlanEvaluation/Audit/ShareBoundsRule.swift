// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A share of a whole is at most 100 %. Ratios to a target or to the year before (達成率, 前年比) may pass it and are left out, as
/// are percentages of which the name does not say that they are shares.
struct ShareBoundsRule: AuditRule {
  static let name = "share-bounds"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.measures.flatMap { audit.series[$0.place] ?? [] }.flatMap { series -> [AuditFinding] in
      let indicator = audit.indicator(series)
      guard indicator.unit == "%", indicator.span != .change, Self.isShare(indicator) else { return [] }
      return audit.panel.orderedKeys.compactMap { key in
        guard key.kind != .target || key.plan == audit.plan.id, let value = audit.panel[series, key],
          value > 100 || value < 0
        else { return nil }
        return AuditFinding(
          .error, Self.name, place: audit.place(ofSeries: series), indicator: indicator.name, unit: "%", stated: value,
          asWritten: audit.panel.annotation(series, key)?.asWritten ?? "", fact: .shareOutOfBounds(upper: 100))
      }
    }
  }

  private static func isShare(_ indicator: Indicator) -> Bool {
    if indicator.upperBound == 100 { return true }
    let open = [
      "達成率", "進捗率", "前年", "対前", "比率", "増加率", "増減", "伸び", "成長", "倍率", "求人", "回転", "稼働", "収支", "自給率", "充足率", "比",
    ]
    return ["率", "割合", "シェア"].contains(where: indicator.name.contains) && !open.contains(where: indicator.name.contains)
  }
}
