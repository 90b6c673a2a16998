// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds years, dates and periods in a text. Grammar:
///
///     time   = point [ (～ | から) point ]       the second may leave out the era of the first
///     point  = year [年度 | 年] [month [day]] [末 | 現在 | 時点]
///     year   = 令和 | 平成 | … | R | H | S | T | M, then 元 or a number; or four digits
///     month  = number 月 | . number | / number
enum CalendarScanner {
  struct Found {
    var time: WrittenTime
    var range: Range<Int>
  }

  static func scan(_ glyphs: Glyphs, at start: Int) -> Found? {
    guard let first = point(glyphs, at: start, era: nil) else { return nil }
    var found = Found(time: first.time, range: start..<first.end)
    guard let joint = joint(glyphs, at: first.end),
      let second = point(glyphs, at: joint, era: first.era, isContinued: true)
    else { return found }
    found.time = second.time
    found.time.precision = .period
    found.time.oddity = first.time.oddity ?? second.time.oddity
    found.time.from = WrittenTime.YearMonth(
      fiscalYear: first.time.fiscalYear, year: first.time.year, month: first.time.month)
    // Of two fiscal years the period ends with the March of the second.
    if second.time.precision == .fiscalYear || (first.time.precision == .fiscalYear && second.time.month == nil) {
      (found.time.year, found.time.month) = (second.time.year + 1, 3)
    }
    found.range = start..<second.end
    return found
  }

  private static func joint(_ glyphs: Glyphs, at index: Int) -> Int? {
    var index = index
    while glyphs[index].isBlank { index += 1 }
    if glyphs[index] == "~" || (glyphs[index] == "-" && !glyphs[index - 1].isDigit) {
      index += 1
    } else if glyphs.has("から", at: index) {
      index += 2
    } else if glyphs[index] == "-",
      glyphs[index + 1] == "R" || glyphs[index + 1] == "H" || YearHead.named(glyphs, at: index + 1) != nil
    {
      index += 1
    } else {
      return nil
    }
    while glyphs[index].isBlank { index += 1 }
    return index
  }

  // MARK: - Points

  private struct Point {
    var time: WrittenTime
    var end: Int
    var era: Era?
  }

  private static func point(_ glyphs: Glyphs, at start: Int, era inherited: Era?, isContinued: Bool = false) -> Point? {
    guard let head = YearHead.scan(glyphs, at: start, era: inherited, isContinued: isContinued) else { return nil }
    var time = WrittenTime(precision: .calendarYear, year: head.year)
    var end = head.end
    switch head.suffix {
    case .fiscal: time.precision = .fiscalYear
    case .calendar, .none: break
    }
    if let month = month(glyphs, at: end, after: head) {
      (time.month, time.day, end) = (month.month, month.day, month.end)
      if time.precision == .fiscalYear, month.month <= 3 { time.year += 1 }
      time.precision = month.day == nil ? .month : .day
    }
    // A bare R1 or H30 in a table of a plan is a fiscal year, as is one year of several.
    if time.month == nil, head.suffix == .none { time.precision = .fiscalYear }
    while let word = endings.word(in: glyphs, at: end) {
      if word.meaning { time.isAtEnd = true }
      if word.meaning || glyphs.has("現在", before: word.end) || glyphs.has("時点", before: word.end) {
        time.isMoment = true
      }
      end = word.end
    }
    time.oddity = oddity(time, head.era)
    return Point(time: time, end: end, era: head.era)
  }

  /// Words behind a time; with `true` it is the last day of it that is meant.
  private static let endings = WordTable<Bool>([
    ("末 末日 度末 末時点 末現在 末日現在 年末 年度末", true),
    ("現在 時点 時点現在 度当初 上旬 中旬 下旬 中 頃 ごろ 分 当初 初め 上半期 下半期 度上半期 度下半期", false),
  ])

  private static func month(
    _ glyphs: Glyphs, at start: Int, after head: YearHead
  ) -> (month: Int, day: Int?, end: Int)? {
    var index = start
    while glyphs[index].isBlank, head.suffix != .none { index += 1 }
    if head.suffix != .none {
      guard let month = YearHead.small(glyphs, at: index), glyphs[month.end] == "月", (1...12).contains(month.number)
      else { return nil }
      return day(glyphs, month.number, at: month.end + 1, sign: nil)
    }
    guard glyphs[index] == "." || glyphs[index] == "/" || glyphs[index] == "-",
      let month = YearHead.small(glyphs, at: index + 1), (1...12).contains(month.number)
    else { return nil }
    if glyphs[month.end] == "月" { return day(glyphs, month.number, at: month.end + 1, sign: nil) }
    guard let found = day(glyphs, month.number, at: month.end, sign: glyphs[index]) else { return nil }
    // 2019.4 and 2019/4 are a month only where it says so; behind an era any are.
    if head.era == nil, found.day == nil, endings.word(in: glyphs, at: found.end) == nil { return nil }
    return found
  }

  private static func day(
    _ glyphs: Glyphs, _ month: Int, at index: Int, sign: Unicode.Scalar?
  ) -> (month: Int, day: Int?, end: Int)? {
    if let sign {
      guard glyphs[index] == sign else { return (month, nil, index) }
      guard let day = YearHead.small(glyphs, at: index + 1), (1...31).contains(day.number), !glyphs[day.end].isDigit
      else { return (month, nil, index) }
      return (month, day.number, day.end)
    }
    guard let day = YearHead.small(glyphs, at: index), glyphs[day.end] == "日", glyphs[day.end + 1] != "間",
      (1...31).contains(day.number)
    else { return (month, nil, index) }
    return (month, day.number, day.end + 1)
  }

  private static func oddity(_ time: WrittenTime, _ era: Era?) -> WrittenTime.Oddity? {
    if let month = time.month, let day = time.day, day > WrittenTime.days(inMonth: month, of: time.year) {
      return .noSuchDay
    }
    guard let era else { return nil }
    return era.oddity(time)
  }
}

extension Era {
  /// The first day, as year, month and day.
  private var firstDay: [Int] {
    switch self {
    case .reiwa: [2019, 5, 1]
    case .heisei: [1989, 1, 8]
    case .showa: [1926, 12, 25]
    case .taisho: [1912, 7, 30]
    case .meiji: [1868, 1, 25]
    }
  }

  private var next: Era? {
    switch self {
    case .reiwa: nil
    case .heisei: .reiwa
    case .showa: .heisei
    case .taisho: .showa
    case .meiji: .taisho
    }
  }

  /// Fiscal 2019 was called 平成31年度 in plans made before May 2019, so that is not odd.
  fileprivate func oddity(_ time: WrittenTime) -> WrittenTime.Oddity? {
    let begins = time.month.map { [time.year, $0, time.day ?? 31] } ?? [time.year, 12, 31]
    if begins.lexicographicallyPrecedes(firstDay) { return .beforeEraStart }
    guard let next else { return nil }
    let ends = time.month.map { [time.year, $0, time.day ?? 1] } ?? [time.year, 1, 1]
    return ends.lexicographicallyPrecedes(next.firstDay) ? nil : .afterEraEnd
  }
}
