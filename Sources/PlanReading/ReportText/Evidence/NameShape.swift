// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Whether a text can be the whole name of something. No Japanese noun begins with a small kana, a closing bracket or the
/// particle を; one that does is the rest of a name that was cut, and the values beside it may be another's.
enum NameShape {
  private static let never = Set("をんーぁぃぅぇぉっゃゅょァィゥェォッャュョ）」』】〕、。・％%，．")
  private static let joints = ["による", "における", "に係る", "に関する", "のうち", "に占める", "を", "への", "との"]
  private static let brackets: [(open: String, close: String)] = [("（(", "）)"), ("「", "」"), ("【", "】"), ("『", "』")]

  static func isCut(_ name: String) -> Bool {
    let text = name.trimmingBlanks()
    guard let first = text.first else { return false }
    // 市民課, 達成度: what stands beside names.
    let isBeside =
      RowShape.isDepartment(text) && !text.hasSuffix("センター") || ColumnRole.of(text).map { $0.share == 1 } ?? false
    if isBeside || never.contains(first) || joints.contains(where: text.hasPrefix) { return true }
    if ["の", "に", "を", "、", "（", "(", "・", "による", "における", "に占める"].contains(where: text.hasSuffix) { return true }
    return brackets.contains { open, close in
      text.count(where: open.contains) != text.count(where: close.contains)
    }
  }
}
