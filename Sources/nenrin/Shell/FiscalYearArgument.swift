// SPDX-License-Identifier: GPL-3.0-or-later
public import ArgumentParser
public import Indicators
internal import Notation

extension FiscalYear: ExpressibleByArgument {
  /// As documents write it: 2019, R1, 令和元年度.
  public init?(argument: String) {
    guard let year = FiscalYearNotation.year(in: argument) else { return nil }
    self.init(year)
  }
}
