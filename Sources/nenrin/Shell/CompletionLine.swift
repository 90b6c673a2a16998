// SPDX-License-Identifier: GPL-3.0-or-later

/// A line that is being typed, as far as completions need it.
struct CompletionLine {
  /// Without the quotes of the shell; the first is the command.
  let words: [String]
  /// Of the word that is completed.
  let index: Int
  /// Its beginning, up to the cursor.
  let typed: String

  init(_ words: [String], index: Int, typed: String) {
    self.words = words.map(Self.unquoted)
    (self.index, self.typed) = (index, Self.unquoted(typed))
  }

  /// What stands after an option: `--store a.db`, `--store=a.db`, and the three words `--store`, `=`, `a.db` that bash makes of the
  /// latter.
  func value(of option: String) -> String? {
    for (place, word) in words.enumerated() where place != index - 1 {
      if word.hasPrefix(option + "="), word != option + "=" { return String(word.dropFirst(option.count + 1)) }
      guard word == option || word == option + "=" else { continue }
      let rest = words.dropFirst(place + 1)
      return rest.first == "=" ? rest.dropFirst().first : rest.first
    }
    return nil
  }

  /// A word as the shell would hand it over, for the plain ways to quote: `'my store.db'`, `"my store.db"`, `my\ store.db`.
  private static func unquoted(_ word: String) -> String {
    var (text, quote, isEscaped) = ("", Character?.none, false)
    for character in word {
      if isEscaped {
        text.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      } else {
        text.append(character)
      }
    }
    return text
  }
}
