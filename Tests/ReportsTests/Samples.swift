// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Reports
import TestSupport

/// Python as an independent reader of what was written.
enum Python {
  static let plain = ProjectPython.path(with: "csv, json")
  static let withWidths = ProjectPython.path(with: "wcwidth")
}

/// Texts with which formats go wrong.
enum Texts {
  static let awkward = [
    "", "フォロワー数", "a,b;c", "say \"x\"", "改\n行", "a\r\nb", "\r", "\t x", " blank ", "=1+1", "+1", "-5", "@SUM(A1)",
    "'", "''", "'=1", "''=1", "'x", "=\"a\",\nb", "|", "a|b\\|c", "`code`", "<b>&amp;</b>", "*a*_b_~c~#[x](y)$z$",
    "\u{1B}[31mred\u{1B}[0m", "\u{9B}2J", "a\u{0}b", "\u{7F}", "\u{202E}abc", "\u{2028}", "e\u{301}", "\"\u{301}",
    "|\u{301}",
    "<\u{301}", "𠮷野家", "ｶﾞｷﾞ", "👨‍👩‍👧🇯🇵❤️", "1,234", "null", "true", "12",
  ]
}

extension Table {
  /// A table of one text column and one of numbers.
  static func of(_ texts: [String], number: Double = -5) -> Table {
    Table(
      columns: [Column("name", "名前"), Column("value", "値", .trailing)],
      rows: texts.map { [.text($0), .number(number)] })
  }
}
