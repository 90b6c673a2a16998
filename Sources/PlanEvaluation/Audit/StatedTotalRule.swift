// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A total is the sum of its parts: 福島12件、郡山8件、計21件 is not.
struct StatedTotalRule: AuditRule {
  static let name = "stated-total"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.statements.compactMap { statement in
      guard case .total(let parts, let stated) = statement.fact else { return nil }
      let sum = parts.reduce(0, +)
      guard !stated.agrees(with: sum) else { return nil }
      return AuditFinding(
        .error, Self.name, place: statement.place, stated: stated.value, computed: sum, asWritten: statement.asWritten,
        fact: .total(parts: parts))
    }
  }
}
