// SPDX-License-Identifier: GPL-3.0-or-later

/// A year, month, day or period as a document writes it: 令和元年度, 平成31年1月23日, R2.3末, H31.4～R2.2.
public struct WrittenTime: Hashable, Sendable {
  public enum Precision: String, Hashable, Sendable { case fiscalYear, calendarYear, month, day, period }

  /// What is odd about the way the time is written.
  public enum Oddity: String, Hashable, Sendable {
    /// The era had ended (平成35年, 平成31年5月): read as the year that it would have been.
    case afterEraEnd = "after_era_end"
    /// The era had not begun (令和元年3月).
    case beforeEraStart = "before_era_start"
    /// The calendar has no such month or day (2019年13月, 2月30日).
    case noSuchDay = "no_such_day"
  }

  public var precision: Precision
  /// The calendar year as it is written, the era taken away; of a fiscal year the one in which it begins.
  public var year: Int
  public var month: Int?
  public var day: Int?
  /// Where a period begins; the other fields are its end.
  public var from: YearMonth?
  /// Says that something was so at that time: 末, 現在, 時点.
  public var isMoment = false
  /// Means the last day of the year or month: 末.
  public var isAtEnd = false
  public var oddity: Oddity?

  public struct YearMonth: Hashable, Sendable {
    public let fiscalYear: Int
    public let year: Int
    public let month: Int?
  }

  /// The fiscal year that is named, or in which the time lies: January to March belong to the year before. A calendar year
  /// (平成30年) counts as the fiscal year of its name.
  public var fiscalYear: Int {
    guard precision != .fiscalYear, let month else { return year }
    return month <= 3 ? year - 1 : year
  }

  /// The day for which a value holds, ISO 8601: of a period, and where it says 末, the last day. Else a month stays a month
  /// (2019-05) and a year has no day.
  public var asOf: String {
    if precision == .fiscalYear { return isAtEnd ? Self.text(year + 1, 3, 31) : "" }
    guard let month else { return isAtEnd && precision != .period ? Self.text(year, 12, 31) : "" }
    if let day { return Self.text(year, month, day) }
    if isAtEnd || precision == .period { return Self.text(year, month, Self.days(inMonth: month, of: year)) }
    return Self.text(year, month, nil)
  }

  private static func text(_ year: Int, _ month: Int, _ day: Int?) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(two(month))" + (day.map { "-" + two($0) } ?? "")
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
