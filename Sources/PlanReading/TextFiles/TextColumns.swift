// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of a table of which only the places of its texts on the page are left, as `pdftotext -layout` gives the tables
/// of a PDF. Between two headers the columns part where the fewest texts stand.
struct TextColumns: Sendable {
  /// 0: aligned by characters, 1: by columns of a terminal.
  let metric: Int
  /// Where each column but the first begins.
  let boundaries: [Int]
  /// Whether most texts of a column are numbers.
  private(set) var isNumeric: [Bool]
  /// More than one in ten lines has a text over a boundary, or beside no gap that other lines share.
  let isUnclear: Bool

  /// - Parameters:
  ///   - header: one piece a column, in order.
  ///   - lines: the pieces of the table's lines.
  init(header: [TextPiece], lines: [[TextPiece]]) {
    let layout = Self.layout(header, lines)
    (metric, boundaries) = (layout.metric, layout.boundaries)
    isUnclear = 10 * layout.crossings > lines.count(where: { $0.count > 1 })
    isNumeric = [Bool](repeating: false, count: header.count)
    var (all, numbers) = ([Int](repeating: 0, count: header.count), [Int](repeating: 0, count: header.count))
    for piece in lines.joined().flatMap({ part($0) }) {
      let column = column(of: piece)
      all[column] += 1
      if piece.isNumber { numbers[column] += 1 }
    }
    isNumeric = zip(all, numbers).map { 2 * $1 > $0 }
  }

  private static func layout(_ header: [TextPiece], _ lines: [[TextPiece]]) -> (
    metric: Int, boundaries: [Int], crossings: Int
  ) {
    // A page's columns are where its rows stand; a header over them may be set elsewhere on its own line.
    let starts = [0, 1].map { startsUnderHeader($0, header, lines) }
    let metrics = starts[1] > starts[0] ? [1, 0] : [0, 1]
    for metric in metrics {
      if let bands = bands(lines, metric), bands.count == header.count {
        return (metric, Self.between(bands), 0)
      }
    }
    // Columns set so close that single blanks part them; strokes of two columns may touch.
    let words = lines.map { $0.flatMap(\.words).filter { !CellReading.isStroke($0.text) } }
    for metric in metrics {
      if let bands = bands(words, metric, leastGap: 1), bands.count == header.count,
        zip(header, bands).allSatisfy({ isNear($0, $1, metric) })
      {
        return (metric, Self.between(bands), 0)
      }
    }
    let fits = [0, 1].map { fit(header, lines, metric: $0) }
    let metric = (fits[1].crossings, -starts[1]) < (fits[0].crossings, -starts[0]) ? 1 : 0
    return (metric, fits[metric].boundaries, fits[metric].crossings)
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

  /// A line's texts with their columns. A text over a boundary is parted there, if it has a blank where it crosses. Where two
  /// values fall into one column, the line is set narrower than the others, and each takes a column of its own.
  func parted(_ pieces: [TextPiece]) -> [(column: Int, piece: TextPiece)] {
    let parts = pieces.flatMap { part($0) }
    let columns = parts.map { column(of: $0) }
    let usual = Array(zip(columns, parts))
    let isCrowded = zip(usual, usual.dropFirst()).contains { left, right in
      left.0 == right.0 && left.1.isNumber && (right.1.isNumber || right.1.text.count <= 4)
    }
    let words = pieces.flatMap(\.words)
    if words.count == count, 2 * words.count(where: \.isNumber) >= count, isCrowded || parts.count != count {
      return Array(zip(0..<count, words))
    }
    guard isCrowded, parts.count <= count, let spread = spread(parts) else { return usual }
    return Array(zip(spread, parts))
  }

  /// The columns of texts of which each has its own, the nearest ones in order.
  private func spread(_ parts: [TextPiece]) -> [Int]? {
    func distance(_ piece: TextPiece, _ column: Int) -> Int {
      let left = column == 0 ? Int.min / 4 : boundaries[column - 1]
      let right = column == boundaries.count ? Int.max / 4 : boundaries[column]
      // A name among numbers, or a number among names, is further off than it stands.
      let isStrange = piece.isNumber != isNumeric[column] && !CellReading.isStroke(piece.text)
      return max(0, left - piece.end[metric] + 1, piece.start[metric] - right + 1) + (isStrange ? 8 : 0)
    }
    // best[column]: the least distance of the texts so far with the last one at or before the column.
    var steps: [[(cost: Int, column: Int)]] = []
    for (index, piece) in parts.enumerated() {
      var row: [(cost: Int, column: Int)] = []
      for column in 0..<count {
        let before = index == 0 ? 0 : column == 0 ? Int.max / 4 : steps[index - 1][column - 1].cost
        let here = (cost: min(before + distance(piece, column), Int.max / 4), column: column)
        row.append(column > 0 && row[column - 1].cost <= here.cost ? row[column - 1] : here)
      }
      steps.append(row)
    }
    guard let last = steps.last?.last, last.cost <= 4 * parts.count else { return nil }
    var (columns, limit) = ([Int](), count - 1)
    for row in steps.reversed() {
      columns.append(row[limit].column)
      limit = row[limit].column - 1
      if limit < 0 { break }
    }
    return columns.count == parts.count ? columns.reversed() : nil
  }

  private func part(_ piece: TextPiece) -> [TextPiece] {
    let words = piece.words
    guard words.count > 1,
      let boundary = boundaries.first(where: { piece.start[metric] < $0 && $0 < piece.end[metric] }),
      let next = words.indices.dropFirst().first(where: {
        words[$0 - 1].end[metric] <= boundary + 1 && boundary - 1 <= words[$0].start[metric]
      })
    else { return [piece] }
    func joined(_ words: ArraySlice<TextPiece>) -> TextPiece? {
      guard let first = words.first, let last = words.last else { return nil }
      return TextPiece(text: words.map(\.text).joined(separator: " "), start: first.start, end: last.end)
    }
    return (joined(words[..<next]).map { [$0] } ?? []) + (joined(words[next...]).map(part) ?? [])
  }

  // MARK: - Boundaries

  /// Lines of a page are shorter.
  private static let widest = 2000

  /// A header is not set far from its column's texts.
  private static func isNear(_ header: TextPiece, _ band: Range<Int>, _ metric: Int) -> Bool {
    max(band.lowerBound - header.end[metric], header.start[metric] - band.upperBound) <= 8
  }

  private static func between(_ bands: [Range<Int>]) -> [Int] {
    zip(bands, bands.dropFirst()).map { ($0.upperBound + $1.lowerBound + 1) / 2 }
  }

  /// The places in which the rows have text, parted by gaps; `nil` where there is too little to tell.
  private static func bands(_ lines: [[TextPiece]], _ metric: Int, leastGap: Int = 2) -> [Range<Int>]? {
    let widest = lines.lazy.map(\.count).max() ?? 0
    // Lines of one or two texts are the rest of a broken cell, or a title over all columns.
    let spans = lines.filter { $0.count > 2 && 2 * $0.count > widest }.joined().map {
      $0.start[metric]..<$0.end[metric]
    }
    guard spans.count >= 6 else { return nil }
    var bands: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = bands.last, span.lowerBound < last.upperBound + leastGap {
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
    // A blank within a text may stand between two columns.
    for piece in header + lines.joined().flatMap(\.words) where piece.end[metric] - piece.start[metric] > 1 {
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
