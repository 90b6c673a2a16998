// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The table of values in a text whose columns are aligned by blanks (`TextColumns`).
struct AlignedText {
  private let file: String
  private let lines: [(number: Int, pieces: [TextPiece])]

  init(_ file: TextFile) {
    self.file = file.path
    let texts = file.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\u{0C}" }
    lines = texts.enumerated().map { ($0 + 1, TextPiece.pieces(of: $1)) }.filter { !$0.pieces.isEmpty }
  }

  /// The table below the line with the most known headers; `nil` where no line has two.
  var table: CellTable? {
    let scored = lines.indices.map { (index: $0, score: Self.score(lines[$0].pieces)) }
    guard let best = scored.max(by: { ($0.score, -$0.index) < ($1.score, -$1.index) }), best.score > 3 else {
      return nil
    }
    let header = lines[best.index]
    let texts = header.pieces.map(\.text)
    let body = lines[(best.index + 1)...].filter { $0.pieces.count > 1 && $0.pieces.map(\.text) != texts }
    let columns = TextColumns(header: header.pieces, lines: body.map(\.pieces))
    let rows = body.map { CellTable.Row(line: $0.number, fields: Self.fields($0.pieces, columns)) }
    guard !rows.isEmpty else { return nil }
    return CellTable(file: file, headerLine: header.number, header: texts, rows: rows, problems: [])
  }

  private static func score(_ pieces: [TextPiece]) -> Int {
    pieces.reduce(0) { $0 + (HeaderMeaning($1.text) != nil ? 3 : ColumnGuess.role($1.text) != nil ? 2 : 0) }
  }

  /// Two texts in one column are one text.
  private static func fields(_ pieces: [TextPiece], _ columns: TextColumns) -> [String] {
    var fields = [String](repeating: "", count: columns.count)
    for (column, piece) in columns.parted(pieces) {
      fields[column] += fields[column].isEmpty ? piece.text : " " + piece.text
    }
    return fields
  }
}
