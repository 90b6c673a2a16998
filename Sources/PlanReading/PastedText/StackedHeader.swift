// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The header of a table whose cells stand below one another or between single blanks: 指標 現状 目標, or a word a line.
struct StackedHeader {
  let columns: [ReportColumn]
  /// How many lines it takes.
  let depth: Int
  /// It has years only: what they are of stands in the line above.
  let isOfYears: Bool

  private static let deepest = 12

  /// - Parameter lines: the line at which it may begin, and those after it.
  init?(_ lines: ArraySlice<String>) {
    let lines = lines.prefix(Self.deepest + 4)
    var (words, ends) = ([String](), [(count: Int, depth: Int)]())
    for (offset, line) in lines.prefix(Self.deepest).enumerated() {
      let parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
      if parts.isEmpty, !words.isEmpty { continue }
      guard !parts.isEmpty, parts.count <= 14, parts.allSatisfy(Self.isOne) else { break }
      for part in parts {
        if "（(".contains(part.first ?? " "), !words.isEmpty {
          words[words.count - 1] += part
        } else {
          words.append(part)
        }
      }
      ends.append((words.count, offset + 1))
    }
    for end in ends.reversed() {
      let next = lines.dropFirst(end.depth).first { !$0.trimmingBlanks().isEmpty } ?? ""
      guard let columns = Self.columns(Array(words.prefix(end.count)), above: next) else { continue }
      (self.columns, depth, isOfYears) = (columns, end.depth, columns.count > end.count)
      return
    }
    return nil
  }

  private static func isOne(_ word: String) -> Bool {
    guard word.count <= 16, !word.contains("。") else { return false }
    return HeaderWords.isOne(word) || ReportColumn(word).role != nil && !HeaderWords.isValue(word)
  }

  private static let ofValues: [ColumnRole] = [.baseline, .target, .actual, .yearly, .ratio, .status]

  /// One name, and then what a cell can be told for; or values only, right above as many cells.
  private static func columns(_ words: [String], above line: String) -> [ReportColumn]? {
    let own = words.map { ReportColumn($0) }
    let cells = StackedCells(line, isBehindCell: false).items
    let isUnnamed = own.allSatisfy {
      ofValues.contains($0.role ?? .name) && ($0.fiscalYear != nil || $0.role != .status)
    }
    if isUnnamed, words.count > 1, cells.count == words.count, cells.allSatisfy(\.isCell) {
      var name = ReportColumn("指標")
      name.takeIndicators()
      return ReportColumn.settled([name] + own)
    }
    guard let columns = ReportColumn.header(words),
      let name = columns.firstIndex(where: { $0.role == .name || $0.role == .indicator }),
      name == 0 || name == 1 && columns[0].role == .number
    else { return nil }
    let rest = columns[(name + 1)...]
    guard rest.count > 1, rest.allSatisfy({ ofValues.contains($0.role ?? .remarks) || $0.role == .unit }) else {
      return nil
    }
    return rest.contains { $0.role != .status && $0.role != .unit } ? columns : nil
  }
}
