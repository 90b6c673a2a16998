// SPDX-License-Identifier: GPL-3.0-or-later

/// The header of a table whose cells single blanks part: a line of words, or two of which the second completes the first's columns
/// of values in their order: their years, or 目標 and 実績 for each year.
struct BlankHeader {
  let columns: [ReportColumn]
  let depth: Int

  init?(_ line: String, below next: String) {
    guard HeaderWords.mayStand(in: line) else { return nil }
    let words = Self.words(line)
    guard (3...24).contains(words.count), words.allSatisfy(HeaderWords.isOne) else { return nil }
    let lower = Self.words(next)
    if lower.count > 1, lower.count <= 24, let whole = Self.dated(words, lower) ?? Self.parted(words, lower),
      let columns = ReportColumn.header(whole)
    {
      (self.columns, depth) = (columns, 2)
      return
    }
    guard words.count > 3, let columns = ReportColumn.header(words) else { return nil }
    (self.columns, depth) = (columns, 1)
  }

  private static func words(_ line: String) -> [String] {
    line.utf8.count < 600 ? line.split(whereSeparator: \.isWhitespace).map(String.init) : []
  }

  /// 策定時 実績値 目標値 over （H30） （R4） （R6), or over H30 R1 R2 R3 R4 R6, where the results have what the others leave.
  private static func dated(_ words: [String], _ years: [String]) -> [String]? {
    guard years.allSatisfy(ReportColumn.isYear) else { return nil }
    let columns = words.map { ReportColumn($0) }
    let open = words.indices.filter {
      ColumnRole.values.contains(columns[$0].role ?? .name) && columns[$0].fiscalYear == nil
    }
    guard !open.isEmpty, years.count >= open.count else { return nil }
    let results = open.filter { columns[$0].role == .actual }
    let more = years.count - open.count
    guard more == 0 || results.count == 1 else { return nil }
    var (whole, rest) = ([String](), years[...])
    for index in words.indices {
      guard open.contains(index) else {
        whole.append(words[index])
        continue
      }
      let count = 1 + (results.first == index ? more : 0)
      let own = rest.prefix(count).compactMap { ReportColumn($0).fiscalYear }
      guard own.count == count, zip(own, own.dropFirst()).allSatisfy(<) else { return nil }
      whole += rest.prefix(count).map { words[index] + ("（(".contains($0.first ?? " ") ? $0 : "（" + $0 + "）") }
      rest = rest.dropFirst(count)
    }
    return whole
  }

  /// 令和3年度 令和4年度 over 目標 実績 目標 実績.
  private static func parted(_ words: [String], _ kinds: [String]) -> [String]? {
    let columns = kinds.map { ReportColumn($0) }
    guard columns.allSatisfy({ [.target, .actual, .ratio].contains($0.role ?? .name) && $0.fiscalYear == nil }) else {
      return nil
    }
    let years = words.indices.filter { ReportColumn.isYear(words[$0]) }
    guard !years.isEmpty, kinds.count.isMultiple(of: years.count), case let each = kinds.count / years.count, each > 1,
      Set(kinds.prefix(each)).count == each, kinds.indices.allSatisfy({ kinds[$0] == kinds[$0 % each] })
    else { return nil }
    return words.indices.flatMap { index in
      years.contains(index) ? kinds.prefix(each).map { words[index] + $0 } : [words[index]]
    }
  }
}
