// SPDX-License-Identifier: GPL-3.0-or-later
internal import CTerminal
internal import Foundation

/// How many columns of a terminal a text takes: two for a full-width character, none for a combining one.
public enum DisplayWidth {
  /// The C library's own table answers only under a UTF-8 locale; the program's other categories stay as they are.
  private static let hasTable: Bool = setlocale(LC_CTYPE, "C.UTF-8") != nil || setlocale(LC_CTYPE, "UTF-8") != nil

  public static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  /// A character of several scalars (a letter with its mark, an emoji sequence) is as wide as its widest.
  public static func of(_ character: Character) -> Int {
    if character.isASCII { return character.isNewline ? 0 : 1 }
    guard hasTable else { return 2 }
    return character.unicodeScalars.reduce(0) { max($0, Int(wcwidth(wchar_t(bitPattern: $1.value)))) }
  }

  /// Breaks a text into lines of at most `width` columns: at blanks where there are some, as Japanese does anywhere else.
  public static func wrap(_ text: String, to width: Int) -> [String] {
    guard width > 0, of(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for character in text {
      if of(line) + of(character) > width, !line.isEmpty {
        let (kept, carried) = breakPoint(of: line, before: character)
        lines.append(kept)
        line = carried
      }
      if !(line.isEmpty && character == " ") { line.append(character) }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A Latin word goes over to the next line whole, if it does not fill the line itself.
  private static func breakPoint(of line: String, before next: Character) -> (kept: String, carried: String) {
    guard next.isASCII, next != " ", line.last?.isASCII == true, line.last != " ",
      let start = line.lastIndex(where: { $0 == " " || !$0.isASCII })
    else { return (line, "") }
    let carried = line[line.index(after: start)...]
    let kept = line[...start]
    return (kept.last == " " ? String(kept.dropLast()) : String(kept), String(carried))
  }
}

extension wchar_t {
  fileprivate init(bitPattern scalar: UInt32) { self = wchar_t(truncatingIfNeeded: scalar) }
}
