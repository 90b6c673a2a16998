// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A text between gaps of two blanks or more, and where it stands on its line.
struct TextPiece: Sendable {
  let text: String
  /// In characters, and in columns of a terminal (full-width characters take two): by which of them a tool aligns differs.
  let start: [Int]
  let end: [Int]

  /// Runs of text between two or more blanks or one full-width one.
  static func pieces(of line: some StringProtocol) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var text = ""
    var (start, end, place, width, blanks) = ([0, 0], [0, 0], 0, 0, 0)
    func close() { if !text.isEmpty { pieces.append(TextPiece(text: text, start: start, end: end)) } }
    for character in line {
      if character == " " || character == "\u{3000}" || character == "\u{0C}" || character == "\t" {
        blanks += character == "\u{3000}" ? 2 : 1
      } else {
        if blanks >= 2 || text.isEmpty {
          close()
          (text, start) = ("", [place, width])
        } else if blanks == 1 {
          text += " "
        }
        text.append(character)
        (end, blanks) = ([place + 1, width + Self.width(character)], 0)
      }
      place += 1
      width += Self.width(character)
    }
    close()
    return pieces
  }

  /// How many columns of a terminal a character takes (Unicode's East Asian Width, with the marks that Japanese fonts draw wide).
  static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6:
      return 2
    case 0x2160...0x217F, 0x2460...0x24FF, 0x25A0...0x25FF, 0x2600...0x26FF: return 2
    default: return 1
    }
  }

  func overlaps(_ other: TextPiece, _ metric: Int) -> Bool {
    start[metric] < other.end[metric] && other.start[metric] < end[metric]
  }

  /// How far apart two pieces stand; 0 where they overlap.
  func distance(to other: TextPiece, _ metric: Int) -> Int {
    max(0, start[metric] - other.end[metric], other.start[metric] - end[metric])
  }
}

/// The columns of a table of which only the places of its texts on the page are left, as `pdftotext -layout` gives the tables
/// of a PDF. Between two headers the columns part where the fewest texts stand.
struct TextColumns: Sendable {
  /// 0: aligned by characters, 1: by columns of a terminal.
  let metric: Int
  /// Where each column but the first begins.
  let boundaries: [Int]

  /// - Parameters:
  ///   - header: one piece a column, in order.
  ///   - lines: the pieces of the table's lines.
  init(header: [TextPiece], lines: [[TextPiece]]) {
    // A page's columns are where its rows stand; a header over them may be set elsewhere on its own line.
    let starts = [0, 1].map { Self.startsUnderHeader($0, header, lines) }
    for metric in starts[1] > starts[0] ? [1, 0] : [0, 1] {
      if let bands = Self.bands(lines, metric), bands.count == header.count {
        self.metric = metric
        boundaries = zip(bands, bands.dropFirst()).map { ($0.upperBound + $1.lowerBound + 1) / 2 }
        return
      }
    }
    let fits = [0, 1].map { Self.fit(header, lines, metric: $0) }
    metric = (fits[1].crossings, -starts[1]) < (fits[0].crossings, -starts[0]) ? 1 : 0
    boundaries = fits[metric].boundaries
  }

  var count: Int { boundaries.count + 1 }

  /// The column in which most of a piece lies.
  func column(of piece: TextPiece) -> Int {
    let (start, end) = (piece.start[metric], piece.end[metric])
    var best = (column: 0, length: Int.min)
    for column in 0..<count {
      let left = column == 0 ? Int.min / 2 : boundaries[column - 1]
      let right = column == boundaries.count ? Int.max / 2 : boundaries[column]
      let length = min(end, right) - max(start, left)
      if length > best.length { best = (column, length) }
    }
    return best.column
  }

  /// A line's texts with their columns. A text over a boundary is parted there, if it has a blank where it crosses.
  func parted(_ pieces: [TextPiece]) -> [(column: Int, piece: TextPiece)] {
    pieces.flatMap { part($0) }.map { (column(of: $0), $0) }
  }

  private func part(_ piece: TextPiece) -> [TextPiece] {
    guard piece.text.contains(" "),
      let boundary = boundaries.first(where: { piece.start[metric] < $0 && $0 < piece.end[metric] })
    else { return [piece] }
    var (place, width) = (piece.start[0], piece.start[1])
    var left = ""
    for (index, character) in zip(piece.text.indices, piece.text) {
      let here = metric == 0 ? place : width
      if character == " ", (boundary - 2...boundary + 1).contains(here), !left.isEmpty {
        let right = piece.text[piece.text.index(after: index)...]
        let first = TextPiece(text: left, start: piece.start, end: [place, width])
        return [first] + part(TextPiece(text: String(right), start: [place + 1, width + 1], end: piece.end))
      }
      left.append(character)
      (place, width) = (place + 1, width + TextPiece.width(character))
    }
    return [piece]
  }

  // MARK: - Boundaries

  /// Lines of a page are shorter.
  private static let widest = 2000

  /// The places in which the rows have text, parted by gaps of two or more; `nil` where there is too little to tell.
  private static func bands(_ lines: [[TextPiece]], _ metric: Int) -> [Range<Int>]? {
    let widest = lines.lazy.map(\.count).max() ?? 0
    // Lines of one or two texts are the rest of a broken cell, or a title over all columns.
    let spans = lines.filter { $0.count > 2 && 2 * $0.count > widest }.joined().map {
      $0.start[metric]..<$0.end[metric]
    }
    guard spans.count >= 6 else { return nil }
    var bands: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = bands.last, span.lowerBound < last.upperBound + 2 {
        bands[bands.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        bands.append(span)
      }
    }
    return bands
  }

  private static func fit(_ header: [TextPiece], _ lines: [[TextPiece]], metric: Int) -> (
    boundaries: [Int], crossings: Int
  ) {
    // How many texts stand over the place between two columns of characters.
    var change = [Int](repeating: 0, count: widest + 2)
    for piece in header + lines.joined() where piece.end[metric] - piece.start[metric] > 1 {
      change[min(piece.start[metric] + 1, widest)] += 1
      change[min(piece.end[metric], widest)] -= 1
    }
    var (ink, sum) = ([Int](), 0)
    for step in change {
      sum += step
      ink.append(sum)
    }
    var (boundaries, crossings) = ([Int](), 0)
    for (left, right) in zip(header, header.dropFirst()) {
      let low = min((left.start[metric] + left.end[metric]) / 2 + 1, widest)
      let high = max(low, min((right.start[metric] + right.end[metric]) / 2, widest))
      let least = ink[low...high].min() ?? 0
      boundaries.append(widestGap(ink, low...high, least))
      crossings += least
    }
    return (boundaries, crossings)
  }

  /// The middle of the longest run of places with the least ink.
  private static func widestGap(_ ink: [Int], _ range: ClosedRange<Int>, _ least: Int) -> Int {
    var (best, start) = ((place: range.lowerBound, length: 0), -1)
    for place in range.lowerBound...(range.upperBound + 1) {
      if place <= range.upperBound, ink[place] == least {
        if start < 0 { start = place }
      } else if start >= 0 {
        if place - start > best.length { best = ((start + place) / 2, place - start) }
        start = -1
      }
    }
    return best.place
  }

  /// How many texts begin exactly under a header.
  private static func startsUnderHeader(_ metric: Int, _ header: [TextPiece], _ lines: [[TextPiece]]) -> Int {
    let starts = Set(header.map { $0.start[metric] })
    return lines.reduce(0) { sum, line in sum + line.count { starts.contains($0.start[metric]) } }
  }
}
