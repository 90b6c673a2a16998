// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A line as one in which each value is called what it is.
extension StatedItem {
  private static let aims = ["にする", "とする", "まで増やす", "まで減らす", "に増やす", "に減らす", "を目指す", "以上にする", "以上とする"]

  /// 令和7年までに20万円にする: the target and its year, as 目標（令和7年） 20万円.
  static func withDueYear(_ text: String) -> String {
    guard let due = text.firstRange(of: "までに"), case let year = String(text[..<due.lowerBound]),
      ReportColumn.isYear(year),
      case let rest = text[due.upperBound...],
      case let clause = rest.prefix(while: { !"。【（(".contains($0) }),
      let aim = aims.first(where: { clause.hasSuffix($0) })
    else { return text }
    return "目標 " + clause.dropLast(aim.count) + "（" + year + "） " + rest.dropFirst(clause.count).drop { $0 == "。" }
  }

  private static let bullets = Set("・-*●○■•◆◇▪◎□▼※ 　")

  static func withoutBullet(_ line: String) -> String {
    var text = line.trimmingBlanks()[...]
    while let first = text.first, bullets.contains(first) || ("①"..."⑳").contains(first) { text = text.dropFirst() }
    if let first = text.first, "(（".contains(first), let close = text.firstIndex(where: { ")）".contains($0) }),
      text[text.index(after: text.startIndex)..<close].allSatisfy({ $0.isNumber || ("ア"..."ン").contains($0) }),
      text.distance(from: text.startIndex, to: close) <= 3
    {
      text = text[text.index(after: close)...]
    }
    return String(text).trimmingBlanks()
  }
}
