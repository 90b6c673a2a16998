// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// 目標値 240, 実績値 198 in lines below one another, under a header that has no text over those words: the column for them, set
/// between the others by where they stand.
struct KindColumn {
  let columns: [ReportColumn]
  let edges: [TextPiece]
  let lines: [AlignedTables.Line]

  /// `nil` where fewer than two kinds stand in lines of their own, or a column of the header may be for them.
  init?(_ columns: [ReportColumn], _ edges: [TextPiece], _ lines: [AlignedTables.Line]) {
    guard !columns.contains(where: { $0.role == .kind }) else { return nil }
    let words = lines.flatMap { $0.pieces.compactMap { Self.parted($0)?.kind } }
    guard words.count > 3, Set(words.map { ColumnRole.fold($0.text) }).count > 1 else { return nil }
    // By characters or by widths, whichever sets them below one another.
    func spread(_ metric: Int) -> Int {
      (words.map { $0.start[metric] }.max() ?? 0) - (words.map { $0.start[metric] }.min() ?? 0)
    }
    let metric = spread(1) < spread(0) ? 1 : 0
    guard spread(metric) < 12, let first = words.min(by: { $0.start[metric] < $1.start[metric] }) else { return nil }
    let place = edges.count { $0.start[metric] < first.start[metric] }
    let values: [ColumnRole] = [.yearly, .target, .actual, .baseline]
    guard place > 0, place < columns.count, values.contains(columns[place].role ?? .name),
      ![nil, .novelty, .outline].contains(columns[place - 1].role), columns[place].role == .yearly
    else { return nil }
    var kind = ReportColumn("区分")
    kind.take(role: .kind)
    self.columns = columns[..<place] + [kind] + columns[place...]
    self.edges = edges[..<place] + [TextPiece(text: "区分", start: first.start, end: first.end)] + edges[place...]
    self.lines = lines.map { line in
      (line.line, line.pieces.flatMap { piece in Self.parted(piece).map { [$0.kind] + $0.rest } ?? [piece] })
    }
  }

  private static func parted(_ piece: TextPiece) -> (kind: TextPiece, rest: [TextPiece])? {
    let words = piece.words
    guard let first = words.first, ReportTable.kindWords.contains(ColumnRole.fold(first.text)),
      words.dropFirst().allSatisfy({ $0.isNumber || CellReading.isStroke($0.text) })
    else { return nil }
    return (first, Array(words.dropFirst()))
  }
}
