// SPDX-License-Identifier: GPL-3.0-or-later

extension Quantity {
  /// The quantity in one spelling of its own, which `QuantityNotation` reads back as the same value, unit, qualifier, kind
  /// and time: 約4万件, 26億2,652万円, 30%減, 年間12回, 7～8人（令和2年3月31日現在）.
  ///
  /// `""` for a number that is not finite.
  public var text: String {
    guard let value else { return time?.text ?? asWritten }
    guard let number = number(kind == .change ? value.magnitude : value) else { return "" }
    let body = prefix + number + unit + suffix(negative: value < 0)
    return time.map { "\(body)（\($0.text)）" } ?? body
  }

  private func number(_ value: Double) -> String? {
    guard let lower = NumberWriter.text(value) else { return nil }
    guard qualifier == .range, let upper = upperValue.flatMap(NumberWriter.text) else { return lower }
    return lower + unit + "～" + upper
  }

  private var prefix: String {
    let exactness = qualifier == .approximate ? "約" : ""
    switch kind {
    case .annualRate: return "年間" + exactness
    case .cumulative: return "延べ" + exactness
    default: return exactness
    }
  }

  private func suffix(negative: Bool) -> String {
    let bound =
      switch qualifier {
      case .atLeast: "以上"
      case .atMost: "以下"
      default: ""
      }
    return kind == .change ? bound + (negative ? "減" : "増") : bound
  }
}

extension WrittenTime {
  /// The time by its era: 令和元年度, 令和2年3月31日, 平成31年4月～令和2年2月.
  public var text: String {
    switch precision {
    case .fiscalYear: return Self.year(year, month: nil, fiscal: true) + (isAtEnd ? "末" : isMoment ? "現在" : "")
    case .calendarYear: return Self.year(year, month: nil, fiscal: false) + (isAtEnd ? "末" : isMoment ? "現在" : "")
    case .month:
      return Self.year(year, month: month, fiscal: false) + monthText + (isAtEnd ? "末" : isMoment ? "現在" : "")
    case .day: return Self.year(year, month: month, fiscal: false) + monthText + "\(day ?? 1)日" + (isMoment ? "現在" : "")
    case .period:
      guard let from else { return "" }
      let start = from.month.map { Self.year(from.year, month: from.month, fiscal: false) + "\($0)月" }
      guard let start else {
        return Self.year(from.fiscalYear, month: nil, fiscal: true) + "～"
          + Self.year(fiscalYear, month: nil, fiscal: true)
      }
      return start + "～" + Self.year(year, month: month, fiscal: false) + monthText
    }
  }

  private var monthText: String { month.map { "\($0)月" } ?? "" }

  /// The year by the era that held in the month, else in most of the year; before 明治 by the western number.
  private static func year(_ year: Int, month: Int?, fiscal: Bool) -> String {
    let heiseiEnd = year == 2019 && !fiscal && (month ?? 12) <= 4
    let era = heiseiEnd ? Era.heisei : Era.calling(fiscalYear: year)
    guard let era else { return "\(year)年" + (fiscal ? "度" : "") }
    let number = year - era.firstYear + 1
    return era.name + (number == 1 ? "元" : String(number)) + "年" + (fiscal ? "度" : "")
  }
}
