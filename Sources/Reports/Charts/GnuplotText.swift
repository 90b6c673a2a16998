// SPDX-License-Identifier: GPL-3.0-or-later

/// The one way by which text of a user's file gets into a gnuplot script.
///
/// What gnuplot 5.4 does with text, tried out and kept by the tests:
/// - In double quotes it runs what stands between backquotes, so no script has a double-quoted string with text in it.
/// - In single quotes, in a comment and in a data block it runs nothing: not backquotes, not `@macro`, not `$(…)`.
/// - A doubled quote stands for one, but not at the start of a string, where `''` is an empty string and what follows
///   would be a command: so no quote is doubled here. After `"'"` on the same line it expands `@macro` even inside single
///   quotes: so none is written that way either.
/// - A newline ends a single-quoted string, and what follows would be a command.
/// - A line of a data block that merely begins with the end mark ends the block, and what follows would be commands.
///   A `DataRow` begins with a number.
/// - A data block reads escapes (`\n`, `\101`) and double quotes inside a field, even without datafile quoting.
/// - `with labels noenhanced` still reads `_`, `^`, `{` and `@` as markup; `set termoption noenhanced` does not.
/// - Labels of tics are formats (`%`); so text stands in `set label` and data blocks only.
enum GnuplotText {
  /// A string expression: pieces in single quotes, in which gnuplot reads nothing, and apostrophes by name between them:
  /// `'it'.apostrophe.'s'`. It begins with a literal, as `set label` wants.
  static func quoted(_ text: String) -> String {
    // By scalar: an apostrophe with a combining mark is one Character that is not an apostrophe.
    let pieces = printable(text).unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
    var expression = ""
    for (index, piece) in pieces.enumerated() {
      if index > 0 { expression += ".apostrophe" }
      if index == 0 || !piece.isEmpty { expression += (index > 0 ? "." : "") + "'\(String(piece))'" }
    }
    return expression
  }

  /// What a script must say before the first `quoted` text.
  static let preamble = "apostrophe = sprintf('%c', 39)"

  /// A field of a tab-separated data block, to be read by its column number: `strcol()` would unescape it twice.
  static func field(_ text: String) -> String {
    var field = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "\\": field += "\\\\"
      case "\"": field += "\\042"
      default: field.unicodeScalars.append(scalar)
      }
    }
    return field
  }

  /// The text as it can stand on one line of a picture: each control character and line end is a space, what no font of
  /// the charts has is 〓, and what would turn the direction of the line or break the XML of an SVG is left out.
  static func printable(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in DrawableText.replacing(text).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
      case .surrogate: break
      default:
        if !turnsDirection(scalar) && !scalar.properties.isNoncharacterCodePoint { line.append(scalar) }
      }
    }
    return trimmed(parted(String(line)))
  }

  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// `]]>` cannot stand in the text of an SVG, whose `>` gnuplot leaves as it is: an invisible joiner parts it.
  private static func parted(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ">")) else { return text }
    var parted = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == ">", parted.suffix(2).elementsEqual(["]", "]"]) { parted.append("\u{2060}") }
      parted.append(scalar)
    }
    return String(parted)
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    guard let end = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...end])
  }
}

/// A number as gnuplot reads it back to the same double, whatever the locale: `0.1`, `1e-07`, `2626520000`.
enum GnuplotNumber {
  static func written(_ value: Double) -> String {
    precondition(value.isFinite, "a chart refuses what is not a number before it writes a script")
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return String(value)
  }
}
