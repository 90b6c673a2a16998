// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing
import TrendStatistics

/// Against statsmodels 0.15.0, an implementation apart. Made by
///
///     import numpy as np, statsmodels.api as sm
///     x = np.array(years) - years[-1]                    # for the conditioning; the fit is the same
///     y = np.log(values)                                 # or np.array(values) for the linear trend
///     r = sm.OLS(y, sm.add_constant(x)).fit()
///     np.expm1(r.params[1]), np.expm1(r.conf_int(0.05)[1]), np.sqrt(r.mse_resid)
@Suite struct TrendTests {
  static let followers = history([2014: 1200, 2015: 1510, 2016: 2050, 2017: 2400, 2018: 3300])
  static let balance = history([2014: -12, 2015: -5, 2016: 0, 2017: 3, 2018: 11, 2019: 12.5])

  @Test func growthRateAgainstStatsmodels() throws {
    let trend = try LogLinearTrend.fit(Self.followers)
    let interval = try trend.growthInterval(level: 0.95)
    #expect(agree(trend.growthRate, 0.2823009623735261, within: 1e-11))
    #expect(agree(trend.residualDeviation, 0.040164171644217456, within: 1e-10))
    #expect(agree(interval.lower, 0.23150347070960584, within: 1e-10))
    #expect(agree(interval.upper, 0.33519376697867526, within: 1e-10))
    #expect(trend.degreesOfFreedom == 3)
  }

  @Test func slopeAgainstStatsmodels() throws {
    let trend = try LinearTrend.fit(Self.balance)
    let interval = try trend.slopeInterval(level: 0.80)
    #expect(agree(trend.slope, 4.9571428571428555, within: 1e-12))
    #expect(agree(trend.residualDeviation, 1.5950070905947782, within: 1e-11))
    #expect(agree(interval.lower, 4.372562549512056, within: 1e-11))
    #expect(agree(interval.upper, 5.541723164773655, within: 1e-11))
  }
}
