// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A table of which only the places of its texts on the page are left: columns are told apart by blanks that stand above
/// one another, as `pdftotext -layout` gives the tables of a PDF.
struct AlignedText {
  /// A text between gaps of two blanks or more, and where it stands. Full-width characters take two places, as on the
  /// page.
  private struct Piece {
    let text: String
    let start: Int
    let end: Int
  }

  private let file: String
  private let lines: [(number: Int, pieces: [Piece])]

  init(_ file: TextFile) {
    self.file = file.path
    let texts = file.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\u{0C}" }
    lines = texts.enumerated().map { ($0 + 1, Self.pieces(of: $1)) }.filter { !$0.pieces.isEmpty }
  }

  /// The table below the line with the most known headers; `nil` where no line has two.
  var table: CellTable? {
    let scored = lines.indices.map { (index: $0, score: Self.score(lines[$0].pieces)) }
    guard let best = scored.max(by: { ($0.score, -$0.index) < ($1.score, -$1.index) }), best.score > 3 else {
      return nil
    }
    let header = lines[best.index]
    let texts = header.pieces.map(\.text)
    var rows: [CellTable.Row] = []
    for line in lines[(best.index + 1)...] where line.pieces.count > 1 && line.pieces.map(\.text) != texts {
      rows.append(CellTable.Row(line: line.number, fields: Self.fields(line.pieces, under: header.pieces)))
    }
    guard !rows.isEmpty else { return nil }
    return CellTable(file: file, headerLine: header.number, header: texts, rows: rows, problems: [])
  }

  private static func score(_ pieces: [Piece]) -> Int {
    pieces.reduce(0) { $0 + (HeaderMeaning($1.text) != nil ? 3 : ColumnGuess.role($1.text) != nil ? 2 : 0) }
  }

  /// Each text goes under the header that it overlaps or stands nearest to; two under one header are one text.
  private static func fields(_ pieces: [Piece], under header: [Piece]) -> [String] {
    var fields = [String](repeating: "", count: header.count)
    for piece in pieces {
      let distances = header.map { max($0.start - piece.end, piece.start - $0.end) }
      guard let column = distances.indices.min(by: { distances[$0] < distances[$1] }) else { continue }
      fields[column] += fields[column].isEmpty ? piece.text : " " + piece.text
    }
    return fields
  }

  private static func pieces(of line: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var (text, start, end, place, blanks) = ("", 0, 0, 0, 0)
    for character in line {
      if character.isWhitespace {
        blanks += 1
        place += 1
        continue
      }
      if blanks > 1 || text.isEmpty {
        if !text.isEmpty { pieces.append(Piece(text: text, start: start, end: end)) }
        (text, start) = ("", place)
      } else if blanks == 1 {
        text += " "
      }
      text.append(character)
      place += isWide(character) ? 2 : 1
      (end, blanks) = (place, 0)
    }
    if !text.isEmpty { pieces.append(Piece(text: text, start: start, end: end)) }
    return pieces
  }

  private static func isWide(_ character: Character) -> Bool {
    (character.unicodeScalars.first?.value ?? 0) >= 0x1100 && !("ｦ"..."ﾟ").contains(character)
  }
}
