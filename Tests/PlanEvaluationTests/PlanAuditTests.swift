// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import PlanReading
import Testing

/// A planted error for each rule, and what is like it and no error.
@Suite("Audit of a plan's results")
struct PlanAuditTests {
  private static let actual = ColumnKey.actual(2019)
  private static let target = ColumnKey.target("2019", 2019)

  private static func panel(_ declared: DeclaredStatus? = nil) -> Panel {
    var panel = Panel.of(.sample(2019))
    panel.addMeasure("事業", 1, of: "2019", declared: declared)
    return panel
  }

  private static func findings(_ panel: Panel, _ statements: [ReportStatement] = []) -> [AuditFinding] {
    PlanAudit.findings(of: .sample(2019), in: panel, statements: statements)
  }

  private static func rules(_ fact: ReportStatement.Fact) -> [String] {
    findings(panel(), [ReportStatement(place: place(1), asWritten: "", fact: fact)]).map(\.rule)
  }

  // MARK: - The published report

  @Test func thePlanOf2019HasItsKnownSlipsAndNoOthers() throws {
    let panel = try Fukushima.panel()
    let found = PlanAudit.findings(of: try #require(panel.catalogue.plans.first), in: panel)
    let lines = found.map { "\($0.rule) \($0.place.map { "\($0.section)-\($0.number)" } ?? "")" }
    #expect(lines == ["stated-share 5-2", "declared-status 4-8", "early-attainment 2-22", "early-miss 3-5"])
    #expect(found.first?.fact == .share(part: 3123, whole: 3367))
    #expect(found.first?.stated == 95)
    #expect(abs((found.first?.computed ?? 0) - 92.753) < 0.001)
    #expect(
      found.dropFirst().first?.fact == .declaredButMissed(status: .asPlanned, target: 300, actual: 108, year: 2019))
  }

  // MARK: - Stated numbers

  /// Shares as they are rounded, cut off and called 約; (stated, decimals, part, whole).
  @Test(arguments: [
    (90.0, 0, 3025.0, 3367.0), (86.1, 1, 93, 108), (86.11, 2, 93, 108), (33.3, 1, 1, 3), (66.7, 1, 2, 3),
    (66.6, 1, 2, 3), (100, 0, 10, 10),
  ])
  func sharesToThePrecisionGivenAreRight(_ stated: Double, _ decimals: Int, _ part: Double, _ whole: Double) {
    #expect(Self.rules(.share(part: part, whole: whole, stated: StatedNumber(stated, decimals: decimals))) == [])
  }

  @Test(arguments: [(95.0, 0, 3123.0, 3367.0), (86.3, 1, 93, 108), (34, 0, 1, 3), (99, 0, 10, 10)])
  func sharesThatAreWrongAreFound(_ stated: Double, _ decimals: Int, _ part: Double, _ whole: Double) {
    #expect(
      Self.rules(.share(part: part, whole: whole, stated: StatedNumber(stated, decimals: decimals))) == ["stated-share"]
    )
  }

  @Test func growthIsHeldAgainstItsValues() {
    func rules(_ stated: Double, _ from: Double, _ to: Double, _ decimals: Int = 0) -> [String] {
      Self.rules(.growth(from: from, to: to, stated: StatedNumber(stated, decimals: decimals)))
    }
    #expect(rules(30, 7605, 9852) == [])
    #expect(rules(117, 531325, 1155307) == [])
    #expect(rules(29.5, 7605, 9852, 1) == [])
    #expect(rules(-41.5, 1000, 585, 1) == [])
    #expect(rules(35, 7605, 9852) == ["stated-growth"])
    #expect(rules(130, 7605, 9852) == ["stated-growth"])
    #expect(Self.rules(.multiple(from: 8000, to: 24000, stated: StatedNumber(3))) == [])
    #expect(Self.rules(.multiple(from: 8000, to: 24000, stated: StatedNumber(2))) == ["stated-growth"])
  }

  @Test func totalsAreTheSumsOfTheirParts() {
    #expect(Self.rules(.total(parts: [12, 8], stated: StatedNumber(20))) == [])
    #expect(Self.rules(.total(parts: [12, 8], stated: StatedNumber(21))) == ["stated-total"])
    #expect(Self.rules(.total(parts: [12.3, 8.4], stated: StatedNumber(20.7, decimals: 1))) == [])
  }

  @Test func headlinesAreHeldAgainstTheRows() {
    var panel = Panel.of(.sample(2019))
    for number in 1...4 {
      panel.addMeasure("事業\(number)", number, of: "2019", declared: number < 4 ? .achieved : .missed)
    }
    func rules(_ measures: Int?, _ attained: Int?, _ rate: StatedNumber?, section: Int? = nil) -> [String] {
      Self.findings(
        panel,
        [
          ReportStatement(
            section: section, asWritten: "", fact: .counts(measures: measures, attained: attained, rate: rate))
        ]
      ).map(\.rule)
    }
    #expect(rules(4, 3, StatedNumber(75)) == [])
    #expect(rules(4, 3, StatedNumber(75), section: 1) == [])
    #expect(rules(5, 3, StatedNumber(60)) == ["stated-counts"])
    #expect(rules(4, 2, StatedNumber(50)) == ["stated-counts"])
    #expect(rules(4, 3, StatedNumber(78)) == ["stated-counts"])
  }

  // MARK: - Numbers of the panel

  @Test func sharesOverAHundredAreFound() {
    func rules(_ name: String, _ value: Double) -> [String] {
      var panel = Self.panel()
      panel.add(Indicator(slug: "s", name: name, unit: "%"), at: [place(1)], [Self.actual: value])
      return Self.findings(panel).map(\.rule)
    }
    #expect(rules("ネットワーク登録率", 104.2) == ["share-bounds"])
    #expect(rules("利用者の割合", 100) == [])
    #expect(rules("目標達成率", 120) == [])
    #expect(rules("前年同月比の割合", 105) == [])
    #expect(rules("有効求人倍率", 140) == [])
  }

  @Test func declaredStatusesThatTheNumbersDenyAreFound() {
    func rules(_ status: DeclaredStatus, _ actual: Double, _ qualifier: Qualifier = .exact, better: Better = .higher)
      -> [String]
    {
      var panel = Self.panel(status)
      panel.add(
        Indicator(slug: "s", name: "受講者数", unit: "人", better: better), at: [place(1)], qualifier: qualifier,
        [Self.actual: actual, Self.target: 300])
      return Self.findings(panel).map(\.rule)
    }
    #expect(rules(.asPlanned, 108) == ["declared-status"])
    #expect(rules(.achieved, 299) == ["declared-status"])
    #expect(rules(.achieved, 300) == [])
    #expect(rules(.missed, 108) == [])
    #expect(rules(.asPlanned, 280) == [])
    #expect(rules(.achieved, 295, .approximate) == [])
    #expect(rules(.achieved, 280, better: .lower) == [])
  }

  @Test func targetsOfLaterYearsAlreadyCountedAreNoted() {
    var panel = Self.panel(.achieved)
    panel.add(
      Indicator(slug: "s", name: "アクセス件数", unit: "件"), at: [place(1)],
      [Self.actual: 1_700_000, .target("2019", 2023): 1_200_000])
    #expect(Self.findings(panel).map(\.rule) == ["early-attainment"])
    panel.add(Indicator(slug: "t", name: "開催回数", unit: "回"), at: [place(1)], [Self.actual: 3, Self.target: 3])
    #expect(Self.findings(panel) == [])
  }

  /// 35 of 500 people by the next year is behind, and 12 firms of 12 by then is no miss; 3 of 4 sessions of this year is one.
  @Test func missesBeforeTheirYearAreNoted() {
    var panel = Self.panel(.missed)
    panel.add(
      Indicator(slug: "s", name: "雇用者数", unit: "人", span: .period), at: [place(1)],
      [Self.actual: 35, .target("2019", 2020): 500])
    #expect(Self.findings(panel) == [])
    panel.add(
      Indicator(slug: "f", name: "立地企業数", unit: "社", span: .period), at: [place(1)],
      [Self.actual: 12, .target("2019", 2020): 12])
    #expect(Self.findings(panel).map(\.rule) == ["early-miss"])
    #expect(Self.findings(panel).first?.fact == .missedEarly(target: 12, actual: 12, due: 2020))
    panel.add(Indicator(slug: "t", name: "開催回数", unit: "回"), at: [place(1)], [Self.actual: 3, Self.target: 4])
    #expect(Self.findings(panel) == [])
  }

  @Test func relistedMeasuresAreHeldAgainstTheirOriginals() {
    func rules(_ status: DeclaredStatus, _ value: Double) -> [String] {
      var panel = Self.panel(.achieved)
      panel.addMeasure("事業", 2, of: "2019", declared: status, isRelisted: true)
      panel.add(Indicator(slug: "a", name: "整備地区数", unit: "地区"), at: [place(1)], [Self.actual: 5])
      panel.add(Indicator(slug: "b", name: "整備地区数", unit: "地区"), at: [place(2)], [Self.actual: value])
      return Self.findings(panel).map(\.rule)
    }
    #expect(rules(.achieved, 5) == [])
    #expect(rules(.missed, 5) == ["relisted"])
    #expect(rules(.achieved, 6) == ["relisted"])
  }

  @Test func oneIndicatorWithTwoValuesIsFound() {
    func rules(_ name: String, _ value: Double) -> [String] {
      var panel = Self.panel()
      panel.addMeasure("別の事業", 2, of: "2019")
      panel.add(Indicator(slug: "a", name: name, unit: "人"), at: [place(1)], [Self.actual: 120])
      panel.add(Indicator(slug: "b", name: name, unit: "人"), at: [place(2)], [Self.actual: value])
      return Self.findings(panel).map(\.rule)
    }
    #expect(rules("県内への年間移住者数", 140) == ["two-values"])
    #expect(rules("県内への年間移住者数", 120) == [])
    #expect(rules("参加者数", 140) == [])
  }

  @Test func jumpsOfUnitsAreFound() {
    func rules(_ from: Double, _ to: Double, _ unit: String = "円") -> [String] {
      var panel = Self.panel()
      panel.add(Indicator(slug: "s", name: "売上", unit: unit), at: [place(1)], [.actual(2018): from, Self.actual: to])
      return Self.findings(panel).map(\.rule)
    }
    #expect(rules(2_400_000_000, 2_626_520) == ["magnitude"])
    #expect(rules(12, 120_000) == ["magnitude"])
    #expect(rules(700, 11_696) == [])
    #expect(rules(0, 5000) == [])
    #expect(rules(0.2, 30) == [])
  }

  @Test func fallingTotalsAreFound() {
    func rules(_ span: Span, _ to: Double) -> [String] {
      var panel = Self.panel()
      panel.add(
        Indicator(slug: "s", name: "登録者数", unit: "人", span: span), at: [place(1)],
        [.actual(2018): 164, Self.actual: to])
      return Self.findings(panel).map(\.rule)
    }
    #expect(rules(.cumulative, 150) == ["falling-total"])
    #expect(rules(.cumulative, 164) == [])
    #expect(rules(.annual, 150) == [])
  }

  @Test func daysOutsideTheYearAreFound() throws {
    func rules(_ day: String) throws -> [String] {
      var panel = Self.panel()
      let index = panel.catalogue.add(Indicator(slug: "s", name: "会員数", unit: "人", span: .point))
      panel.catalogue.placements.append(Placement(indicator: index, place: place(1)))
      let series = panel.catalogue.add(Series(indicator: index))
      panel.insert(
        5, series: series, at: Self.actual, annotation: Annotation(asOf: CalendarDate(iso8601: day)))
      return Self.findings(panel).map(\.rule)
    }
    #expect(try rules("2020-03-31") == [])
    #expect(try rules("2019-04-01") == [])
    #expect(try rules("2020-05-31") == [])
    #expect(try rules("2019-03-31") == ["as-of"])
    #expect(try rules("2021-03-31") == ["as-of"])
  }

  @Test func findingsComeBySeverity() {
    var panel = Self.panel(.asPlanned)
    panel.add(Indicator(slug: "s", name: "受講者数", unit: "人"), at: [place(1)], [Self.actual: 108, Self.target: 300])
    panel.add(Indicator(slug: "t", name: "普及率", unit: "%"), at: [place(1)], [Self.actual: 108])
    #expect(Self.findings(panel).map(\.severity) == [.error, .warning])
  }
}
