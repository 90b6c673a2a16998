// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanEvaluation
import PlanReading
import Testing

/// The audit of documents of many styles, as they are and with a slip put into them.
@Suite("Audit of documents")
struct AuditedDocumentTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("PlanReadingTests/Documents")

  /// The findings, with notes or without.
  private static func findings(_ path: String, withNotes: Bool = false) throws -> [AuditFinding] {
    let documents = try DocumentReader.read([path])
    return documents.panel.catalogue.plans.flatMap { plan in
      PlanAudit.findings(of: plan, in: documents.panel, statements: documents.statements)
    }.filter { withNotes || $0.severity != .note }
  }

  private static let documents = [
    "directions.txt", "due-years.csv", "evaluation-sheets.txt", "forms.txt", "goals.xlsx", "grades-with-words.txt",
    "kinds-centred.txt", "kinds-in-rows.tsv", "kpi-years.csv", "layout-two-lines.txt", "men-and-women.txt",
    "page-goals.txt", "page-pipes.md", "page-shifted.md", "page-stacked.txt", "page-turned.md", "page-years.txt",
    "prose-cells.tsv", "reductions.tsv", "row-a-year.tsv", "several-tables.txt", "three-levels.csv",
    "typeset-prose.txt",
    "units-in-names.tsv", "years-in-cells.csv", "years-over-kinds.txt", "years.xlsx",
  ]

  @Test(arguments: documents)
  func aCleanDocumentRaisesNoAlarm(_ name: String) throws {
    let found = try Self.findings(Self.folder.appendingPathComponent(name).path)
    #expect(found.map { "\($0.rule) \($0.place.map { "\($0.section)-\($0.number)" } ?? "")" } == [])
  }

  struct Slip: Sendable, CustomStringConvertible {
    let document: String
    let right: String
    let wrong: String
    let rule: String
    /// What stands there instead and is no slip.
    var harmless: String?

    var description: String { "\(document): \(rule)" }
  }

  private static let slips = [
    Slip(
      document: "prose-cells.tsv", right: "712人が受講した（目標達成率89.0%）", wrong: "定員800人に対し、712人（95.0%）が受講した",
      rule: "stated-share", harmless: "定員800人に対し、712人（89.0%）が受講した"),
    Slip(document: "prose-cells.tsv", right: "6.3%増", wrong: "16.3%増", rule: "stated-growth"),
    Slip(
      document: "prose-cells.tsv", right: "H31.3末現在、1,024基", wrong: "東部312基、西部712基、計1,034基", rule: "stated-total",
      harmless: "東部312基、西部712基、計1,024基"),
    Slip(
      document: "typeset-prose.txt", right: "施策の柱 1 ", wrong: "全6施策のうち5施策（83.3％）で目標を達成した。\n\n施策の柱 1 ",
      rule: "stated-counts"),
    Slip(document: "kinds-in-rows.tsv", right: "\t89.2", wrong: "\t189.2", rule: "share-bounds"),
    Slip(document: "forms.txt", right: "24.3", wrong: "124.3", rule: "share-bounds"),
    Slip(document: "directions.txt", right: "538人", wrong: "338人", rule: "declared-status", harmless: "500人"),
    Slip(document: "forms.txt", right: "58,114", wrong: "18,114", rule: "declared-status", harmless: "50,000"),
    Slip(
      document: "directions.txt", right: "| 3 | 外国人材",
      wrong: "| 4 | 奨学金返還支援（再掲） | 支援決定者数（累計） | 500人 | 438人 | 未達成 | 雇用人材課 |\n| 3 | 外国人材",
      rule: "relisted"),
    Slip(
      document: "kpi-years.csv", right: "8,保育所等",
      wrong: "9,関係人口登録者数（累計）,人,350,720,\"1,190\",\"1,700\",\"2,500\",B,地域振興課,\n8,保育所等",
      rule: "two-values"),
    Slip(document: "kpi-years.csv", right: "\"15,890\"", wrong: "\"15,890,000\"", rule: "magnitude"),
    Slip(
      document: "kpi-years.csv", right: "\"1,648\"", wrong: "\"1,048\"", rule: "falling-total", harmless: "\"1,190\""),
    Slip(
      document: "typeset-prose.txt", right: "令和 5 年 3 月 31 日", wrong: "令和 6 年 3 月 31 日", rule: "as-of",
      harmless: "令和 5 年 5 月 31 日"),
    Slip(
      document: "reductions.tsv", right: "1,964時間削減", wrong: "1,164時間削減", rule: "declared-status",
      harmless: "1,800時間削減"),
    Slip(document: "labelled-blocks.txt", right: "評価：C", wrong: "評価：A", rule: "early-attainment"),
    Slip(document: "kpi-years.csv", right: "A,雇用労政課", wrong: "D,雇用労政課", rule: "early-miss"),
  ]

  @Test(arguments: slips)
  func aSlipIsFound(_ slip: Slip) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(slip.document), encoding: .utf8)
    #expect(text.contains(slip.right))
    #expect(
      try Self.rules(of: text.replacing(slip.right, with: slip.wrong, maxReplacements: 1), slip).contains(slip.rule))
    guard let harmless = slip.harmless else { return }
    #expect(try Self.rules(of: text.replacing(slip.right, with: harmless, maxReplacements: 1), slip) == [])
  }

  private static func rules(of text: String, _ slip: Slip) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())-\(slip.document)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try findings(file.path, withNotes: slip.rule.hasPrefix("early-")).map(\.rule)
  }

  @Test func allRulesAreTried() {
    #expect(Set(Self.slips.map(\.rule)) == Set(PlanAudit.ruleNames))
  }

  @Test func attainmentBeforeItsYearIsNoted() throws {
    let documents = try DocumentReader.read([Self.folder.appendingPathComponent("kpi-years.csv").path])
    let plan = try #require(documents.panel.catalogue.plans.first)
    let rules = PlanAudit.findings(of: plan, in: documents.panel).map(\.rule)
    #expect(rules == ["early-attainment", "early-attainment", "early-attainment"])
  }
}
