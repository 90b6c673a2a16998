// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// The headline and the sections' counts are those of the rows: so many measures, so many attained, and their rate.
struct StatedCountsRule: AuditRule {
  static let name = "stated-counts"

  func findings(in audit: AuditedPlan) -> [AuditFinding] {
    audit.statements.flatMap { statement -> [AuditFinding] in
      guard case .counts(let measures, let attained, let rate) = statement.fact else { return [] }
      let rows = audit.measures.filter { statement.section == nil || $0.place.section == statement.section }
      guard !rows.isEmpty else { return [] }
      return [
        rate.flatMap { Self.rate($0, measures: measures, attained: attained, statement) },
        measures.flatMap { stated in
          // A headline may leave the relisted measures out.
          let unique = rows.count { !$0.isRelisted }
          return stated == rows.count || stated == unique
            ? nil : Self.finding(statement, stated, rows.count, .countedMeasures(rows.count))
        },
        attained.flatMap { Self.attained($0, rows, statement) },
      ].compactMap(\.self)
    }
  }

  private static func rate(
    _ rate: StatedNumber, measures: Int?, attained: Int?, _ statement: ReportStatement
  ) -> AuditFinding? {
    guard let measures, let attained, measures > 0 else { return nil }
    let computed = Double(attained) / Double(measures) * 100
    guard !rate.agrees(with: computed) else { return nil }
    return AuditFinding(
      .error, name, section: statement.section, unit: "%", stated: rate.value, computed: computed,
      asWritten: statement.asWritten,
      fact: .rate(attained: attained, measures: measures))
  }

  /// Reports count either what was achieved, or that and what was done as planned.
  private static func attained(_ stated: Int, _ rows: [Measure], _ statement: ReportStatement) -> AuditFinding? {
    guard rows.contains(where: { $0.declaredStatus != nil }) else { return nil }
    let counts = [rows, rows.filter { !$0.isRelisted }].flatMap { rows in
      [rows.count { $0.declaredStatus?.isAttained == true }, rows.count { $0.declaredStatus == .achieved }]
    }
    return counts.contains(stated) ? nil : finding(statement, stated, counts[0], .countedAttained(counts[0]))
  }

  private static func finding(
    _ statement: ReportStatement, _ stated: Int, _ computed: Int, _ fact: AuditFinding.Fact
  ) -> AuditFinding {
    AuditFinding(
      .error, name, section: statement.section, stated: Double(stated), computed: Double(computed),
      asWritten: statement.asWritten,
      fact: fact)
  }
}
