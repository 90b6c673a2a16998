// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing
import TrendStatistics

@Suite struct OutlookTests {
  func panel(
    better: Better = .higher, span: Span = .annual, _ values: KeyValuePairs<ColumnKey, Double>
  ) -> Panel {
    var panel = Panel.of(.sample(2021), .sample(2019), .sample(2020))
    panel.add(Indicator(slug: "visits", name: "アクセス数", better: better, span: span), values)
    return panel
  }

  func outlooks(
    _ horizon: Outlook.Horizon, better: Better = .higher, span: Span = .annual,
    _ values: KeyValuePairs<ColumnKey, Double>
  ) -> [Outlook] {
    let panel = panel(better: better, span: span, values)
    return Outlooks(in: panel, targets: DueTargets(in: panel)).of([0], horizon: horizon)
  }

  let two: KeyValuePairs<ColumnKey, Double> = [.actual(2018): 10, .actual(2019): 12, .target("2019", 2022): 17]

  @Test func horizons() {
    #expect(outlooks(.years(2), two).map(\.year.number) == [2020, 2021])
    #expect(outlooks(.until(2023), two).map(\.horizon) == [1, 2, 3, 4])
    #expect(outlooks(.until(2019), two).isEmpty)
    #expect(outlooks(.until(1990), two).isEmpty)
    #expect(outlooks(.lastTarget, two).map(\.year.number) == [2020, 2021, 2022])
    #expect(outlooks(.lastTarget, [.actual(2019): 1, .target("2019", 2019): 5]).map(\.year.number) == [2020])
    #expect(outlooks(.years(1000), two).count == Outlook.Horizon.limit)
    #expect(outlooks(.years(0), two).isEmpty)
  }

  /// From 12 to 17 in three years takes 12.3 % a year.
  @Test func twoPoints() throws {
    let rows = outlooks(.lastTarget, two)
    #expect(rows.map(\.target) == [nil, nil, 17])
    #expect(rows.map(\.basis?.points) == [2, 2, 2])
    let probability = try #require(try rows.last?.probability?.get())
    #expect(probability > 0.02 && probability < 0.5)
    let growth = try #require(try rows.last?.requiredGrowth?.get())
    #expect((growth * 1000).rounded() == 123)
    // Before the year in which it is likely, it is not.
    let year = try #require(rows.last?.likelyYear)
    let all = outlooks(.until(year), two)
    #expect(try all.last?.forecast.get().probability(atLeast: 17) ?? 0 > 0.5)
    #expect(try all.dropLast().allSatisfy { try $0.forecast.get().probability(atLeast: 17) <= 0.5 })
  }

  /// One value shows no growth: no year can be named, however probable the target.
  @Test(arguments: [5.0, 11, 30]) func oneValueNamesNoYear(target: Double) throws {
    let last = try #require(outlooks(.lastTarget, [.actual(2019): 10, .target("2019", 2022): target]).last)
    #expect(last.restsOnOneValue && last.likelyYear == nil)
    #expect(try last.probability?.get() == last.probability(meeting: target, better: .higher))
  }

  /// On a scale of ratios nothing comes to 0; what is counted is none below one half. What is measured may come near it only.
  @Test func aTargetOfNone() throws {
    func last(_ value: Double) throws -> Outlook {
      let found = outlooks(
        .lastTarget, better: .lower,
        [
          .actual(2015): 152, .actual(2016): 118, .actual(2017): 64, .actual(2018): 9, .actual(2019): value,
          .target("2019", 2024): 0,
        ])
      return try #require(found.last)
    }
    let (counted, measured) = (try last(2), try last(2.5))
    let below = try counted.forecast.get().probability(atMost: 0.5)
    #expect(try counted.probability?.get() == below)
    #expect(try below > counted.forecast.get().probability(atMost: 0))
    #expect(try measured.probability?.get() == measured.forecast.get().probability(atMost: 0))
    #expect(counted.target == 0)
  }

  /// In whatever order the plans stand in the catalogue.
  @Test func latestPlansTargetCounts() {
    let values: KeyValuePairs<ColumnKey, Double> = [
      .actual(2018): 10, .actual(2019): 12, .target("2019", 2022): 15, .target("2021", 2022): 19,
      .target("2020", 2022): 17,
    ]
    #expect(outlooks(.until(2022), values).last?.target == 19)
  }

  /// One distribution for both: what is not at or above the target is at or below it.
  @Test func probabilities() throws {
    let values: KeyValuePairs<ColumnKey, Double> = [
      .actual(2016): 100, .actual(2017): 120, .actual(2018): 130, .actual(2019): 160, .target("2019", 2020): 180,
    ]
    let higher = try #require(try outlooks(.lastTarget, values).first?.probability?.get())
    let lower = try #require(try outlooks(.lastTarget, better: .lower, values).first?.probability?.get())
    #expect(agree(higher + lower, 1))
    #expect(higher > 0.2 && higher < 0.6)
  }

  @Test func seriesWithoutOutlook() {
    #expect(outlooks(.years(3), [.target("2019", 2022): 15]).isEmpty)
    #expect(outlooks(.years(3), span: .change, two).isEmpty)
    #expect(outlooks(.years(1), [.actual(2019): 5]).map { $0.basis?.points } == [1])
  }

  /// 10 % on the 70 of 2018 is a level of 77, which the base has to reach.
  @Test func changesAreTargetsOfTheirBase() {
    var panel = Panel.of(.sample(2019))
    panel.add(Indicator(slug: "users", name: "利用者数", unit: "人"), [.actual(2017): 60, .actual(2018): 70])
    panel.add(
      Indicator(slug: "change", name: "増加率", unit: "%", span: .change, base: "users"), [.target("2019", 2019): 10])
    let rows = Outlooks(in: panel, targets: DueTargets(in: panel)).of([0], horizon: .lastTarget)
    #expect(rows.map(\.target) == [77])
  }

  /// A cumulative total does not fall, so it is sure to keep what it has.
  @Test func boundsOfTheIndicator() throws {
    let values: KeyValuePairs<ColumnKey, Double> = [.actual(2018): 12, .actual(2019): 10, .target("2019", 2020): 9]
    let row = try #require(outlooks(.lastTarget, span: .cumulative, values).first)
    #expect(try row.forecast.get().point == 10)
    #expect(try row.probability?.get() == 1)
  }

  /// Of a total over a period the yearly parts are carried on: 10 + 12 so far leaves 34 after two years more of about 12.
  @Test func totalsOverAPeriod() throws {
    let values: KeyValuePairs<ColumnKey, Double> = [
      .actual(2019): 10, .actual(2020): 22, .target("2019", 2022): 46,
    ]
    let rows = outlooks(.lastTarget, span: .period, values)
    #expect(rows.map(\.year.number) == [2021, 2022])
    let points = try rows.map { try $0.forecast.get().point }
    #expect(points[0] > 32 && points[0] < 36 && points[1] > 42 && points[1] < 50)
    let probability = try #require(try rows.last?.probability?.get())
    #expect(probability > 0.2 && probability < 0.8)
    #expect(try rows.allSatisfy { try $0.forecast.get().interval95.get().lower >= 22 })
    // A total that is reached stays so; one that fell began anew.
    let reached: KeyValuePairs<ColumnKey, Double> = [.actual(2019): 17, .target("2019", 2020): 9]
    #expect(try outlooks(.lastTarget, span: .period, reached).last?.probability?.get() == 1)
    // When its years are over nothing is added: a sum that would go on comes to 60 later, this one never.
    let far: KeyValuePairs<ColumnKey, Double> = [.actual(2019): 10, .actual(2020): 22, .target("2019", 2022): 60]
    let late = outlooks(.until(2030), span: .period, far)
    #expect(try late.last?.forecast.get().probability(atLeast: 60) ?? 0 > 0.5)
    #expect(late.contains { $0.target == 60 } && late.allSatisfy { $0.likelyYear == nil })
    let anew: KeyValuePairs<ColumnKey, Double> = [
      .actual(2018): 30, .actual(2019): 40, .actual(2020): 10, .target("2019", 2021): 20,
    ]
    let next = try #require(try outlooks(.lastTarget, span: .period, anew).last?.forecast.get().point)
    #expect(next > 18 && next < 22)
  }

  /// A total beside the yearly series of its parts, in one measure or another.
  private func totals(
    yearly name: String, unit: String = "人", measure: Int = 1, _ parts: KeyValuePairs<ColumnKey, Double>,
    total: KeyValuePairs<ColumnKey, Double>
  ) throws -> [[Outlook]] {
    var panel = Panel.of(.sample(2019))
    panel.add(Indicator(slug: "total", name: "雇用者数（事業期間）", unit: "人", span: .period), total)
    panel.add(Indicator(slug: "yearly", name: name, unit: unit), parts)
    panel.catalogue.placements = [(0, 1), (1, measure)].map {
      Placement(indicator: $0, place: MeasurePlace(plan: "2019", section: 1, number: $1))
    }
    let outlooks = Outlooks(in: panel, targets: DueTargets(in: panel))
    return [0, 1].map { outlooks.of([$0], horizon: .until(2022)) }
  }

  /// The law of a total: what comes of it is what it has, and the parts of the years to come.
  @Test func partsAddUpToTheTotal() throws {
    for parts in [[.actual(2019): 25], [.actual(2017): 30, .actual(2018): 10, .actual(2019): 25]]
      as [KeyValuePairs<ColumnKey, Double>]
    {
      let both = try totals(yearly: "雇用者数（年度）", parts, total: [.actual(2019): 35, .target("2019", 2022): 500])
      let (total, yearly) = try (
        both[0].map { try $0.forecast.get().point }, both[1].map { try $0.forecast.get().point }
      )
      #expect(total.count == 3 && yearly.count == 3)
      for year in total.indices { #expect(agree(total[year], 35 + yearly[...year].reduce(0, +), within: 1e-12)) }
    }
  }

  /// Another name, unit or measure, a part above its total, or one that is not the difference of two totals, is of something else.
  @Test func whatTellsNoPartIsNotForecast() throws {
    let (one, total): (KeyValuePairs<ColumnKey, Double>, KeyValuePairs<ColumnKey, Double>) = (
      [.actual(2019): 25], [.actual(2019): 35, .target("2019", 2022): 500]
    )
    let others = try [
      totals(yearly: "採用者数（年度）", one, total: total), totals(yearly: "雇用者数（男性）", one, total: total),
      totals(yearly: "雇用者数（年度）", unit: "社", one, total: total),
      totals(yearly: "雇用者数（年度）", measure: 2, one, total: total),
      totals(yearly: "雇用者数（年度）", [.actual(2019): 36], total: total),
      totals(yearly: "雇用者数（年度）", [.actual(2018): 25], total: total),
    ]
    for rows in others.map({ $0[0] }) {
      #expect(rows.map(\.year.number) == [2020, 2021, 2022])
      #expect(rows.allSatisfy { if case .failure(.unknownStart) = $0.forecast { true } else { false } })
      #expect(rows.allSatisfy { $0.chance == nil })
    }
    // 35 to 60 is a part of 25: a yearly series of 12 is not it, the difference is.
    let two = try totals(
      yearly: "雇用者数（年度）", [.actual(2018): 20, .actual(2019): 12], total: [.actual(2018): 35, .actual(2019): 60])
    let first = try #require(try two[0].first?.forecast.get().point)
    #expect(first > 80 && first < 90)
  }

  /// A running total goes on by what its yearly indicator is expected to bring: its median rises by more than nothing.
  @Test func runningTotalsAddTheirParts() throws {
    var panel = Panel.of(.sample(2019))
    panel.add(
      Indicator(slug: "all", name: "アプリの累計ダウンロード数", unit: "件", span: .cumulative),
      [.actual(2018): 30_000, .actual(2019): 38_000])
    panel.add(Indicator(slug: "year", name: "アプリの年間ダウンロード数", unit: "件"), [.actual(2019): 8_000])
    let outlooks = Outlooks(in: panel, targets: DueTargets(in: panel))
    let (total, yearly) = try (
      outlooks.of([0], horizon: .years(2)).map { try $0.forecast.get() },
      outlooks.of([1], horizon: .years(2)).map { try $0.forecast.get() }
    )
    #expect(agree(total[1].point, 38_000 + yearly[0].point + yearly[1].point, within: 1e-12))
    let (whole, part) = try (total[0].interval80.get().lower, yearly[0].interval80.get().lower)
    #expect(agree(whole, 38_000 + part, within: 1e-9))
    let adds = [0, 1].map { outlooks.of([$0], horizon: .years(1)).map(\.addsParts) }
    #expect(adds == [[true], [false]])
  }

  /// A stated start tells the years that a first total has run: 30 in three years from 0.
  @Test func aStatedStartTellsTheParts() throws {
    let rows = outlooks(.years(1), span: .period, [.baseline(2016): 0, .actual(2019): 30])
    let point = try #require(try rows.first?.forecast.get().point)
    #expect(point > 38 && point < 42)
  }

  /// A yearly count of months ends with the year; one that went further, or that is a duration, does not.
  @Test func aYearHasSoManyMonths() throws {
    func upper(_ name: String, _ unit: String, _ values: [Double], _ span: Span = .annual) -> Double? {
      let points = values.enumerated().map { History.Point(year: FiscalYear(2015 + $0), value: $1) }
      return ForecastBounds(of: Indicator(slug: "s", name: name, unit: unit, span: span), history: History(points))
        .upper
    }
    #expect(upper("雪量情報の提供月数", "か月", [4]) == 12 && upper("開館日数", "日", [300, 310]) == 366)
    #expect(upper("参加した都道府県", "都道府県", [40]) == 47 && upper("参加市町村", "市町村", [59]) == nil)
    #expect(upper("平均在院日数", "日", [20]) == nil && upper("月数", "か月", [13]) == nil)
    #expect(upper("月数", "か月", [4], .cumulative) == nil && upper("月数", "か月", [4], .period) == nil)
    var panel = Panel.of(.sample(2019))
    panel.add(Indicator(slug: "snow", name: "雪量情報の提供月数", unit: "か月"), [.actual(2018): 8, .actual(2019): 10])
    let rows = Outlooks(in: panel, targets: DueTargets(in: panel)).of([0], horizon: .years(10))
    #expect(try rows.allSatisfy { try $0.forecast.get().interval95.get().upper <= 12 })
    #expect(try rows.allSatisfy { try $0.forecast.get().interval95.get().lower > 0 })
  }

  /// A share in % of a plain table has the bound that its name and values allow.
  @Test func sharesEndAtAHundred() throws {
    let rising: [Double] = [80, 88, 94, 97, 98.5]
    func upper(_ name: String, _ values: [Double], _ unit: String = "%", from lower: Double? = nil) -> Double? {
      let points = values.enumerated().map { History.Point(year: FiscalYear(2015 + $0), value: $1) }
      let indicator = Indicator(slug: "s", name: name, unit: unit, lowerBound: lower)
      return ForecastBounds(of: indicator, history: History(points)).upper
    }
    #expect(upper("普及率", rising) == 100 && upper("Coverage", rising, "percent") == 100)
    #expect(upper("目標達成率", rising) == nil && upper("前年比", rising) == nil && upper("GDP growth", [2, 3]) == nil)
    #expect(upper("普及率", rising + [101]) == nil && upper("普及率", rising, "人") == nil && upper("率", []) == nil)
    // A report says of what is counted or measured only that it does not fall below 0.
    #expect(upper("普及率", rising, from: 0) == 100 && upper("目標達成率", rising, from: 0) == nil)
    #expect(upper("普及率", rising, from: 50) == nil)
    var panel = Panel.of(.sample(2019))
    panel.add(
      Indicator(slug: "share", name: "普及率", unit: "%"),
      [.actual(2015): 80, .actual(2016): 88, .actual(2017): 94, .actual(2018): 97, .actual(2019): 98.5])
    let rows = Outlooks(in: panel, targets: DueTargets(in: panel)).of([0], horizon: .years(10))
    #expect(try rows.allSatisfy { try $0.forecast.get().interval95.get().upper <= 100 })
  }

  /// A year marked as disturbed pulls less: a fall in it is carried on less far down.
  @Test func aDisturbedYearCountsForLess() throws {
    var panel = panel([.actual(2016): 100, .actual(2017): 101, .actual(2018): 102, .actual(2019): 40])
    let plain = Outlooks(in: panel, targets: DueTargets(in: panel)).of([0], horizon: .years(1))
    panel.catalogue.events = [Event(year: 2019, title: "台風", indicator: "visits")]
    let marked = Outlooks(in: panel, targets: DueTargets(in: panel)).of([0], horizon: .years(1))
    let unminded = Outlooks(in: panel, targets: DueTargets(in: panel), mindingEvents: false).of([0], horizon: .years(1))
    let points = try [plain, marked, unminded].map { try #require($0.first).forecast.get().point }
    #expect(points[0] == points[2])
    #expect(points[1] > points[0] + 20)
    #expect(points[1] < 102)
  }

  /// The naive method's past forecasts are the values of the year before: its scaled error is 1 on a line.
  @Test func everyMethodIsLookedBackOn() throws {
    var panel = Panel.of(.sample(2019))
    for series in 0..<3 {
      let values = (2012...2019).map { (ColumnKey.actual(FiscalYear($0)), Double(100 + series + 5 * ($0 - 2012))) }
      let index = panel.catalogue.add(
        Series(indicator: panel.catalogue.add(Indicator(slug: "s\(series)", name: "s\(series)"))))
      for (key, value) in values { panel.insert(value, series: index, at: key) }
    }
    // A straight line determines no ceiling.
    for method in ForecastMethod.allCases where method != .logistic {
      let past = PastForecasts(ofSeries: [0, 2], in: panel, origins: 2, horizon: 1, method: method)
      #expect(past.comparisons.count == 4)
      #expect(past.comparisons.allSatisfy { $0.forecast.method == method })
    }
    let naive = PastForecasts(ofSeries: [0, 2], in: panel, origins: 2, horizon: 1, method: .naive).accuracy
    #expect(agree(naive.mase, 1, within: 1e-9))
    let drift = PastForecasts(ofSeries: [0, 2], in: panel, origins: 2, horizon: 1, method: .drift).accuracy
    #expect((drift.mase ?? 1) < 0.1)
  }
}
