// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Slips that were planted in a report's text, and reports without any.
@Suite("Audit of documents")
struct AuditTests {
  private static let report = """
    もりのみち県情報化計画　令和3年度実施結果

    1 くらし

    番号\t事業名\t目標\t令和3年度の実績\t達成度\t担当課
    1\t証明書のコンビニ交付\t交付率 40%（R3年度）\t交付率 42%（R4.3.31現在）\t目標達成\t市民課
    2\tイベント情報アプリの運営\tダウンロード数累計 12,000件\tダウンロード数累計 12,500件（R2：11,000件）\t目標達成\t観光課
    3\t移住相談窓口の設置\t県内への年間移住者数：100人\t県内への年間移住者数：120人\t目標達成\t地域課

    2 しごと

    番号\t事業名\t目標\t令和3年度の実績\t達成度\t担当課
    1\t（再掲）イベント情報アプリの運営\tダウンロード数累計 12,000件\tダウンロード数累計 12,500件（R2：11,000件）\t目標達成\t観光課
    2\tテレワーク移住の支援\t県内への年間移住者数：100人\t県内への年間移住者数：120人\t目標達成\t地域課

    """

  private func rules(_ text: String) throws -> (found: Set<String>, run: CommandRun) {
    let office = try Office(plan: false)
    try office.write(text, to: "report.txt")
    let run = try office.nenrin("audit", "report.txt", "--format", "csv")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").dropFirst()
    return (Set(lines.compactMap { $0.split(separator: ",").dropFirst().first.map(String.init) }), run)
  }

  @Test func aReportWithoutSlipsHasNoFindings() throws { #expect(try rules(Self.report).found == []) }

  @Test(arguments: [
    ("交付率 42%", "交付率 142%", "share-bounds"), ("40%（R3年度）", "40%（R5年度）", "early-attainment"),
    ("12,500件（R2：11,000件）\t目標達成\t観光課\n\n", "12,400件（R2：11,000件）\t目標達成\t観光課\n\n", "relisted"),
    ("（R2：11,000件）", "（R2：11件）", "magnitude"), ("（R2：11,000件）", "（R2：12,900件）", "falling-total"),
    ("移住者数：120人\t目標達成\t地域課\n\n", "移住者数：110人\t目標達成\t地域課\n\n", "two-values"), ("交付率 42%", "交付率 32%", "declared-status"),
  ])
  func plantedSlipsAreFound(_ right: String, _ wrong: String, _ rule: String) throws {
    var text = Self.report
    if right.hasSuffix("\n\n"), let range = text.range(of: String(right.dropLast()), options: .backwards) {
      text.replaceSubrange(range, with: String(wrong.dropLast()))
    } else {
      text = text.replacingOccurrences(of: right, with: wrong)
    }
    #expect(text != Self.report)
    let (found, run) = try rules(text)
    #expect(found.contains(rule), "\(run.output)")
  }

  /// Invented reports of other styles, in which all sums are right.
  @Test(arguments: [
    "directions.txt", "due-years.csv", "goals.xlsx", "kinds-in-rows.tsv", "prose-cells.tsv",
  ])
  func otherStylesRaiseNoAlarm(_ name: String) throws {
    let document = CommandRun.root.appendingPathComponent("Tests/PlanReadingTests/Documents/\(name)").path
    let run = try Office(plan: false).nenrin("audit", document, "--format", "csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.split(separator: "\n").count == 1, "\(run.output)")
  }

  /// How many readings were left out, and how to see them.
  @Test func doubtfulReadingsAreToldAndWritten() throws {
    let office = try Office(plan: false)
    try office.write(Self.report.replacingOccurrences(of: "交付率 42%", with: "おおむね7～8回開催"), to: "report.txt")
    let run = try office.nenrin("audit", "report.txt")
    #expect(run.errors.contains("1 doubtful") && run.errors.contains("--review"), "\(run.errors)")
    let second = try office.nenrin("audit", "report.txt", "--review", "doubtful.csv")
    #expect(second.errors.contains("doubtful.csv"))
    #expect(String(decoding: try office.data("doubtful.csv"), as: UTF8.self).contains("7～8回"))
    #expect(!office.exists("nenrin.db"))
  }
}
