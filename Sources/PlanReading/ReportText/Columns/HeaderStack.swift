// SPDX-License-Identifier: GPL-3.0-or-later

/// The texts of a header's lines, put over one another.
struct HeaderStack {
  private(set) var headings: [ReportColumn.Heading] = []
  private(set) var pieces: [TextPiece] = []
  /// How often two headings fell into one column.
  private(set) var clashes = 0
  private let metric: Int

  /// The line with the most texts has one for nearly every column; the others belong to those under or over which they
  /// stand, and over several to all of them.
  init(_ lines: some Collection<[TextPiece]>, _ metric: Int) {
    self.metric = metric
    let lines = Array(lines)
    // 目標 実績 目標 実績 below 令和2年度 令和3年度: words that come again are the columns' own.
    let weights = lines.map { 2 * $0.count - Set($0.map(\.text)).count }
    guard let main = lines.indices.max(by: { weights[$0] < weights[$1] }) else { return }
    pieces = lines[main]
    headings = pieces.map { ReportColumn.Heading(own: $0.text) }
    // The lowest line has the columns' own texts, the highest stands over all that is below it.
    for line in Self.levels(lines[(main + 1)...], metric).reversed() { add(line, isAbove: false) }
    for line in Self.levels(lines[..<main], metric).reversed() { add(line, isAbove: true) }
  }

  /// Lines whose texts stand beside one another are one level of the header, set at different heights.
  private static func levels(_ lines: ArraySlice<[TextPiece]>, _ metric: Int) -> [[TextPiece]] {
    var levels: [[TextPiece]] = []
    for line in lines {
      if let last = levels.last, !line.contains(where: { piece in last.contains { $0.overlaps(piece, metric) } }) {
        levels[levels.count - 1] = (last + line).sorted { $0.start[metric] < $1.start[metric] }
      } else {
        levels.append(line)
      }
    }
    return levels
  }

  private mutating func add(_ line: [TextPiece], isAbove: Bool) {
    let grouped = isAbove ? grouped(under: line) : [:]
    // Columns of their own come last: the others are known by their places.
    var fresh: [TextPiece] = []
    var dated = Set<Int>()
    for (index, piece) in line.enumerated() {
      let under = pieces.indices.filter { pieces[$0].overlaps(piece, metric) }
      let own = grouped[index] ?? []
      if own.count > 1 || under.count > 1 || own.count == 1 && under.allSatisfy(own.contains) {
        for column in own.isEmpty ? under : own { over(piece.text, column) }
      } else if let column = under.first, !ReportColumn.isYear(piece.text) || dated.insert(column).inserted {
        if clash(piece.text, headings[column].own) { clashes += 1 }
        headings[column].own = isAbove ? piece.text + headings[column].own : headings[column].own + piece.text
        pieces[column] = Self.joined(pieces[column], piece)
      } else {
        fresh.append(piece)
      }
    }
    let words = isAbove ? [] : fresh.filter { isOverYears($0, among: fresh) }
    for piece in fresh where !words.contains(where: { $0.start == piece.start }) {
      if isAbove, let column = completed(by: piece) {
        headings[column] = ReportColumn.Heading(own: piece.text + headings[column].own)
        continue
      }
      let place = pieces.firstIndex { $0.start[metric] > piece.start[metric] } ?? pieces.count
      if isAbove, isTitleOfYears(piece, before: place) { continue }
      pieces.insert(piece, at: place)
      headings.insert(ReportColumn.Heading(own: piece.text), at: place)
    }
    for word in words {
      for column in pieces.indices where fresh.contains(where: { $0.start == pieces[column].start }) {
        if ReportColumn.isYear(headings[column].own) { over(word.text, column) }
      }
    }
  }

  /// 実績値 between R2 R3 and R4, with nothing of its own: it was set in the middle of their height and is over them all.
  private func isOverYears(_ piece: TextPiece, among line: [TextPiece]) -> Bool {
    let column = ReportColumn(piece.text)
    guard column.role == .actual || column.role == .target, column.fiscalYear == nil,
      let before = line.last(where: { $0.end[metric] <= piece.start[metric] }),
      let behind = line.first(where: { $0.start[metric] >= piece.end[metric] })
    else { return false }
    return ReportColumn.isYear(before.text) && ReportColumn.isYear(behind.text)
  }

  /// 年度 in the middle over R1 R2 R3 R4, above none of them.
  private func isTitleOfYears(_ piece: TextPiece, before place: Int) -> Bool {
    guard ColumnRole.of(piece.text)?.role == .rowYear, headings.indices.contains(place - 1),
      headings.indices.contains(place)
    else { return false }
    return ReportColumn.isYear(headings[place - 1].own) && ReportColumn.isYear(headings[place].own)
  }

  /// 進捗 beside and above 状況, set a little apart: together they are one word of headers.
  private func completed(by piece: TextPiece) -> Int? {
    pieces.indices.first { column in
      pieces[column].distance(to: piece, metric) <= 6
        && ColumnRole.of(piece.text + headings[column].own)?.share == 1
    }
  }

  /// Two texts that each say what a column is; a year below 目標値 only completes it.
  private func clash(_ a: String, _ b: String) -> Bool {
    guard let one = ReportColumn(a).role, let other = ReportColumn(b).role else { return false }
    let values: [ColumnRole] = [.target, .actual, .baseline, .ratio, .status]
    return !(one == .yearly && values.contains(other) || other == .yearly && values.contains(one)) && one != other
  }

  private mutating func over(_ text: String, _ column: Int) {
    headings[column].group = headings[column].group.isEmpty ? text : headings[column].group + " " + text
  }

  /// The columns over which the texts of a line stand that complete them: a year over 目標 and 実績, or 実績値 over years.
  ///
  /// Where a year or a word comes again, the next group begins; if that makes as many groups as there are texts, they belong
  /// together in their order. Else each column has the nearest text.
  private func grouped(under line: [TextPiece]) -> [Int: [Int]] {
    let groups = line.indices.filter { index in
      let columns = pieces.indices.filter { completes(line[index].text, headings[$0].own) }
      guard let first = columns.first, let last = columns.last else { return false }
      // What stands beside them all is a column of its own.
      return line[index].end[metric] + 1 > pieces[first].start[metric]
        && line[index].start[metric] < pieces[last].end[metric] + 1
    }
    let columns = pieces.indices.filter { column in groups.contains { completes(line[$0].text, headings[column].own) } }
    var (found, run, runs) = ([Int: [Int]](), [Int](), [[Int]]())
    for column in columns {
      let here = ReportColumn(headings[column].own)
      let comesAgain = run.contains { before in
        let there = ReportColumn(headings[before].own)
        return there.role == here.role && (there.fiscalYear ?? 0) >= (here.fiscalYear ?? 0)
      }
      if comesAgain || run.last.map({ $0 + 1 < column }) ?? false {
        runs.append(run)
        run = []
      }
      run.append(column)
    }
    if !run.isEmpty { runs.append(run) }
    if runs.count == groups.count {
      for (group, run) in zip(groups, runs) { found[group] = run }
      return found
    }
    if let shared = resultsBetween(groups.map { line[$0] }, columns) {
      for (group, run) in zip(groups, shared) { found[group] = run }
      return found
    }
    if groups.count > 1, let shared = centred(groups.map { line[$0] }, columns) {
      for (group, run) in zip(groups, shared) { found[group] = run }
      return found
    }
    func overlaps(_ group: Int, _ run: [Int]) -> Bool { run.contains { pieces[$0].overlaps(line[group], metric) } }
    for column in columns {
      let nearest = groups.min { centres(line[$0], pieces[column]) < centres(line[$1], pieces[column]) }
      // A text that stands over one of the groups has no part in the others.
      let isElsewhere =
        nearest.map { group in
          runs.contains { overlaps(group, $0) } && !runs.contains { $0.contains(column) && overlaps(group, $0) }
        } ?? false
      if let nearest, !isElsewhere, pieces[column].distance(to: line[nearest], metric) <= 16 {
        found[nearest, default: []].append(column)
      }
    }
    return found
  }

  /// 基準値 実績値 目標値 over H30 R1 R2 R3 R4 R6: where the others stand right over one year each, the results have the rest.
  private func resultsBetween(_ texts: [TextPiece], _ columns: [Int]) -> [[Int]]? {
    let years = columns.compactMap { ReportColumn(headings[$0].own).fiscalYear }
    let results = texts.indices.filter { ReportColumn(texts[$0].text).role == .actual }
    guard texts.count > 1, texts.count < columns.count, results.count == 1, years.count == columns.count,
      zip(years, years.dropFirst()).allSatisfy(<), zip(columns, columns.dropFirst()).allSatisfy({ $0 + 1 == $1 })
    else { return nil }
    let before = results[0], behind = texts.count - before - 1
    let middle = columns.dropFirst(before).dropLast(behind)
    let groups = columns.prefix(before).map { [$0] } + [Array(middle)] + columns.suffix(behind).map { [$0] }
    let isRight = texts.indices.allSatisfy { text in
      text == before
        ? groups[text].contains { pieces[$0].overlaps(texts[text], metric) }
        : columns.filter { pieces[$0].overlaps(texts[text], metric) } == groups[text]
    }
    return isRight ? groups : nil
  }

  /// Columns side by side in as many groups as there are texts above them, so that each text stands in the middle of its group.
  private func centred(_ texts: [TextPiece], _ columns: [Int]) -> [[Int]]? {
    guard texts.count < columns.count, columns.count <= 40,
      zip(columns, columns.dropFirst()).allSatisfy({ $0 + 1 == $1 })
    else { return nil }
    func cost(_ text: Int, _ first: Int, _ last: Int) -> Int {
      let span = pieces[columns[first]].start[metric] + pieces[columns[last]].end[metric]
      let years = columns[first...last].compactMap { ReportColumn(headings[$0].own).fiscalYear }
      // A year that comes again is another group's.
      let isOne = zip(years, years.dropFirst()).allSatisfy(<)
      // A text right over the first or the last of several is over that one.
      let under = columns[first...last].filter { pieces[$0].overlaps(texts[text], metric) }
      let isAtEdge = first < last && under.count == 1 && (under[0] == columns[first] || under[0] == columns[last])
      return abs(texts[text].start[metric] + texts[text].end[metric] - span) + (isOne ? 0 : 40) + (isAtEdge ? 2 : 0)
    }
    // least[k][n]: the first k texts over the first n columns, and where the last group begins.
    var least = [[(cost: Int, start: Int)]](
      repeating: [(cost: Int, start: Int)](repeating: (Int.max / 4, 0), count: columns.count + 1),
      count: texts.count + 1)
    least[0][0].cost = 0
    for text in texts.indices {
      for end in 1...columns.count {
        for start in 0..<end where least[text][start].cost < Int.max / 4 {
          let sum = least[text][start].cost + cost(text, start, end - 1)
          if sum < least[text + 1][end].cost { least[text + 1][end] = (sum, start) }
        }
      }
    }
    guard least[texts.count][columns.count].cost <= 8 * texts.count else { return nil }
    var (groups, end) = ([[Int]](), columns.count)
    for text in texts.indices.reversed() {
      let start = least[text + 1][end].start
      groups.append(Array(columns[start..<end]))
      end = start
    }
    return groups.reversed()
  }

  private func centres(_ a: TextPiece, _ b: TextPiece) -> Int {
    abs(a.start[metric] + a.end[metric] - b.start[metric] - b.end[metric])
  }

  private func completes(_ group: String, _ own: String) -> Bool {
    let (over, below) = (ReportColumn(group), ReportColumn(own))
    let values: [ColumnRole] = [.target, .actual, .baseline, .ratio, .status]
    if over.role == .yearly { return below.fiscalYear == nil && values.contains(below.role ?? .name) }
    return values.contains(over.role ?? .name) && below.role == .yearly
  }

  private static func joined(_ a: TextPiece, _ b: TextPiece) -> TextPiece {
    TextPiece(
      text: a.text, start: [min(a.start[0], b.start[0]), min(a.start[1], b.start[1])],
      end: [max(a.end[0], b.end[0]), max(a.end[1], b.end[1])])
  }
}
