// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import TrendStatistics

/// What never changed is expected to stay, to the last digit: 10 is not the exponential of its logarithm.
@Suite struct ConstantHistoryTests {
  private func history(_ value: Double, years: [Int]) -> History {
    History(years.map { History.Point(year: FiscalYear($0), value: value) })
  }

  private static let values = [10.0, 0.1, 3, 7, 4_700, 123_456.78, 1e-9, 2_626_520_000, -5]

  @Test(arguments: values, [ForecastBounds.none, ForecastBounds(lower: -10, upper: 1e12)])
  func staysExactly(_ value: Double, _ bounds: ForecastBounds) throws {
    for years in [Array(2015...2017), Array(2012...2019), Array(2000...2019), [2010, 2013, 2019]] {
      // A straight line has no ceiling, and refuses.
      for method in [nil] + ForecastMethod.allCases.filter({ $0 != .logistic }) {
        guard
          let found = try? Forecaster.forecast(
            history(value, years: years), horizon: 5, bounds: bounds, method: method)
        else { continue }
        #expect(found.map(\.point) == [Double](repeating: value, count: 5), "\(method?.rawValue ?? "chosen") \(years)")
      }
    }
  }

  /// A target that equals it is as likely passed as missed, from either side, and not a hair less.
  @Test(arguments: values) func targetOfItsOwnValue(_ value: Double) throws {
    let next = try #require(try Forecaster.forecast(history(value, years: [2015, 2016, 2017]), horizon: 1).first)
    #expect(try next.probability(atLeast: value) == 0.5)
    #expect(try next.probability(atMost: value) == 0.5)
    #expect(try next.target(metWith: 0.5, better: .higher) == value)
  }

  @Test func amongSiblings() throws {
    let pool = ForecastPool([
      ForecastSeries(history(10, years: Array(2010...2019))),
      ForecastSeries(History((2010...2019).map { .init(year: FiscalYear($0), value: Double($0 - 2000)) })),
    ])
    #expect(try pool.forecast(0, horizon: 3).forecasts.get().map(\.point) == [10, 10, 10])
  }
}
