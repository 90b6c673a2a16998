// SPDX-License-Identifier: GPL-3.0-or-later

/// The texts of a workbook's cells, which name them by number. Of a rich text the runs are joined; phonetic runs
/// (ふりがな) are left out, since they say the same once more.
final class SharedStrings: XMLConsumer {
  private(set) var texts: [String] = []
  private var text = RichText()

  func begin(_ name: String, _ attributes: XMLAttributes) {
    if name == "si" { text = RichText() }
    text.begin(name)
  }

  func take(_ piece: String) { text.take(piece) }

  func end(_ name: String) {
    text.end(name)
    if name == "si" { texts.append(text.content) }
  }
}

/// The text of a shared string or an inline one.
struct RichText {
  private var written = ""
  private var isInText = false
  private var isPhonetic = false

  /// A character that XML cannot hold is written as `_x000D_` (ECMA-376 part 1, 22.9.2.19).
  var content: String {
    guard written.contains("_x") else { return written }
    var content = ""
    var rest = written[...]
    while let start = rest.firstRange(of: "_x") {
      content += rest[..<start.lowerBound]
      rest = rest[start.lowerBound...]
      let digits = rest.dropFirst(2).prefix(4)
      if digits.utf8.count == 4, rest.dropFirst(6).first == "_",
        let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
      {
        content.unicodeScalars.append(scalar)
        rest = rest.dropFirst(7)
      } else {
        content += "_x"
        rest = rest.dropFirst(2)
      }
    }
    return content + rest
  }

  mutating func begin(_ name: String) {
    if name == "rPh" { isPhonetic = true }
    if name == "t" { isInText = true }
  }

  mutating func take(_ piece: String) { if isInText, !isPhonetic { written += piece } }

  mutating func end(_ name: String) {
    if name == "rPh" { isPhonetic = false }
    if name == "t" { isInText = false }
  }
}
