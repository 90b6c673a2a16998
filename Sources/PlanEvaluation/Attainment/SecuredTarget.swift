// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

extension Panel {
  /// What a series has reached it keeps: a total since the start, or over a period, of which more is better.
  ///
  /// A target that is met before its year is secured there. A yearly value or a stock may fall again until the year that counts.
  public func keepsWhatItReached(_ series: Int) -> Bool {
    let indicator = catalogue.indicator(ofSeries: series)
    return [.cumulative, .period].contains(indicator.span) && indicator.better == .higher
  }
}
