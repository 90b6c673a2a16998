// SPDX-License-Identifier: GPL-3.0-or-later

extension AlignedRows {
  /// 目標 21.0 below the first year: the word that says what the line has belongs to the column before, which is for it or for
  /// nothing that is known.
  mutating func partKinds() {
    func kind(_ cell: (column: Int, piece: TextPiece)) -> TextPiece? {
      guard cell.column > 0, [.yearly, .target, .actual, .baseline].contains(columns[cell.column].role),
        [nil, .kind, .novelty, .outline].contains(columns[cell.column - 1].role), let first = cell.piece.words.first
      else { return nil }
      return ReportTable.kindWords.contains(ColumnRole.fold(first.text)) ? first : nil
    }
    let found = lines.flatMap(\.cells).compactMap(kind).map { ColumnRole.fold($0.text) }
    guard found.count > 1, Set(found).count > 1 else { return }
    for index in lines.indices {
      guard let cell = lines[index].cells.firstIndex(where: { kind($0) != nil }),
        let word = kind(lines[index].cells[cell]), case let (column, piece) = lines[index].cells[cell],
        !lines[index].cells.contains(where: { $0.column == column - 1 })
      else { continue }
      let rest = piece.words.dropFirst()
      lines[index].cells[cell] = (column - 1, word)
      guard let next = rest.first, let last = rest.last else { continue }
      let value = TextPiece(text: rest.map(\.text).joined(separator: " "), start: next.start, end: last.end)
      lines[index].cells.insert((column, value), at: cell + 1)
    }
  }

  /// 登録者数 人: the unit that one blank parts from the name, where its own column has none on that line.
  mutating func partUnits() {
    guard let unit = columns.firstIndex(where: { $0.role == .unit }), unit > 0,
      columns[unit - 1].role == .name || columns[unit - 1].role == .indicator
    else { return }
    for index in lines.indices where !lines[index].cells.contains(where: { $0.column == unit }) {
      guard let cell = lines[index].cells.lastIndex(where: { $0.column == unit - 1 }), lines[index].cells.count > 2,
        case let piece = lines[index].cells[cell].piece, case let words = piece.words, words.count > 1,
        let last = words.last, CellReading.isUnit(last.text), let before = words.dropLast().last
      else { continue }
      let name = words.dropLast().map(\.text).joined(separator: " ")
      lines[index].cells[cell].piece = TextPiece(text: name, start: piece.start, end: before.end)
      lines[index].cells.insert((unit, last), at: cell + 1)
    }
  }

  /// 男性 and 女性 in lines of their own, and the name that holds for both set between them: each gets the whole name.
  mutating func nameParts() {
    guard let name = columns.firstIndex(where: { $0.role == .name }) else { return }
    for block in blocks {
      partLabels(of: block, name)
      let pieces = block.map { index in lines[index].cells.filter { $0.column == name }.map(\.piece) }
      let hasValues = block.map { index in
        lines[index].cells.contains { $0.column > name && $0.piece.text.contains(where: \.isNumber) }
      }
      func isPart(_ index: Int) -> Bool { hasValues[index] && (pieces[index].last?.text.count ?? 9) <= 4 }
      let starts = block.indices.filter(isPart).compactMap { pieces[$0].last?.start[metric] }
      guard let start = starts.first(where: { here in starts.count { abs($0 - here) <= 1 } > 1 }) else { continue }
      let parts = block.indices.filter { isPart($0) && abs((pieces[$0].last?.start[metric] ?? 0) - start) <= 1 }
      let stems = block.indices.filter { index in
        guard let first = pieces[index].first, first.start[metric] < start - 1 else { return false }
        return pieces[index].count > 1 && parts.contains(index) || !hasValues[index]
      }
      guard !stems.isEmpty else { continue }
      for part in parts {
        guard let stem = stems.min(by: { abs($0 - part) < abs($1 - part) }), abs(stem - part) <= 2,
          let text = pieces[stem].first?.text, let own = pieces[part].last
        else { continue }
        let whole = TextPiece(text: text + " " + own.text, start: own.start, end: own.end)
        lines[block[part]].cells.removeAll { $0.column == name }
        lines[block[part]].cells.append((name, whole))
      }
      for stem in stems where !parts.contains(stem) { lines[block[stem]].cells.removeAll { $0.column == name } }
    }
  }

  /// 男性 31.2% in the first column of values: the word before the number belongs to the name.
  private mutating func partLabels(of block: [Int], _ name: Int) {
    func label(_ index: Int) -> (cell: Int, words: [TextPiece])? {
      guard let cell = lines[index].cells.firstIndex(where: { $0.column == name + 1 }) else { return nil }
      let words = lines[index].cells[cell].piece.words
      guard words.count > 1, words[0].text.count <= 4, !words[0].text.contains(where: \.isNumber),
        words[1].text.first?.isNumber == true
      else { return nil }
      return (cell, words)
    }
    let labelled = block.filter { label($0) != nil }
    guard labelled.count > 1 else { return }
    for index in labelled {
      guard let (cell, words) = label(index), let last = words.last else { continue }
      let value = TextPiece(
        text: words.dropFirst().map(\.text).joined(separator: " "), start: words[1].start, end: last.end)
      lines[index].cells[cell] = (name + 1, value)
      lines[index].cells.insert((name, words[0]), at: cell)
    }
  }
}
