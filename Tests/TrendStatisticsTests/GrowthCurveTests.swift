// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import TrendStatistics

/// R's data set `uspop`: population of the United States in millions, 1790 to 1970. Expected values by R 4.2 with
/// `nls(y ~ K / (1 + exp(-r * (x - m))))`, `nls(y ~ K * exp(-exp(-r * (x - m))))` and `nls(y ~ a * exp(b * (x - 1880)))`,
/// tolerance 1e-7, as `summary()` prints them with 15 digits.
private let population = History(
  [
    3.93, 5.31, 7.24, 9.64, 12.9, 17.1, 23.2, 31.4, 39.8, 50.2, 62.9, 76, 92, 105.7, 122.8, 131.7, 151.3, 179.3, 203.2,
  ].enumerated().map { History.Point(year: FiscalYear(1790 + 10 * $0.offset), value: $0.element) })

@Suite struct GrowthCurveTests {
  struct Expected: Sendable {
    let form: GrowthCurve.Form
    let parameter: GrowthCurve.Parameter
    let value, error: Double
  }

  @Test(arguments: [
    Expected(form: .logistic, parameter: .ceiling, value: 315.54468698, error: 30.96971259),
    Expected(form: .logistic, parameter: .rate, value: 0.02462817067, error: 0.00144250138),
    Expected(form: .logistic, parameter: .inflection, value: 1949.1925644607, error: 8.2302330099),
    Expected(form: .gompertz, parameter: .ceiling, value: 860.880039, error: 194.925412),
    Expected(form: .gompertz, parameter: .rate, value: 0.00738154816, error: 0.000782640045),
    Expected(form: .gompertz, parameter: .inflection, value: 2021.610938, error: 25.7224524),
    Expected(form: .exponential, parameter: .level, value: 49.877828455, error: 2.352593372),
    Expected(form: .exponential, parameter: .rate, value: 0.016088976086, error: 0.00066817596),
  ])
  func unitedStates(_ expected: Expected) throws {
    let curve = try GrowthCurve.fit(population, form: expected.form)
    let estimate = try #require(curve.estimate(expected.parameter))
    // As far as nls carries it, whose tolerance is 1e-7 of the scatter.
    #expect((estimate.value - expected.value).magnitude < 1e-5 * expected.error)
    #expect(agree(estimate.standardError, expected.error, within: 1e-5))
  }

  /// `sigma()` of the three fits, and `confint.default` with Student's t in place of the normal: 315.5447 ± 2.119905 × 30.9697.
  @Test func scatterAndInterval() throws {
    let logistic = try GrowthCurve.fit(population, form: .logistic)
    #expect((logistic.residualDeviation - 4.15911214).magnitude < 1e-7)
    #expect(logistic.degreesOfFreedom == 16)
    let interval = try #require(try logistic.interval(.ceiling, level: 0.95))
    #expect((interval.lower - 249.8918).magnitude < 5e-4)
    #expect((interval.upper - 381.1975).magnitude < 5e-4)
    #expect(try logistic.interval(.level, level: 0.95) == nil)
    #expect(try agree(GrowthCurve.fit(population, form: .gompertz).residualDeviation, 3.02631030950771, within: 1e-9))
    #expect(
      try agree(GrowthCurve.fit(population, form: .exponential).residualDeviation, 7.99783202064146, within: 1e-9))
  }

  /// R's `nls(density ~ SSlogis(log(conc), Asym, xmid, scal), DNase, Run == 1)`, printed in its own documentation; scal is
  /// 1 / rate.
  @Test func DNase() throws {
    let x = [
      -3.01944890257131, -3.01944890257131, -1.63315443905142, -1.63315443905142, -0.940007258491471,
      -0.940007258491471,
      -0.246860077931526, -0.246860077931526, 0.44628710262842, 0.44628710262842, 1.13943428318836, 1.13943428318836,
      1.83258146374831, 1.83258146374831, 2.52572864430826, 2.52572864430826,
    ]
    let y = [
      0.017, 0.018, 0.121, 0.124, 0.206, 0.215, 0.377, 0.374, 0.614, 0.609, 1.019, 1.001, 1.334, 1.364, 1.73, 1.71,
    ]
    let curve = try GrowthCurve.fit(x: x, y: y, form: .logistic)
    let (ceiling, rate, inflection) = try (
      #require(curve.estimate(.ceiling)), #require(curve.estimate(.rate)), #require(curve.estimate(.inflection))
    )
    #expect(agree(ceiling.value, 2.34517931911283, within: 1e-6))
    #expect(agree(ceiling.standardError, 0.0781538444551333, within: 1e-5))
    #expect(agree(1 / rate.value, 1.04145470313228, within: 1e-6))
    #expect(agree(inflection.value, 1.48308934182517, within: 1e-6))
    #expect(agree(inflection.standardError, 0.0813531283296720, within: 1e-5))
  }

  /// What a curve of each form makes is found again, in thousands of millions and in thousandths, rising and falling.
  @Test(arguments: GrowthCurve.Form.allCases, [(1e9, 0.4), (1e-3, 0.4), (80, -0.3)])
  func foundAgain(form: GrowthCurve.Form, size: (top: Double, rate: Double)) throws {
    let made = history(of: form, top: size.top, rate: size.rate)
    let curve = try GrowthCurve.fit(made, form: form)
    #expect(agree(try #require(curve.estimate(.rate)).value, size.rate, within: 1e-6))
    for point in made.points { #expect(agree(curve.value(at: Double(point.year.number)), point.value, within: 1e-6)) }
    if form != .exponential {
      #expect(agree(try #require(curve.estimate(.ceiling)).value, size.top, within: 1e-6))
      #expect(agree(try #require(curve.estimate(.inflection)).value, 2015, within: 1e-6))
    }
  }

  private func history(of form: GrowthCurve.Form, top: Double, rate: Double) -> History {
    var gradient: [Double] = []
    let parameters = form == .exponential ? [top, rate] : [top, rate, 0]
    return History(
      (2010...2020).map { year in
        History.Point(year: FiscalYear(year), value: form.value(parameters, Double(year - 2015), &gradient))
      })
  }

  @Test func reasons() {
    func reason(_ history: History, _ form: GrowthCurve.Form = .logistic) -> Unanswerable? {
      BadHistoryTests.reason { _ = try GrowthCurve.fit(history, form: form) }
    }
    let three = TrendStatisticsTests.history([2017: 1, 2018: 3, 2019: 4])
    #expect(reason(History([])) == .noHistory)
    #expect(reason(three) == .tooFewPoints)
    #expect(reason(three, .exponential) == nil)
    #expect(reason(TrendStatisticsTests.history([2016: 5, 2017: 5, 2018: 5, 2019: 5])) == .noVariation)
    #expect(reason(TrendStatisticsTests.history([2016: -5, 2017: -6, 2018: 0, 2019: 5])) == .notPositive)
    #expect(reason(TrendStatisticsTests.history([2016: 1, 2017: .nan, 2018: 0, 2019: 5])) == .notFinite)
    #expect(reason(BadHistoryTests.sameYear(1, 2, 3, 4)) == .noSpan)
  }
}
