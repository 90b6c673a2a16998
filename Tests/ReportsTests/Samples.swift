// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Reports

/// Python as an independent reader of what was written.
struct Python {
  let path: String

  /// The one of the environment.
  static let plain = Python(path: "python3").ifAble(to: "import csv, json")
  /// One that has the package wcwidth, from the repository's virtual environment or the system.
  static let withWidths =
    Python(path: root.appendingPathComponent(".build-venv/bin/python3").path).ifAble(to: "import wcwidth")
    ?? Python(path: "python3").ifAble(to: "import wcwidth")

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func ifAble(to script: String) -> Python? {
    (try? run(script + "\nprint('able')", input: "")) == "able\n" ? self : nil
  }

  /// What the script prints, given a file of the input by name.
  func run(_ script: String, input: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("nenrin-\(UUID().uuidString)")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [path, "-c", script, file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

/// SplitMix64: the same seed gives the same table on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
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
