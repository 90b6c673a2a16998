// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

/// What the report says of the histories.
extension ReportWording {
  /// - Parameters:
  ///   - growths: each history once, as the charts count.
  ///   - relisted: series that stand in the plan once more.
  static func trends(_ growths: [GrowthOverYears], of all: Int, relisted: Int, drawn: Int) -> String {
    let up = growths.count { $0.to.value > $0.from.value }
    let down = growths.count { $0.to.value < $0.from.value }
    let (same, found) = (growths.count - up - down, growths.count + relisted)
    let first = say(
      "この計画の\(grouped: all)系列（指標）のうち、2か年度以上の値があるのは\(grouped: found)系列\(relisted > 0 ? "（再掲を除くと\(grouped: growths.count)系列）" : "")。",
      "\(grouped: found) of the plan's \(grouped: all) series (indicators) have values for two or more years\(relisted > 0 ? " (\(grouped: growths.count) without relisted ones)" : "")."
    )
    let changes = say(
      "その\(grouped: growths.count)系列の最初の値と最後の値を比べると、増加\(grouped: up)系列、減少\(grouped: down)系列\(same > 0 ? "、同じ\(grouped: same)系列" : "")。",
      "Between first and last value, \(grouped: up) of the \(grouped: growths.count) rose\(same > 0 ? ", \(grouped: same) stayed" : "") and \(grouped: down) fell."
    )
    let more =
      growths.count > drawn
      ? [say("図は表の順に初めの\(grouped: drawn)系列だけである。", "The charts show the first \(grouped: drawn) of the table.")] : []
    return ([first, changes] + more).joined(separator: say("", " "))
  }

  static func growthNote(from: Annotation?, to: Annotation?, _ row: GrowthOverYears, unit: String) -> String? {
    let stated = [(from, row.from), (to, row.to)].compactMap { annotation, point -> String? in
      guard let annotation, annotation.qualifier != .exact else { return nil }
      return say("\(point.year)年度は", "\(point.year): ") + quantity(point.value, unit, annotation.qualifier)
    }
    return stated.isEmpty ? nil : stated.joined(separator: say("、", ", "))
  }
}
