// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A measure that is declared missed although all its targets are due in a later year, and one of them is met already.
///
/// That a measure is behind on its way is what a grade in the middle of a plan says; here the numbers say the contrary.
struct EarlyMissRule: AuditRule {
  static let name = "early-miss"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.early(
      Self.name, declared: .missed, one: { $0.grade == .reached },
      fact: { .missedEarly(target: $0.target, actual: $1, due: $0.year) })
  }
}
