// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import PlanEvaluation

@Suite struct AttainmentTests {
  let higher = Indicator(slug: "visits", name: "アクセス数", unit: "件")
  let lower = Indicator(slug: "cases", name: "被害件数", unit: "件", better: .lower)

  func only(_ panel: Panel) throws -> Attainment {
    let all = Attainment.all(of: .sample(2019), in: panel)
    try #require(all.count == 1)
    return all[0]
  }

  func one(
    _ indicator: Indicator, qualifier: Qualifier = .exact, _ values: KeyValuePairs<ColumnKey, Double>
  ) throws -> Attainment {
    var panel = Panel.of(.sample(2019))
    panel.add(indicator, qualifier: qualifier, values)
    return try only(panel)
  }

  @Test func lowerIsBetter() throws {
    let row = try one(lower, [.target("2019", 2019): 10, .actual(2019): 8, .actual(2018): 20])
    #expect(row.grade == .achieved)
    #expect(try row.ratio.get() == 1.25)
    #expect(try row.progress.get() == 1.2)
    #expect(try one(lower, [.target("2019", 2019): 10, .actual(2019): 11]).grade == .missed)
  }

  /// ゼロ: no ratio, but a grade.
  @Test func zeroTargetAndZeroActual() throws {
    let none = try one(lower, [.target("2019", 2019): 0, .actual(2019): 0])
    #expect((none.grade, none.ratio) == (.achieved, .failure(.notPositive)))
    let some = try one(lower, [.target("2019", 2019): 0, .actual(2019): 3])
    #expect((some.grade, some.ratio) == (.missed, .failure(.notPositive)))
    let zero = try one(lower, [.target("2019", 2019): 10, .actual(2019): 0])
    #expect((zero.grade, zero.ratio) == (.achieved, .failure(.notPositive)))
  }

  @Test func missingActual() throws {
    var panel = Panel.of(.sample(2019))
    panel.add(higher, [.target("2019", 2019): 5])
    // Without any actual nothing says that the plan's year is still to come.
    #expect(try only(panel).grade == .noActual)
    #expect(try one(higher, [.target("2019", 2020): 5]).grade == .notDue)
    let coming = try one(higher, [.target("2019", 2019): 5, .actual(2018): 4])
    #expect((coming.grade, coming.actual) == (.notDue, nil))
    panel.add(Indicator(slug: "other", name: "他"), [.actual(2019): 1])
    #expect(try only(panel).grade == .noActual)
    #expect(try only(panel).ratio == .failure(.noHistory))
  }

  /// The latest actual since the plan's year, and no older one.
  @Test func notDueYet() throws {
    let row = try one(higher, [.target("2019", 2022): 50, .actual(2019): 20, .actual(2020): 30])
    #expect((row.grade, row.actual ?? 0, row.actualYear?.number) == (.notDue, 30, 2020))
    let early = try one(higher, [.target("2019", 2022): 50, .actual(2018): 60])
    #expect((early.grade, early.actual, early.baseline ?? 0) == (.notDue, nil, 60))
    #expect(try one(higher, [.target("2019", 2022): 50, .actual(2019): 50]).grade == .reached)
  }

  @Test(arguments: [
    (Better.higher, Qualifier.atLeast, 90.0, Grade.undetermined), (.higher, .atLeast, 100, .achieved),
    (.higher, .atMost, 90, .missed), (.higher, .atMost, 110, .undetermined), (.higher, .atMost, 100, .undetermined),
    (.higher, .approximate, 90, .missed), (.lower, .atLeast, 90, .undetermined), (.lower, .atLeast, 110, .missed),
    (.lower, .atLeast, 100, .undetermined), (.lower, .atMost, 90, .achieved), (.lower, .atMost, 110, .undetermined),
  ])
  func qualifiedActualAgainst100(better: Better, qualifier: Qualifier, actual: Double, grade: Grade) throws {
    let indicator = better == .higher ? higher : lower
    let row = try one(indicator, qualifier: qualifier, [.target("2019", 2019): 100, .actual(2019): actual])
    #expect(row.grade == grade)
  }

  /// Stated for a year before the plan, else for its own; then the last actual before it. What comes later is another
  /// plan's.
  @Test func baselines() throws {
    let target: (ColumnKey, Double) = (.target("2019", 2019), 50)
    #expect(
      try one(higher, [target.0: target.1, .baseline(2017): 5, .baseline(2018): 6, .actual(2018): 7]).baseline == 6)
    #expect(try one(higher, [target.0: target.1, .baseline(2018): 6, .baseline(2019): 8]).baseline == 6)
    #expect(try one(higher, [target.0: target.1, .baseline(2019): 8, .actual(2018): 7]).baseline == 8)
    #expect(
      try one(higher, [target.0: target.1, .baseline(2020): 9, .actual(2016): 3, .actual(2017): 4]).baseline == 4)
    #expect(try one(higher, [target.0: target.1, .actual(2019): 4]).baseline == nil)
  }

  /// A plan with targets of years gone by: the way to each began with what was known before it, the last of the years before both
  /// the plan's and the target's. A baseline stated for the target's own year is one; what came after never is.
  @Test(arguments: 2010...2019) func wayToATargetBeginsBeforeIt(due: Int) throws {
    let actuals = [2012: 3.0, 2013: 8, 2015: 5, 2018: 9, 2019: 4]
    func baseline(stated: [Int: Double]) throws -> Double? {
      var panel = Panel.of(.sample(2019))
      panel.add(higher, [.target("2019", FiscalYear(due)): 50])
      for (year, value) in actuals { panel.insert(value, series: 0, at: .actual(FiscalYear(year))) }
      for (year, value) in stated { panel.insert(value, series: 0, at: .baseline(FiscalYear(year))) }
      return try only(panel).baseline
    }
    #expect(try baseline(stated: [:]) == actuals.filter { $0.key < due }.max { $0.key < $1.key }?.value)
    let stated = [2011: 70.0, 2014: 71]
    let told = stated.filter { $0.key < due }.max { $0.key < $1.key } ?? stated.first { $0.key == due }
    #expect(try baseline(stated: stated) == told?.value)
  }

  @Test func levelsOfChanges() throws {
    #expect(ChangeTarget.level(change: 5, unit: "%", on: 7605, inUnit: "人") == 7985.25)
    #expect(ChangeTarget.level(change: 10, unit: "%", on: 70, inUnit: "人") == 77)
    #expect(ChangeTarget.level(change: 2, unit: "倍", on: 8000, inUnit: "回") == 16_000)
    #expect(ChangeTarget.level(change: -3, unit: "人", on: 10, inUnit: "人") == 7)
    #expect(ChangeTarget.level(change: 3, unit: "件", on: 10, inUnit: "人") == nil)
    #expect(ChangeTarget.level(change: 5, unit: "%", on: 0, inUnit: "人") == nil)
    #expect(ChangeTarget.level(change: 5, unit: "%", on: -10, inUnit: "人") == nil)
    for unit in ["%", "倍", "人"] {
      let change = try #require(ChangeTarget.change(to: 9852, from: 7605, unit: unit))
      #expect(agree(ChangeTarget.level(change: change, unit: unit, on: 7605, inUnit: "人"), 9852))
    }
  }

  @Test func changeOfEachEntityHasItsOwnBase() throws {
    var panel = Panel.of(.sample(2019))
    let level = Indicator(slug: "users", name: "利用者数", unit: "人")
    let change = Indicator(slug: "users-change", name: "増加率", unit: "%", span: .change, base: "users")
    panel.add(level, entity: "A市", [.actual(2018): 70, .actual(2019): 77])
    panel.add(level, entity: "B市", [.actual(2018): 200])
    panel.add(change, entity: "A市", [.target("2019", 2019): 10])
    panel.add(change, entity: "B市", [.target("2019", 2019): 10, .actual(2019): 25])
    panel.add(change, entity: "C市", [.target("2019", 2019): 10, .actual(2019): 9])
    let rows = Attainment.all(of: .sample(2019), in: panel)
    #expect(rows.map(\.entity) == ["A市", "B市", "C市"])
    #expect(rows.map(\.target) == [77, 220, 10])
    // B: the level was not reported, the change was. C: the base is not known.
    #expect(rows.map(\.actual) == [77, 250, 9])
    #expect(rows.map(\.grade) == [.achieved, .achieved, .missed])
    #expect(rows.map(\.unit) == ["人", "人", "%"])
  }

  @Test func orderIsThatOfTheMeasures() {
    var panel = Panel.of(.sample(2019))
    panel.add(Indicator(slug: "loose", name: "無所属"), [.target("2019", 2019): 1])
    panel.add(higher, at: [place(2), place(1)], [.target("2019", 2019): 1, .target("2019", 2020): 2])
    panel.addMeasure("甲", 1, of: "2019")
    panel.addMeasure("乙", 2, of: "2019")
    let rows = Attainment.all(of: .sample(2019), in: panel)
    #expect(rows.map(\.place?.number) == [1, 1, 2, 2, nil])
    #expect(rows.map(\.year.number) == [2019, 2020, 2019, 2020, 2019])
  }

  /// 3,000 measures, each with a target: once was a search of all years for each of them.
  @Test func manyTargets() {
    var panel = Panel.of(.sample(2019))
    for number in 0..<3000 {
      panel.addMeasure("施策\(number)", number, of: "2019")
      panel.add(
        Indicator(slug: "i\(number)", name: "指標\(number)"), at: [place(number)],
        [.target("2019", 2019): 5, .actual(2019): Double(number % 10), .baseline(2018): 1])
    }
    let start = ContinuousClock.now
    let rows = Attainment.all(of: .sample(2019), in: panel)
    #expect(rows.count { $0.grade == .achieved } == 1500)
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}
