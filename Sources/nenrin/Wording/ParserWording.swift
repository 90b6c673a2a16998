// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// What the parser says of wrong usage, in Japanese. It has its sentences in English only and keeps the facts to itself, so
/// that they are known by their form; one that is not in the list stays as it is.
enum ParserWording {
  /// The message line by line: the sentence, the help for one argument, the usage.
  static func japanese(_ message: String) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false).map { japanese(line: String($0)) }
      .joined(separator: "\n")
  }

  private static func japanese(line: String) -> String {
    for (english, japanese) in frames where line.hasPrefix(english) {
      return japanese + sentence(String(line.dropFirst(english.count)))
    }
    return sentence(line)
  }

  private static func sentence(_ text: String) -> String {
    sentences.reduce(text) { text, entry in
      text.replacingOccurrences(of: entry.form, with: entry.japanese, options: .regularExpression)
    }
  }

  private static let frames = [("Error: ", "エラー："), ("Help:  ", "説明："), ("Usage: ", "使い方：")]

  /// `$1` is what stands in the form's first parentheses.
  private static let sentences: [(form: String, japanese: String)] = [
    ("^Unknown option '(.+)'\\. Did you mean '(.+)'\\?$", "オプション $1 はありません。$2 ではありませんか。"),
    ("^(   or: )?Unknown option '(.+)'$", "オプション $2 はありません。"),
    ("^Invalid option: (.+)$", "オプション $1 はありません。"),
    ("^(   or: )?Missing value for '(.+?)'( in '.+')?$", "$2 の値がありません。"),
    ("^Missing expected argument '(.+)'$", "$1 を指定してください。"),
    ("^Missing one of: (.+)$", "次のどれかを指定してください：$1"),
    ("^Missing required subcommand\\.$", "動詞を指定してください。"),
    ("^Unexpected argument '(.*)'$", "'$1' は使えません。つづりと、要らない語がないかを確かめてください。"),
    ("^[0-9]+ unexpected arguments: '(.*)'$", "'$1' は使えません。つづりと、要らない語がないかを確かめてください。"),
    ("^The option '(.+)' does not take any value, but '(.*)' was specified\\.$", "$1 に値は付けられません（「$2」）。"),
    ("^Value to be set with flag '(.+?)'.* had already been set with flag '(.+?)'.*$", "$1 と $2 は同時に指定できません。"),
    ("^The value '(.*)' is invalid for '(.+?)'(: .*)?$", "$2 の値「$1」は使えません$3。"),
    (
      "^The value '(.*)' is invalid for '(.+?)'\\. Please provide one of (the following:)?(.*?)\\.?$",
      "$2 の値「$1」は使えません。次のどれかにしてください：$4"
    ),
    // Lists, and what the usage leaves open.
    ("', '|' or '|' and '", "'、'"), ("<subcommand>", "<動詞>"), ("<options>", "<オプション>"),
    ("^  See '(.+)' for more information\\.$", "  詳しくは：$1"),
  ]
}
