// SPDX-License-Identifier: GPL-3.0-or-later

/// How the grades of a chart of target ratios are told: beside the target's line where each has its own side, else by a
/// legend.
extension AttainmentChart.Words {
  func word(_ grade: AttainmentChart.Grade) -> String {
    switch grade {
    case .met: met
    case .missed: missed
    case .notYetDue: notYetDue
    }
  }

  /// `nil` where a target counts as met below its line, or as missed above it.
  func sides(of rows: [(ratio: Double?, grade: AttainmentChart.Grade)]) -> RatioAxis.Sides? {
    let marked = rows.compactMap { row in row.ratio.map { (isAbove: $0 >= 1, grade: row.grade) } }
    guard marked.allSatisfy({ $0.grade == .notYetDue || $0.isAbove == ($0.grade == .met) }) else { return nil }
    func has(_ grade: AttainmentChart.Grade) -> Bool { marked.contains { $0.grade == grade } }
    return RatioAxis.Sides(below: has(.missed) ? missed : "", above: has(.met) ? met : "")
  }

  /// Those that only a legend can tell: what is not yet due may lie at either side.
  func legend(of used: Set<AttainmentChart.Grade>, sidesAreNamed: Bool) -> [AttainmentChart.Grade] {
    AttainmentChart.Grade.allCases.filter { used.contains($0) && ($0 == .notYetDue || !sidesAreNamed) }
  }
}
