// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Words of headers and labels whose letters are set apart, so that words below one another are of one width: 目　標, 担　当　課.
enum SpacedWords {
  /// The line with such words whole; the blanks between their letters stand behind them, so that what follows keeps its place,
  /// unless that is a colon.
  static func joined(_ line: String) -> String {
    guard line.utf8.count < 4000, mayStand(in: line) else { return line }
    var letters = Array(line)
    var index = 0
    var isChanged = false
    while index + 2 < letters.count {
      let run = run(letters, from: index)
      guard run.count > 1 else {
        index += 1
        continue
      }
      let word = String(run.map { letters[$0] })
      if word == "年度" || ColumnRole.of(word)?.share == 1 {
        let next = run[run.count - 1] + 1
        let isLabel = letters.indices.contains(next) && "：:".contains(letters[next])
        let blanks = isLabel ? [] : run.dropLast().map { letters[$0 + 1] }
        letters.replaceSubrange(run[0]...run[run.count - 1], with: Array(word) + blanks)
        isChanged = true
      }
      index = min(run[run.count - 1] + 1, letters.count)
    }
    return isChanged ? String(letters) : line
  }

  /// Whether a letter stands alone between blanks, which most lines have none of.
  private static func mayStand(in line: String) -> Bool {
    var (before, middle): (Unicode.Scalar, Unicode.Scalar) = (" ", " ")
    for scalar in line.unicodeScalars {
      if isBlank(before), isLetter(middle), isBlank(scalar) { return true }
      (before, middle) = (middle, scalar)
    }
    return false
  }

  /// The places of letters with one blank between each and the next.
  private static func run(_ letters: [Character], from start: Int) -> [Int] {
    func isSingle(_ place: Int) -> Bool {
      guard letters.indices.contains(place), isLetter(letters[place]) else { return false }
      return place + 1 == letters.count || !isLetter(letters[place + 1])
    }
    guard isSingle(start), start == 0 || !isLetter(letters[start - 1]) && !letters[start - 1].isNumber else {
      return []
    }
    var run = [start]
    while run.count < 6, let last = run.last, last + 2 < letters.count, isBlank(letters[last + 1]),
      isSingle(last + 2)
    {
      run.append(last + 2)
    }
    return run
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{3000}" }
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x3041...0x30FE).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value)
  }
  private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\u{3000}" }
  private static func isLetter(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { isLetter($0) } ?? false
  }
}
