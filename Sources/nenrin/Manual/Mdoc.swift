// SPDX-License-Identifier: GPL-3.0-or-later

/// Text for mdoc(7), the language of manual pages, so that nothing in it is taken for a request or a macro.
enum Mdoc {
  /// A line of text by itself.
  static func line(_ text: String) -> String {
    // A sentence begins a line, so that the formatter knows where it ends.
    let escaped = self.escaped(text).replacing(". ", with: ".\n")
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  /// Text as one argument of a macro.
  static func argument(_ text: String) -> String {
    // Within quotation marks blanks are kept; a quotation mark itself would end them.
    "\"\\&" + escaped(text).replacing("\"", with: "\\(dq") + "\""
  }

  /// Text as the rest of a macro's line: a word that could be a macro's name (`In`, `Op`) is told from one.
  static func words(_ text: String) -> String {
    let words = escaped(text).split(separator: " ")
    return words.map { $0.count <= 3 && $0.first?.isUppercase == true ? "\\&" + $0 : String($0) }
      .joined(separator: " ")
  }

  /// Names whose dashes are typed: a hyphen could be set as another character, which then cannot be copied.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\n", with: " ")
  }

  static func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [".Sh \(title)"] + lines
  }

  static func list(_ items: [(tag: String, text: String)]) -> [String] {
    guard !items.isEmpty else { return [] }
    return [".Bl -tag -width Ds"] + items.flatMap { [".It \($0.tag)", line($0.text)] } + [".El"]
  }
}
