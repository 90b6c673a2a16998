// SPDX-License-Identifier: GPL-3.0-or-later

/// The header of a table whose columns are aligned by blanks: the texts of one to four lines that stand over one another.
struct AlignedHeader {
  let columns: [ReportColumn]
  /// Where each column's own texts stand.
  let pieces: [TextPiece]
  let depth: Int

  /// - Parameter lines: the line at which the header may begin, and those after it.
  init?(_ lines: some Collection<[TextPiece]>) {
    let (lines, broken) = HeaderFragments.joined(Array(lines.prefix(Self.deepest)))
    guard let first = lines.first, !first.isEmpty, first.count > 1 || first[0].start[0] > 4,
      !first.contains(where: { HeaderWords.isPlainNumber($0.text) })
    else { return nil }
    var ends = [1]
    if Self.isOfHeadings(first) {
      // A page sets the lines of a header apart at times; two blank lines end it.
      for index in lines.indices.dropFirst() where !lines[index].isEmpty {
        guard ends.count < Self.mostLines, index - (ends.last ?? 0) <= 1, Self.isOfHeadings(lines[index]) else {
          break
        }
        ends.append(index + 1)
      }
    }
    for depth in ends.reversed() where lines.prefix(depth).reduce(0, { $0 + $1.count }) > 2 {
      let stacks = [0, 1].map { HeaderStack(lines.prefix(depth).filter { !$0.isEmpty }, $0) }
      let found = stacks.compactMap { stack in ReportColumn.header(stack.headings).map { (stack, $0) } }
      // Where texts do not stand over one another by the one measure, they make columns of their own.
      guard
        let best = found.max(by: {
          (-$0.0.clashes, -$0.1.count, Self.known($0.1)) < (-$1.0.clashes, -$1.1.count, Self.known($1.1))
        })
      else { continue }
      (columns, pieces, self.depth) = (best.1, best.0.pieces, depth + broken)
      return
    }
    return nil
  }

  /// Lines of a header, with blank ones between them.
  static let deepest = 2 * mostLines - 1
  private static let mostLines = 6

  /// How much the headers say: roles and years.
  private static func known(_ columns: [ReportColumn]) -> Int {
    columns.reduce(0) { $0 + ($1.role == nil ? -1 : 2) + ($1.fiscalYear == nil ? 0 : 1) }
  }

  /// Most of the line's texts are words of headers, and none is a value.
  private static func isOfHeadings(_ pieces: [TextPiece]) -> Bool {
    guard !pieces.isEmpty, pieces.allSatisfy({ $0.text.count <= 20 }) else { return false }
    let known = pieces.count { HeaderWords.isOne($0.text) }
    return 2 * known > pieces.count && !pieces.contains { HeaderWords.isValue($0.text) }
  }
}
