// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import PlanEvaluation

/// Published schemes on the numbers of their own sources, at their bounds, and by their laws.
@Suite("Grading schemes")
struct GradingSchemeTests {
  func point(_ year: FiscalYear, _ value: Double) -> History.Point { History.Point(year: year, value: value) }

  func subject(
    _ base: Double?, _ actual: Double?, target: Double?, in year: FiscalYear = 2018, better: Better = .higher
  ) -> GradingSubject {
    GradingSubject(
      better: better, baseline: base.map { point(2015, $0) }, actual: actual.map { point(year, $0) },
      target: target.map { point(2020, $0) }, isDue: year == 2020)
  }

  func grade(_ id: String, _ subject: GradingSubject) throws -> String {
    let scheme = try #require(GradingScheme.published.first { $0.id == id })
    switch scheme.verdict(on: subject) {
    case .success(let verdict): return verdict.step.grade
    case .failure(let reason): return reason.code
    }
  }

  /// What 群馬県 printed for 2017 and 2019: value when the plan was made, value, target, grade.
  @Test(arguments: [
    (95.0, 92.9, 100.0, "flat"), (82.5, 85.0, 100, "flat"), (82.5, 83.3, 100, "flat"), (97.0, 93.9, 100, "flat"),
    (98.2, 96.4, 100, "flat"), (97.0, 95.4, 100, "flat"), (98.2, 96.6, 100, "flat"), (20.7, 32.8, 70, "forward"),
    (20.7, 27.6, 70, "forward"),
  ])
  func gunmaAsPrinted(_ base: Double, _ actual: Double, _ target: Double, _ printed: String) throws {
    #expect(try grade("gunma", subject(base, actual, target: target)) == printed)
  }

  @Test func gunmaAtItsBounds() throws {
    #expect(try grade("gunma", subject(100, 94.9, target: 120)) == "back")
    #expect(try grade("gunma", subject(100, 95, target: 120)) == "flat")
    #expect(try grade("gunma", subject(100, 105, target: 120)) == "forward")
    #expect(try grade("gunma", subject(100, 120, target: 120)) == "achieved")
    #expect(try grade("gunma", subject(100, 90, target: 50, better: .lower)) == "forward")
    // From nothing, any change is marked; what was to be held and was held is met.
    #expect(try grade("gunma", subject(0, 1, target: 120)) == "forward")
    #expect(try grade("gunma", subject(0, 0, target: 120)) == "flat")
    #expect(try grade("gunma", subject(100, 100, target: 100)) == "achieved")
  }

  /// 愛知県: A from 100 %, B from 80 %, C from 50 %.
  @Test(arguments: [(100.0, "A"), (99.9, "B"), (80, "B"), (79.9, "C"), (50, "C"), (49.9, "D"), (0, "D")])
  func aichiAtItsBounds(_ actual: Double, _ expected: String) throws {
    #expect(try grade("aichi", subject(nil, actual, target: 100)) == expected)
  }

  @Test func aichiWhereLessIsBetter() throws {
    #expect(try grade("aichi", subject(nil, 10, target: 8, better: .lower)) == "B")
    // No quotient, but met: A. Not met: the reason.
    #expect(try grade("aichi", subject(nil, 0, target: 0, better: .lower)) == "A")
    #expect(try grade("aichi", subject(nil, 3, target: 0, better: .lower)) == "not_positive")
  }

  /// Three of five years have passed: 60 % of the way is on schedule.
  @Test func scheduleAtItsBound() throws {
    #expect(try grade("growth_strategy", subject(40, 52, target: 60)) == "A")
    #expect(try grade("growth_strategy", subject(40, 51.9, target: 60)) == "B")
    #expect(try grade("growth_strategy", subject(40, 28, target: 20, better: .lower)) == "A")
    #expect(try grade("growth_strategy", subject(40, 28.1, target: 20, better: .lower)) == "B")
    #expect(try grade("growth_strategy", subject(40, 40, target: 40)) == "A")
    #expect(try grade("growth_strategy", subject(40, 30, target: 40)) == "target_is_baseline")
    #expect(try grade("growth_strategy", subject(50, 30, target: 40)) == "target_behind_baseline")
  }

  /// What the government printed: investment in trillion yen, and pupils of lower and upper secondary schools at the wanted
  /// level of English in %, of which 42.6 and 41.4 were needed by then.
  @Test(
    arguments: [
      (2012, 64.9, 2014, 69.4, 2015, 70.0, "A"), (2017, 40.7, 2018, 42.6, 2022, 50, "A"),
      (2017, 39.3, 2018, 40.2, 2022, 50, "B"), (2017, 39.3, 2018, 41.44, 2022, 50, "A"),
    ] as [(FiscalYear, Double, FiscalYear, Double, FiscalYear, Double, String)])
  func scheduleAsPrinted(
    _ from: FiscalYear, _ base: Double, _ now: FiscalYear, _ actual: Double, _ due: FiscalYear, _ target: Double,
    _ printed: String
  ) throws {
    let subject = GradingSubject(
      better: .higher, baseline: point(from, base), actual: point(now, actual), target: point(due, target), isDue: false
    )
    #expect(try grade("growth_strategy", subject) == printed)
  }

  /// 10 % a year are needed: 9.5 % are significant progress, 6 % moderate, 0 % insufficient.
  @Test func eurostatAtItsBounds() throws {
    func after(_ rate: Double) throws -> String {
      let target = (1...5).reduce(100.0) { value, _ in value * 1.1 }
      let factor = 1 + rate
      return try grade("eurostat", subject(100, 100 * factor * factor * factor, target: target))
    }
    #expect(try after(0.095) == "significant_progress")
    #expect(try after(0.0949) == "moderate_progress")
    #expect(try after(0.06) == "moderate_progress")
    #expect(try after(0.0599) == "insufficient_progress")
    #expect(try after(0) == "insufficient_progress")
    #expect(try after(-0.001) == "movement_away")
    #expect(try grade("eurostat", subject(100, 50, target: 50, better: .lower)) == "significant_progress")
    #expect(try grade("eurostat", subject(0, 50, target: 90)) == "zero_base")
  }

  /// Without a target: from 1 % a year in the better direction.
  @Test(arguments: [
    (0.01, "significant_progress"), (0.0099, "moderate_progress"), (0, "moderate_progress"),
    (-0.0099, "moderate_movement_away"), (-0.0101, "significant_movement_away"),
  ])
  func eurostatWithoutTarget(_ rate: Double, _ expected: String) throws {
    let value = 100 * (1 + rate) * (1 + rate) * (1 + rate)
    #expect(try grade("eurostat", subject(100, value, target: nil)) == expected)
    if rate == 0.01 {
      #expect(try grade("eurostat", subject(100, value, target: nil, better: .lower)) == "moderate_movement_away")
    }
  }

  /// The line through two values: 40 in 2015 and 46 in 2018 come to 50 in 2020, half of the way to 60.
  @Test(arguments: [
    (46.0, "accelerate"), (50.8, "maintain"), (50.7, "accelerate"), (40, "accelerate"), (39.9, "reverse"),
    (60, "maintain"),
  ])
  func escapAtItsBounds(_ actual: Double, _ expected: String) throws {
    #expect(try grade("escap", subject(40, actual, target: 60)) == expected)
    // The mirror image, where less is better.
    #expect(try grade("escap", subject(60, 100 - actual, target: 40, better: .lower)) == expected)
  }

  /// numpy.polyfit(x, y, 1, w=sqrt(x + 1)) at x = 7.
  @Test func escapWeighsLaterYearsMore() throws {
    let history = History([point(2010, 12), point(2011, 15), point(2012, 13), point(2014, 20)])
    #expect(agree(try AnticipatedProgress.predicted(history, in: 2017), 25.72, within: 1e-13))
  }

  @Test func threeClasses() throws {
    #expect(try grade("fukushima", subject(nil, 100, target: 100)) == "achieved")
    #expect(try grade("fukushima", subject(nil, 99, target: 100, in: 2020)) == "missed")
    #expect(try grade("fukushima", subject(nil, 99, target: 100)) == "not_due")
    let planned = GradingSubject(actual: point(2018, 5), declared: .asPlanned)
    #expect(try grade("fukushima", planned) == "as_planned")
    #expect(try grade("fukushima", subject(nil, 5, target: nil)) == "not_declared")
  }

  @Test func withoutItsNumbersEachSchemeSaysWhy() throws {
    let nothing = subject(nil, nil, target: 100, in: 2020)
    let loose = GradingSubject(actual: point(2018, 90), target: point(2020, 100), isLoose: true)
    for scheme in GradingScheme.published {
      #expect(try grade(scheme.id, nothing) == "not_due" || grade(scheme.id, nothing) == "no_actual")
      #expect(try grade(scheme.id, loose) == "undetermined")
    }
    for id in ["growth_strategy", "eurostat", "escap", "gunma"] {
      #expect(try grade(id, subject(nil, 50, target: 100)) == "no_baseline")
    }
    for id in ["aichi", "growth_strategy", "escap", "gunma"] {
      #expect(try grade(id, subject(50, 60, target: nil)) == "no_target")
    }
    let sameYear = GradingSubject(baseline: point(2020, 1), actual: point(2020, 2), target: point(2020, 3))
    #expect(try grade("growth_strategy", sameYear) == "no_span")
    #expect(try grade("eurostat", sameYear) == "no_span")
  }

  /// Counting in thousands changes no grade, and a better value is never graded worse.
  @Test func scaleAndMonotony() throws {
    let ranks = Dictionary(
      uniqueKeysWithValues: GradingScheme.published.map { scheme in
        (scheme.id, scheme.rule.steps.enumerated().reduce(into: [String: Int]()) { $0[$1.element.grade] = $1.offset })
      })
    for scheme in GradingScheme.published {
      var last = Int.max
      for actual in stride(from: 20.0, through: 130, by: 0.5) {
        let (one, thousand) = (subject(50, actual, target: 100), subject(50000, actual * 1000, target: 100_000))
        let found = try grade(scheme.id, one)
        #expect(try found == grade(scheme.id, thousand), "\(scheme.id) \(actual)")
        guard let rank = ranks[scheme.id]?[found] else { continue }
        #expect(rank <= last, "\(scheme.id) \(actual)")
        last = rank
      }
    }
  }

  /// A total over several years starts from nothing in the year before its plan: 35 of 500 after one of two years.
  @Test func totalsOverAPeriod() throws {
    var panel = Panel.of(.sample(2019))
    panel.add(
      Indicator(slug: "homes", name: "整備", unit: "戸", span: .period),
      [.target("2019", 2020): 500, .actual(2019): 35])
    panel.add(Indicator(slug: "other", name: "他"), [.actual(2019): 1])
    let comparison = SchemeComparison(of: .sample(2019), in: panel, by: GradingScheme.published)
    let codes = comparison.rows[0].verdicts.map { verdict -> String in
      switch verdict {
      case .success(let verdict): verdict.step.grade
      case .failure(let reason): reason.code
      }
    }
    #expect(codes == ["not_due", "D", "forward", "B", "zero_base", "accelerate"])
    #expect(comparison.rows[0].agreement == .disagree)
  }

  /// 176 indicators of the plan: whatever the data lacks, there is a grade or a reason, and some of both.
  @Test func everyIndicatorOfThePlan() throws {
    let panel = try Fukushima.panel()
    let plan = try #require(panel.catalogue.plan("2019"))
    let comparison = SchemeComparison(of: plan, in: panel, by: GradingScheme.published)
    #expect(comparison.rows.count > Attainment.all(of: plan, in: panel).count)
    for (row, attainment) in zip(comparison.rows, Attainment.all(of: plan, in: panel)) where attainment.grade.isDecided
    {
      #expect((try? row.verdicts[0].get().step.tone == .good) == attainment.grade.isMet)
    }
    let counts = SchemeComparison.Agreement.allCases.map(comparison.count)
    #expect(counts.reduce(0, +) == comparison.rows.count)
    #expect(comparison.count(.disagree) > 0)
  }
}
