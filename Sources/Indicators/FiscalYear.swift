// SPDX-License-Identifier: GPL-3.0-or-later

/// A Japanese fiscal year, named by the calendar year in which it begins: `FiscalYear(2019)` (令和元年度) runs from
/// 1 April 2019 to 31 March 2020.
public struct FiscalYear: Hashable, Sendable {
  /// The calendar year of its 1 April.
  public let number: Int

  public init(_ number: Int) { self.number = number }

  /// The years a plan, its history or its targets can speak of. A number outside is a misread cell, not a year.
  public static let plausible: ClosedRange<Int> = 1800...2200
}

extension FiscalYear: Strideable {
  public func distance(to other: FiscalYear) -> Int { other.number - number }
  public func advanced(by years: Int) -> FiscalYear { FiscalYear(number + years) }
}

extension FiscalYear: CustomStringConvertible {
  public var description: String { String(number) }
}

/// A day of the Gregorian calendar, such as the date for which a stock was counted (令和2年3月31日現在).
public struct CalendarDate: Hashable, Sendable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// `nil` for a day that the calendar does not have, such as 30 February.
  public init?(year: Int, month: Int, day: Int) {
    guard FiscalYear.plausible.contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads an ISO 8601 calendar date, `2020-03-31`, and nothing else.
  public init?(iso8601 text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The fiscal year in which the day falls: January to March belong to the year that began the April before.
  public var fiscalYear: FiscalYear { FiscalYear(month >= 4 ? year : year - 1) }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601: `2020-03-31`.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
