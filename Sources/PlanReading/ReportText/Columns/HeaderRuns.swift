// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// What neighbours in a row of a header say together.
enum HeaderRuns {
  /// 元 2 3 or 29 30 元 below 実績値: years of an era without its name, each the next one's predecessor. With their eras.
  ///
  /// - Parameter isOver: whether one text that speaks of values or years stands over all places of a run.
  static func withEras(_ row: [String], isOver: (Range<Int>) -> Bool) -> [String] {
    var (row, start) = (row, 0)
    while start < row.count {
      var (end, years) = (start, [Int]())
      while end < row.count, let year = year(row[end], after: years.last) {
        years.append(year)
        end += 1
      }
      if years.count > 1, let first = years.first, last(in: row, start..<end), isOver(start..<end) {
        // 2 3 4 are of the last era, 26 27 28 of the one before.
        let shift = row[start..<end].contains(where: isFirst) || first >= Era.heisei.firstYear + 19 ? 0 : 30
        for (offset, year) in years.enumerated() { row[start + offset] = Era.short(fiscalYear: year + shift) }
      }
      start = max(end, start + 1)
    }
    return row
  }

  private static func isFirst(_ text: String) -> Bool { ["元", "元年", "元年度"].contains(ColumnRole.fold(text)) }

  /// Nothing but numbers: with 年度 behind each they are read as they stand.
  private static func last(in row: [String], _ range: Range<Int>) -> Bool {
    row[range].contains { !$0.contains("年") }
  }

  /// As a year of 平成, or of 令和 where it follows 元.
  private static func year(_ text: String, after last: Int?) -> Int? {
    if isFirst(text) { return last.map { $0 == Era.reiwa.firstYear - 1 } ?? true ? Era.reiwa.firstYear : nil }
    var text = ColumnRole.fold(text)[...]
    for ending in ["年度", "年"] where text.hasSuffix(ending) { text = text.dropLast(ending.count) }
    guard (1...2).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text),
      (2...31).contains(number)
    else { return nil }
    guard let last else { return Era.heisei.firstYear + number - 1 }
    return [Era.heisei, .reiwa].map { $0.firstYear + number - 1 }.first { $0 == last + 1 }
  }

  /// 計画 実績 計画 実績 below R3 and R4, wherever over their columns those stand: the places that each text above is over.
  ///
  /// - Returns: for each place in the run, which of the texts above is over it; `nil` where the row is no such run.
  static func repeated(_ row: [String], under above: [String]) -> [Int: Int]? {
    func text(_ row: [String], _ place: Int) -> String { place < row.count ? row[place].trimmingBlanks() : "" }
    let filled = row.indices.filter { !text(row, $0).isEmpty }
    guard let first = filled.first, let last = filled.last, filled.count == last - first + 1, filled.count >= 4 else {
      return nil
    }
    let words = filled.map { ColumnRole.fold(row[$0]) }
    guard
      let period = (2...words.count / 2).first(where: { period in
        words.count.isMultiple(of: period) && words.indices.allSatisfy { words[$0] == words[$0 % period] }
      }), Set(words.prefix(period)).count == period
    else { return nil }
    let tops = (first...last).filter { !text(above, $0).isEmpty }
    guard tops.count == words.count / period,
      zip(tops, stride(from: first, through: last, by: period)).allSatisfy({ ($1..<$1 + period).contains($0) })
    else { return nil }
    return Dictionary(uniqueKeysWithValues: filled.map { ($0, tops[($0 - first) / period]) })
  }

  private static let countingMarks = "①②③④⑤⑥⑦⑧⑨123456789"

  /// 指標①, 指標②, 目標①, 目標②: several indicators of a row whose columns do not stand side by side, so that which is whose is not sure.
  static func mixesIndicators(_ columns: [ReportColumn]) -> Bool {
    let counted = columns.map { ColumnRole.fold($0.header) }.filter { countingMarks.contains($0.last ?? " ") }
    return Set(counted.filter { ColumnRole.of($0)?.role == .indicator }).count > 1
  }

  /// 指標名 単位 目標 実績 指標名 単位 目標 実績 below 活動指標 and 成果指標: indicators side by side in one row, each with columns alike.
  ///
  /// - Returns: the columns of each of them, or `nil` where there are not several.
  static func indicators(_ headings: [ReportColumn.Heading]) -> [Range<Int>]? {
    // 指標①, 目標①, 実績①, 指標②, …
    let words = headings.map { ColumnRole.fold($0.own).trimmingEnd(countingMarks) }
    let starts = words.indices.filter { ColumnRole.of(words[$0])?.role == .indicator }
    guard let first = starts.first, starts.count > 1, case let length = starts[1] - first, (2...8).contains(length),
      zip(starts, starts.dropFirst()).allSatisfy({ $1 - $0 == length }),
      starts[starts.count - 1] + length <= words.count
    else { return nil }
    let blocks = starts.map { $0..<$0 + length }
    let tails = blocks.map { Array(words[$0].dropFirst()) }
    let roles = Set(tails[0].compactMap { ColumnRole.of(ReportColumn.withoutLeadingYear($0))?.role })
    guard tails.allSatisfy({ $0 == tails[0] }), !tails[0].contains(""), !roles.isDisjoint(with: [.target, .actual])
    else { return nil }
    return blocks
  }
}
