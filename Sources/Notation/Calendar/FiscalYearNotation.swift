// SPDX-License-Identifier: GPL-3.0-or-later

/// How Japanese documents write a fiscal year: 2019, 2019年度, R1, R元年度, 令和元年度, 平成30年度, H30.
public enum FiscalYearNotation {
  /// The calendar year in which the written fiscal year begins, or `nil` where the text is no year.
  ///
  /// Full-width digits and blanks around the text are read as usual. An era year beyond the era's end is read as it was
  /// meant when it was written (平成35年度 is 2023), since plans set targets years ahead; one that lies further ahead than
  /// any plan looks (平成99年, fifty years after the era) is no year.
  public static func year(in text: some StringProtocol) -> Int? {
    var rest = Characters.normalizing(text)[...]
    for ending in ["年度", "年", "fy"] where rest.hasSuffix(ending) {
      rest = rest.dropLast(ending.count)
      break
    }
    if rest.hasPrefix("fy") { rest = rest.dropFirst(2) }
    if let era = Era.allCases.first(where: { rest.hasPrefix($0.name) || rest.hasPrefix($0.initial) }) {
      rest = rest.dropFirst(rest.hasPrefix(era.name) ? era.name.count : 1)
      guard let number = rest == "元" ? 1 : digits(rest), (1...99).contains(number) else { return nil }
      let year = era.firstYear + number - 1
      return era.lastYear.map { year <= $0 + 50 } ?? true ? year : nil
    }
    guard rest.count == 4, let number = digits(rest), (1800...2200).contains(number) else { return nil }
    return number
  }

  private static func digits(_ text: Substring) -> Int? {
    text.allSatisfy { ("0"..."9").contains($0) } ? Int(text) : nil
  }
}

/// A Japanese era, for writing and reading years.
public enum Era: CaseIterable, Sendable {
  case reiwa, heisei, showa, taisho, meiji

  /// 令和
  public var name: String {
    switch self {
    case .reiwa: "令和"
    case .heisei: "平成"
    case .showa: "昭和"
    case .taisho: "大正"
    case .meiji: "明治"
    }
  }

  /// The Latin initial in lower case, as normalised text has it.
  var initial: String {
    switch self {
    case .reiwa: "r"
    case .heisei: "h"
    case .showa: "s"
    case .taisho: "t"
    case .meiji: "m"
    }
  }

  /// The calendar year of the era's year 1 (元年).
  public var firstYear: Int {
    switch self {
    case .reiwa: 2019
    case .heisei: 1989
    case .showa: 1926
    case .taisho: 1912
    case .meiji: 1868
    }
  }

  /// The era by which a fiscal year is called. Fiscal 2019 began in 平成31年 but is called 令和元年度, as the government
  /// told its offices to do; so it is the era that holds on most of the year's days.
  public static func calling(fiscalYear: Int) -> Era? { allCases.first { $0.firstYear <= fiscalYear } }

  /// R1, H30: short, for tables. A year before 明治 is written as a plain number.
  public static func short(fiscalYear: Int) -> String {
    guard let era = calling(fiscalYear: fiscalYear) else { return String(fiscalYear) }
    return "\(era.initial.uppercased())\(fiscalYear - era.firstYear + 1)"
  }

  /// 令和元年度, 平成30年度: in full, for titles.
  public static func long(fiscalYear: Int) -> String {
    guard let era = calling(fiscalYear: fiscalYear) else { return "\(fiscalYear)年度" }
    let number = fiscalYear - era.firstYear + 1
    return "\(era.name)\(number == 1 ? "元" : String(number))年度"
  }
}
