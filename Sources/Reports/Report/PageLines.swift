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

  /// - Parameter type: in half points.
  init(_ column: Table.Column, texts: [String], type: Int) {
    // Of half width, with the room that a wider font takes.
    let character = type * 45 / 8
    func width(_ text: String, isBold: Bool = false) -> Int {
      // Fonts that stand in for the one asked for are up to a seventh wider.
      Int((TextExtent.width(text, size: Double(10 * type)) * (isBold ? 1.25 : 1.15)).rounded(.up))
    }
    let heading = width(column.heading, isBold: true)
    let word = column.heading.split(separator: " ").map(String.init).reduce(0) { widest, word in
      // More than a few kanji go over to a second line.
      let whole = width(word, isBold: true)
      let isWhole = whole <= 12 * character || word.utf8.allSatisfy { $0 < 0x80 }
      return max(widest, isWhole ? whole : whole / 2 + character)
    }
    widths = texts.map { width($0) }
    let text = widths.max() ?? 0
    isLong = column.alignment == .leading && text > 24 * character
    longest = max(text, min(heading, 16 * character))
    // A reason why there is no number stands in brackets, and may break between its words.
    let numbers = zip(texts, widths).map { text, whole in
      text.hasPrefix("(") ? text.split(separator: " ").map { width(String($0)) }.max() ?? 0 : whole
    }
    let unbroken = column.alignment == .trailing ? numbers.max() ?? 0 : min(text, 15 * character)
    least = max(min(word, longest), unbroken)
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
  init(_ wishes: [ColumnWish]) {
    let options = Self.options(wishes).map { option in
      let places = Self.placed(option.lines, indent: option.indent, wishes)
      let height = Self.height(of: places, wishes)
      return (places: places, height: height, cost: height * option.burden)
    }
    let best = options.min { $0.cost < $1.cost }
    (places, height) = (best?.places ?? [], best?.height ?? 0)
    areNamesAlone = places.count > 1 && places[0].allSatisfy { $0.column.map { wishes[$0].isLong } ?? true }
  }

  private struct Option {
    var lines: [[Int]]
    /// Of the lines below the names, which stand under the first name, not under its number.
    var indent = 0
    /// How hard it is to read, beside others.
    var burden = 10
  }

  private static func options(_ wishes: [ColumnWish]) -> [Option] {
    let all = Array(wishes.indices)
    func room(_ columns: some Sequence<Int>) -> Int { columns.reduce(0) { $0 + wishes[$1].least + gap } }
    if room(all) <= pageWidth { return [Option(lines: [all])] + named(wishes) }
    return named(wishes)
      + [\ColumnWish.least, \.comfortable].map { wish in
        Option(lines: flowed(all, wishes.map { $0[keyPath: wish] }, pageWidth), burden: 12)
      }
  }

  private static func named(_ wishes: [ColumnWish]) -> [Option] {
    guard let first = wishes.firstIndex(where: \.isLong) else { return [] }
    let end = wishes[first...].firstIndex { !$0.isLong } ?? wishes.endIndex
    let least = wishes.map(\.least)
    let names = flowed(Array(0..<end), least, pageWidth)
    let before = least[..<first].reduce(0) { $0 + $1 + gap }
    return (before <= pageWidth / 5 ? [before, 0] : [0]).flatMap { indent in
      [least, wishes.map(\.comfortable)].map { widths in
        Option(
          lines: names + flowed(Array(end..<wishes.endIndex), widths, pageWidth - indent), indent: indent)
      }
    }
  }

  private static func flowed(_ columns: [Int], _ widths: [Int], _ room: Int) -> [[Int]] {
    var (lines, used): ([[Int]], Int) = ([], room)
    for column in columns {
      if used + widths[column] + gap > room {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(column)
      used += widths[column] + gap
    }
    return lines
  }

  private static func placed(_ lines: [[Int]], indent: Int, _ wishes: [ColumnWish]) -> [[PageTable.Place]] {
    lines.enumerated().map { number, line in
      let indent = number == 0 ? 0 : indent
      let blank = indent > 0 ? [PageTable.Place(column: nil, width: indent)] : []
      return blank + fitted(line, room: pageWidth - indent, isFilled: lines.count > 1, wishes)
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
  private static func height(of places: [[PageTable.Place]], _ wishes: [ColumnWish]) -> Int {
    let rows = wishes.first?.widths.count ?? 0
    return places.enumerated().reduce(0) { sum, line in
      sum
        + (0..<rows).reduce(0) { height, row in
          height
            + line.element.reduce(line.offset == 0 ? 1 : 0) { most, place in
              guard let column = place.column else { return most }
              let room = max(1, place.width - gap)
              return max(most, (wishes[column].widths[row] + room - 1) / room)
            }
        }
    }
  }
}
