// SPDX-License-Identifier: GPL-3.0-or-later

/// The texts of a column on paper as widths, in twentieths of a point, with how wide it wants to be and how narrow it can do.
struct ColumnWish {
  let widths: [Int]
  let longest: Int
  let least: Int
  /// What most of its texts can do with.
  let usual: Int
  /// Texts of several lines.
  let isLong: Bool

  /// - Parameters:
  ///   - unbroken: which texts stay on one line but for their blanks, as numbers do.
  ///   - type: in half points.
  ///   - isLabelled: each text stands behind the heading, not below it.
  init(_ column: Table.Column, texts: [String], unbroken: [Bool], type: Int, isLabelled: Bool = false) {
    // Of half width, with the room that a wider font takes.
    let character = type * 45 / 8
    func width(_ text: some StringProtocol, isBold: Bool = false) -> Int {
      // Fonts that stand in for the one asked for are up to a seventh wider.
      Int((TextExtent.width(String(text), size: Double(10 * type)) * (isBold ? 1.25 : 1.15)).rounded(.up))
    }
    func inTwoLines(_ text: String) -> Int {
      text.indices.filter { text[$0] == " " }.map { max(width(text[..<$0]), width(text[text.index(after: $0)...])) }
        .min()
        ?? width(text)
    }
    let heading = width(column.heading, isBold: true)
    let word = column.heading.split(separator: " ").reduce(0) { widest, word in
      // More than a few kanji go over to a second line.
      let whole = width(word, isBold: true)
      let isWhole = whole <= 12 * character || word.utf8.allSatisfy { $0 < 0x80 }
      return max(widest, isWhole ? whole : whole / 2 + character)
    }
    let label = isLabelled ? width(column.heading) + character : 0
    widths = texts.map { $0.isEmpty ? 0 : width($0) + label }
    let text = widths.max() ?? 0
    isLong = column.alignment == .leading && text - label > 24 * character
    longest = isLabelled ? text : max(text, min(heading, 16 * character))
    // A reason why there is no number stands in brackets, and may break once between its words, as may words that judge.
    let isNumber = column.alignment == .trailing
    let parts = zip(texts, unbroken).map { text, isUnbroken in
      if isNumber, !text.hasPrefix("(") { return width(text) }
      return isNumber || isUnbroken ? inTwoLines(text) : 0
    }
    let kept = label + (parts.max() ?? 0)
    let name = isNumber ? 0 : min(text, label + 15 * character)
    least = min(max(isLabelled ? 0 : min(word, longest), kept, name), PageTable.pageWidth - PageTable.gap)
    usual = max(least, min(longest, 3 * widths.reduce(0, +) / max(1, widths.count), 160 * character))
  }

  /// With which texts have two or three lines at the most, as a rule.
  var comfortable: Int { isLong ? max(least, min(longest, 2700)) : least }
}

/// Which columns of a table share a line, and how wide each is.
struct PageLines {
  let places: [[PageTable.Place]]
  /// Whether the first line has names only, below which other lines stand.
  let areNamesAlone: Bool
  /// How many lines of text the table has, its texts of several lines counted.
  let height: Int

  private static let (pageWidth, gap) = (PageTable.pageWidth, PageTable.gap)

  /// The lowest of what is possible: all in one line; the names in one of their own with the rest below them, which finds the eye
  /// more easily; or as words fill lines.
  ///
  /// - Parameter labelled: what the columns wish where each text has its heading before it.
  init(_ wishes: [ColumnWish], labelled: [ColumnWish]) {
    let options = Self.options(wishes, labelled).map { option in
      let places = Self.placed(option, wishes, labelled)
      let height = Self.height(of: places, wishes, labelled)
      return (places: places, height: height, cost: height * option.burden)
    }
    let best = options.min { $0.cost < $1.cost }
    (places, height) = (best?.places ?? [], best?.height ?? 0)
    areNamesAlone = places.count > 1 && places[0].allSatisfy { $0.column.map { wishes[$0].isLong } ?? true }
  }

  private struct Option {
    var lines: [[Int]]
    /// Those after so many have their headings in them.
    var unlabelled = 1
    /// Of the lines below the names, which stand under the first name, not under its number.
    var indent = 0
    /// How hard it is to read, beside others.
    var burden = 10
  }

  private static func options(_ wishes: [ColumnWish], _ labelled: [ColumnWish]) -> [Option] {
    let all = Array(wishes.indices)
    func room(_ columns: some Sequence<Int>) -> Int { columns.reduce(0) { $0 + wishes[$1].least + gap } }
    if room(all) <= pageWidth { return [Option(lines: [all])] + named(wishes, labelled) }
    return named(wishes, labelled)
      + [\ColumnWish.least, \.comfortable].map { wish in
        let (first, further) = (wishes.map { $0[keyPath: wish] }, labelled.map { $0[keyPath: wish] })
        return Option(lines: flowed(all, first, then: further, pageWidth), burden: 12)
      }
  }

  private static func named(_ wishes: [ColumnWish], _ labelled: [ColumnWish]) -> [Option] {
    guard let first = wishes.firstIndex(where: \.isLong) else { return [] }
    let end = wishes[first...].firstIndex { !$0.isLong } ?? wishes.endIndex
    let least = wishes.map(\.least)
    let names = flowed(Array(0..<end), least, then: least, pageWidth)
    let before = least[..<first].reduce(0) { $0 + $1 + gap }
    return (before <= pageWidth / 5 ? [before, 0] : [0]).flatMap { indent in
      [\ColumnWish.least, \.comfortable].map { wish in
        let (first, further) = (wishes.map { $0[keyPath: wish] }, labelled.map { $0[keyPath: wish] })
        return Option(
          lines: names + flowed(Array(end..<wishes.endIndex), first, then: further, pageWidth - indent),
          unlabelled: names.count + 1, indent: indent)
      }
    }
  }

  private static func flowed(_ columns: [Int], _ first: [Int], then further: [Int], _ room: Int) -> [[Int]] {
    var (lines, used): ([[Int]], Int) = ([], room)
    func width(_ column: Int) -> Int { (lines.count > 1 ? further : first)[column] + gap }
    for column in columns {
      if used + width(column) > room {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(column)
      used += width(column)
    }
    return lines
  }

  private static func placed(_ option: Option, _ wishes: [ColumnWish], _ labelled: [ColumnWish]) -> [[PageTable.Place]]
  {
    option.lines.enumerated().map { number, line in
      let indent = number == 0 ? 0 : option.indent
      let isLabelled = number >= option.unlabelled
      let blank = indent > 0 ? [PageTable.Place(column: nil, width: indent)] : []
      let places = fitted(
        line, room: pageWidth - indent, isFilled: option.lines.count > 1, isLabelled ? labelled : wishes)
      return blank + places.map { PageTable.Place(column: $0.column, width: $0.width, isLabelled: isLabelled) }
    }
  }

  /// As wide as they wish, or what is left beyond the least shared by how much more each wishes. One of several lines is as wide as
  /// the page.
  private static func fitted(_ line: [Int], room: Int, isFilled: Bool, _ wishes: [ColumnWish]) -> [PageTable.Place] {
    let least = line.map { wishes[$0].least + gap }
    let more = line.map { wishes[$0].usual - wishes[$0].least }
    let (taken, wished) = (least.reduce(0, +), more.reduce(0, +))
    var widths = zip(least, more).map { least, more in
      if taken > room { return least * room / taken }
      return least + (wished > room - taken ? more * (room - taken) / wished : more)
    }
    let left = room - widths.reduce(0, +)
    if isFilled, left > 0 {
      let long = line.indices.filter { wishes[line[$0]].isLong }
      let takers = long.isEmpty ? Array(line.indices) : long
      for index in takers { widths[index] += left / takers.count }
    }
    return zip(line, widths).map { PageTable.Place(column: $0, width: $1) }
  }

  /// A line in which a row has nothing is left out, but for the first.
  private static func height(of places: [[PageTable.Place]], _ wishes: [ColumnWish], _ labelled: [ColumnWish]) -> Int {
    let rows = wishes.first?.widths.count ?? 0
    return places.enumerated().reduce(0) { sum, line in
      sum
        + (0..<rows).reduce(0) { height, row in
          height
            + line.element.reduce(line.offset == 0 ? 1 : 0) { most, place in
              guard let column = place.column else { return most }
              let room = max(1, place.width - gap)
              let wish = (place.isLabelled ? labelled : wishes)[column]
              return max(most, (wish.widths[row] + room - 1) / room)
            }
        }
    }
  }
}
