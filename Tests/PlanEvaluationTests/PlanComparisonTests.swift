// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing

@Suite struct PlanComparisonTests {
  func compare(_ panel: Panel, from: Int = 2019, to: Int = 2020) -> PlanComparison {
    PlanComparison(from: .sample(from), to: .sample(to), in: panel)
  }

  /// One measure of one name in both plans, with an indicator's old and new target.
  func targets(_ old: Double?, _ new: Double?, actual: Double? = nil, better: Better = .higher) -> PlanComparison {
    var panel = Panel.of(.sample(2019), .sample(2020))
    for plan in ["2019", "2020"] { panel.addMeasure("施策", 1, of: plan) }
    let indicator = Indicator(slug: "visits", name: "アクセス数", unit: "件", better: better)
    panel.add(indicator, at: [place(1), place(1, "2020")], [:])
    if let old { panel.add(indicator, [.target("2019", 2019): old]) }
    if let new { panel.add(indicator, [.target("2020", 2020): new]) }
    if let actual { panel.add(indicator, [.actual(2019): actual]) }
    return compare(panel)
  }

  @Test func targetsKeptRaisedLowered() {
    #expect(targets(10, 10).rows.map(\.change) == [.kept])
    #expect(targets(10, 12).rows.map(\.change) == [.raised])
    #expect(targets(10, 12).rows.first?.targetChange == 2)
    #expect(targets(10, 7).rows.map(\.change) == [.lowered])
    #expect(targets(nil, 7).rows.map(\.change) == [.added])
    #expect(targets(7, nil).rows.map(\.change) == [.dropped])
    #expect(targets(nil, nil).rows.map(\.change) == [.kept])
    #expect(targets(10, 7, better: .lower).rows.map(\.change) == [.lowered])
  }

  @Test func alreadyExceeded() {
    #expect(targets(10, 12, actual: 15).rows.map(\.notes) == [[.alreadyExceeded(actual: 15)]])
    #expect(targets(10, 15, actual: 15).rows.map(\.notes) == [[]])
    #expect(targets(10, 20, actual: 15).rows.map(\.notes) == [[]])
    #expect(targets(10, 12, actual: 8, better: .lower).rows.map(\.notes) == [[.alreadyExceeded(actual: 8)]])
    #expect(targets(10, 8, actual: 8, better: .lower).rows.map(\.notes) == [[]])
  }

  /// Measures by name and place: moved, renamed, new, gone, and two of one name that keep their places.
  func measuresPanel(shuffled: Bool = false) -> Panel {
    var panel = Panel.of(.sample(2019), .sample(2020))
    panel.addMeasure("電子入札運営", 1, of: "2019")
    panel.addMeasure("税務システム改修事業", 2, of: "2019")
    panel.addMeasure("税務システム改修事業", 3, of: "2019")
    panel.addMeasure("ツイッターによる防災・災害等情報発信", 4, of: "2019")
    panel.addMeasure("観光", 5, of: "2019")
    panel.addMeasure("税務システム改修事業", 3, of: "2020")
    panel.addMeasure("税務システム改修事業", 2, of: "2020")
    panel.addMeasure("SNSによる防災・災害等情報発信", 4, of: "2020")
    panel.addMeasure("量子計算", 5, of: "2020")
    panel.addMeasure("電子入札運営", 1, section: 2, of: "2020")
    if shuffled {
      panel.catalogue.measures.reverse()
      panel.catalogue.sections.reverse()
    }
    return panel
  }

  @Test func measures() {
    let rows = compare(measuresPanel()).rows
    #expect(rows.map(\.to?.place.number) == [2, 3, 4, 5, 1, nil])
    #expect(rows.map(\.from?.place.number) == [2, 3, 4, nil, 1, 5])
    #expect(rows.map(\.change) == [.kept, .kept, .renamed, .added, .kept, .dropped])
    let renamed: [PlanComparison.Note] = [.renamed(from: "ツイッターによる防災・災害等情報発信")]
    #expect(rows.map(\.notes) == [[], [], renamed, [], [.moved], []])
    #expect(rows.last?.measure?.name == "観光")
  }

  @Test func orderOfReadingDoesNotMatter() {
    let (rows, shuffled) = (compare(measuresPanel()).rows, compare(measuresPanel(shuffled: true)).rows)
    #expect(rows.map(\.from) == shuffled.map(\.from))
    #expect(rows.map(\.to) == shuffled.map(\.to))
    #expect(rows.map(\.change) == shuffled.map(\.change))
  }

  /// A measure that is new has no old targets, least of all those that belong to no measure.
  @Test func indicatorsOfNoMeasureStayByThemselves() {
    var panel = Panel.of(.sample(2019), .sample(2020))
    panel.addMeasure("新規", 1, of: "2020")
    panel.add(Indicator(slug: "loose", name: "無所属"), [.target("2019", 2019): 1, .target("2020", 2020): 2])
    let rows = compare(panel).rows
    #expect(rows.map(\.change) == [.added, .raised])
    #expect(rows.map(\.indicator?.slug) == [nil, "loose"])
    #expect(rows.map(\.measure?.name) == ["新規", nil])
  }

  /// Tidy CSV with targets, and no measure at all.
  @Test func plansWithoutMeasures() {
    var panel = Panel()
    panel.catalogue.plans = [.sample(2019), .sample(2020)]
    panel.add(Indicator(slug: "a", name: "指標一"), [.target("2019", 2019): 1, .target("2020", 2020): 2])
    panel.add(Indicator(slug: "b", name: "新しい数"), [.target("2020", 2020): 2])
    #expect(compare(panel).rows.map(\.change) == [.raised, .added])
    #expect(compare(Panel.of(.sample(2019), .sample(2020))).rows.isEmpty)
  }

  @Test func targetsOfSeveralYearsAndEntities() {
    var panel = Panel.of(.sample(2019), .sample(2020))
    let indicator = Indicator(slug: "a", name: "指標")
    panel.add(
      indicator, entity: "A市",
      [
        .target("2019", 2019): 10, .target("2019", 2023): 50, .target("2020", 2020): 20, .target("2020", 2023): 40,
        .target("2020", 2025): 60,
      ])
    panel.add(indicator, entity: "B市", [.target("2019", 2019): 7, .target("2020", 2020): 7])
    let rows = compare(panel).rows
    #expect(rows.map(\.targetFrom) == [10, 50, 7, nil])
    #expect(rows.map(\.targetTo) == [20, 40, 7, 60])
    #expect(rows.map(\.change) == [.raised, .lowered, .kept, .added])
  }

  /// What falls due in years that both plans have goes together; a target of years that are over is not put off beyond them.
  @Test(
    arguments: [
      ([2020, 2021, 2022], [2021, 2022, 2023], ["2020 dropped", "2021 2021", "2022 2022", "2023 added"]),
      ([2020, 2021, 2022], [2023], ["2020 dropped", "2021 dropped", "2022 2023"]),
      ([2022], [2023, 2024], ["2022 2023", "2024 added"]), ([2020, 2021], [2022, 2023], ["2020 2022", "2021 2023"]),
      ([2020, 2022], [2021], ["2020 2021", "2022 dropped"]), ([2021], [2020, 2022], ["2021 2020", "2022 added"]),
      ([2019, 2026], [2020, 2022, 2025], ["2019 2020", "2026 2025", "2022 added"]),
    ])
  func targetsOfSeveralYears(_ old: [Int], _ new: [Int], _ expected: [String]) {
    var panel = Panel.of(.sample(2019), .sample(2020))
    panel.add(Indicator(slug: "a", name: "指標"), [:])
    for (plan, years) in [("2019", old), ("2020", new)] {
      for year in years { panel.insert(Double(year), series: 0, at: .target(plan, FiscalYear(year))) }
    }
    let found = compare(panel).rows.map { row in
      switch (row.yearFrom?.number, row.yearTo?.number) {
      case (let from?, let to?): "\(from) \(to)"
      case (let from?, nil): "\(from) dropped"
      case (nil, let to?): "\(to) added"
      case (nil, nil): "none"
      }
    }
    #expect(Set(found) == Set(expected) && found.count == expected.count, "\(found)")
  }

  /// The likest name has another unit, so the next takes its place.
  @Test func indicatorsOfOtherSlugs() {
    var panel = Panel.of(.sample(2019), .sample(2020))
    panel.add(Indicator(slug: "old", name: "講座の受講者数", unit: "人"), [.target("2019", 2019): 10])
    panel.add(Indicator(slug: "yen", name: "講座の受講者数", unit: "円"), [.target("2020", 2020): 900])
    panel.add(Indicator(slug: "new", name: "講座の受講者総数", unit: "人"), [.target("2020", 2020): 12])
    let rows = compare(panel).rows
    #expect(rows.map(\.change) == [.raised, .added])
    #expect(rows.map(\.indicator?.slug) == ["new", "yen"])
    #expect(rows.first?.notes == [.indicatorMatched(from: "講座の受講者数")])
  }

  /// A draft's share of what remains stands against the total, in either language: 32/43 and 32/41.
  @Test(arguments: [" (remaining)", "（期間目標の残り）", "（残り / remaining）"]) func remainderOfATotal(ending: String) {
    let name = "ICT企業の雇用者数（事業期間）"
    let asked = [(465.0, PlanComparison.Change.kept), (500, .raised), (400, .lowered)]
    for (target, change) in asked {
      var panel = Panel.of(.sample(2019), .sample(2020))
      panel.add(
        Indicator(slug: "jobs", name: name, unit: "人", span: .period), [.target("2019", 2020): 500, .actual(2019): 35])
      panel.add(Indicator(slug: "jobs-left", name: name + ending, unit: "人"), [.target("2020", 2020): target])
      let row = compare(panel).rows.first
      #expect(row?.change == change)
      #expect(row?.notes == [.indicatorMatched(from: name), .shareOfTotal(left: 465)])
      // 500 in all and 465 in one year have no difference that means anything.
      #expect(row?.targetChange == nil)
    }
  }

  /// How much of the total is left is not known: the plan is carried on, and the note says how.
  @Test func shareOfATotalWithoutAnActual() {
    var panel = Panel.of(.sample(2019), .sample(2020))
    panel.add(Indicator(slug: "jobs", name: "雇用者数", unit: "人", span: .period), [.target("2019", 2021): 500])
    panel.add(Indicator(slug: "jobs-left", name: "雇用者数", unit: "人"), [.target("2020", 2020): 200])
    let row = compare(panel).rows.first
    #expect(row?.change == .kept)
    #expect(row?.notes.last == .shareOfTotal(left: nil))
  }

  /// 10 % is asked for twice, whatever they count from: 10 % on 70 is 77, 10 % on 80 is 88.
  @Test func changes() throws {
    var panel = Panel.of(.sample(2018), .sample(2019), .sample(2020))
    panel.add(Indicator(slug: "users", name: "利用者数", unit: "人"), [.actual(2018): 70, .actual(2019): 80])
    panel.add(
      Indicator(slug: "change", name: "増加率", unit: "%", span: .change, base: "users"),
      [.target("2018", 2018): 12, .target("2019", 2019): 10, .target("2020", 2020): 10])
    let levels = try #require(compare(panel).rows.first)
    #expect((levels.targetFrom, levels.targetTo, levels.unit) == (10, 10, "%"))
    #expect(levels.change == .kept && levels.notes == [.levels(from: 77, to: 88, unit: "人")])
    #expect((levels.yearFrom, levels.yearTo) == (2019, 2020))
    let written = try #require(compare(panel, from: 2018, to: 2019).rows.first)
    #expect((written.targetFrom, written.targetTo, written.unit) == (12, 10, "%"))
    #expect(written.change == .lowered)
  }

  @Test func planAgainstItselfIsKept() throws {
    let panel = try Fukushima.panel()
    let plan = try #require(panel.catalogue.plan("2019"))
    let rows = PlanComparison(from: plan, to: plan, in: panel).rows
    #expect(rows.allSatisfy { $0.change == .kept && $0.from == $0.to })
    #expect(Set(rows.map(\.to?.place)).count == 108)
  }
}
