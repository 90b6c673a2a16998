// SPDX-License-Identifier: GPL-3.0-or-later

/// What made a year unlike others, such as a disaster or an epidemic: its values say little of the years to come.
public struct Event: Hashable, Sendable {
  public var year: FiscalYear
  public var title: String
  /// The slug of the indicator that it disturbed; `""` for all.
  public var indicator: String

  public init(year: FiscalYear, title: String, indicator: String = "") {
    (self.year, self.title, self.indicator) = (year, title, indicator)
  }
}

extension Catalogue {
  /// The events that disturbed a series, in the order in which they were given.
  public func events(ofSeries index: Int) -> [Event] {
    guard !events.isEmpty else { return [] }
    let slug = indicator(ofSeries: index).slug
    return events.filter { $0.indicator.isEmpty || $0.indicator == slug }
  }

  /// The years in which a series was disturbed.
  public func disturbedYears(ofSeries index: Int) -> Set<FiscalYear> { Set(events(ofSeries: index).map(\.year)) }
}
