// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// What a text says as a heading of a column.
enum HeaderWords {
  private static let tails = [
    "名", "値", "率", "度", "課", "等", "室", "係", "（", "(", "）", ")", "※", "内容", "年度", "時点", "数値", "単位", "比", "差",
  ]

  /// A word of headers, a year, a unit in brackets, or the end of a heading that was broken.
  static func isOne(_ text: String) -> Bool {
    let text = text.trimmingBlanks()
    let bare = ReportColumn.withoutBracketedYear(text)
    if let role = ColumnRole.of(bare), role.share >= 0.4 || bare.count <= 6 { return !isValue(bare) }
    if ReportColumn.isYear(text) { return true }
    // 令和2年度の目標: what stands behind the year says it.
    let rest = ReportColumn.withoutLeadingYear(text)
    if rest.count < text.count, let role = ColumnRole.of(rest), role.share >= 0.4 { return !isValue(text) }
    if text.hasPrefix("(") || text.hasPrefix("（") { return text.count <= 12 && !isValue(text) }
    return text.count <= 3 && tails.contains { text.hasSuffix($0) } && !isValue(text)
  }

  private static let marks = Set("標績成評値率名課果進位状度結実策業組項KＫ".unicodeScalars)

  /// Every header has one of these characters, which a line of data seldom has: a quick look before a thorough one.
  static func mayStand(in line: String) -> Bool {
    line.unicodeScalars.contains { $0.value > 0x3000 && marks.contains($0) }
  }

  /// Digits only, with points, commas or a sign of per cent, and no year: no header has that, and nearly each row does.
  static func isPlainNumber(_ text: String) -> Bool {
    let bytes = text.utf8
    guard (1...12).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) || ",.%".utf8.contains($0) })
    else {
      return false
    }
    return bytes.count != 4 || !["18", "19", "20", "21"].contains(where: text.hasPrefix) || text.contains(",")
  }

  /// A value with its unit and nothing else (58.1万人).
  static func isAmount(_ text: String) -> Bool {
    guard text.count <= 14, let first = QuantityNotation.quantities(in: text).first, first.value != nil else {
      return false
    }
    return first.place == 0..<text.utf8.count && first.isKnownUnit && !first.unit.isEmpty
  }

  /// A number that is no year: it stands in rows.
  static func isValue(_ text: String) -> Bool {
    DecimalNotation.value(of: text.trimmingBlanks()) != nil && !ReportColumn.isYear(text)
      || QuantityNotation.quantities(in: text).contains { $0.value != nil }
  }
}
