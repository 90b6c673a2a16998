// SPDX-License-Identifier: GPL-3.0-or-later

/// A number with all that the text around it says of it; or a year, a date or a period that stands by itself.
public struct Quantity: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// So many of something: 12,351件, 486ha.
    case amount
    case money
    /// A part of a whole, always in %: 65.0%, 5割3分, 3分の1, 全件.
    case share
    /// By how much something grew or fell, with its sign: 30%増, 5ポイント減, ▲6,647時間.
    case change
    /// So many times as much: 1.3倍.
    case multiple
    /// The total since the start, or of persons counted each time: 累計, 延べ.
    case cumulative
    /// So many a year: 年3回, 毎月1回 (12), 週1回 (52), 年間700件.
    case annualRate = "annual_rate"
    case duration
    case year, date, period
  }

  public enum Qualifier: String, Hashable, Sendable, CaseIterable {
    case exact
    /// 約, おおむね, 程度.
    case approximate = "approx"
    /// 以上, 超, 強, 最低, 十数.
    case atLeast = "at_least"
    /// 以下, 未満, 以内, 弱, 最大.
    case atMost = "at_most"
    /// 7～8: `value` is the lower end, `upperValue` the upper.
    case range
  }

  /// The characters of the text, with the words that qualify the number.
  public var asWritten: String
  /// Where they stand, as UTF-8 offsets.
  public var place: Range<Int>
  /// In base units: 26億2,652万円 is 2,626,520,000. `nil` for a time, and for 皆増, which has no number.
  public var value: Double?
  public var upperValue: Double?
  /// The normal form: 人 for 名; `""` where none is written.
  public var unit: String
  public var unitAsWritten: String
  /// The unit is one that Notation knows; else it is a noun where a unit would be.
  public var isKnownUnit: Bool
  public var qualifier: Qualifier
  public var kind: Kind
  /// When: of the number, or what stands by itself.
  public var time: WrittenTime?

  public var fiscalYear: Int? { time?.fiscalYear }
  /// ISO 8601, a day or where no day is meant a month; `""` where there is none.
  public var asOf: String { time?.asOf ?? "" }
}

/// Finds the quantities of a text.
public enum QuantityNotation {
  /// Every number that counts something, in the order of the text, and every year, date or period that belongs to none.
  ///
  /// What only looks like a quantity is left alone: parts of names (Windows10, 5G, 国道114号線, 第12次), codes and
  /// telephone numbers, numbered headings, the year in a plan's name, days and hours of no named year. Time and memory are
  /// linear in the length of the text, whatever its bytes.
  ///
  /// Example: 再生回数110万回強（R2.3末時点） is 1,100,000 回, at least, as of 2020-03-31, of fiscal 2019.
  public static func quantities(in text: some StringProtocol) -> [Quantity] {
    let glyphs = Glyphs(text)
    var scanner = QuantityScanner(glyphs)
    scanner.run()
    return TimeScopes(glyphs, scanner.items).quantities
  }
}
