// SPDX-License-Identifier: GPL-3.0-or-later

/// A name behind its bullet and its number in a list: ### 取組1-1　スポーツ教室, ■ 指標１　不登校児童生徒数, （1）講座の開催, 1 入館者数.
enum NumberedName {
  static func bare(_ line: String) -> String {
    var text = line[...].drop { "#■□●○◆◇▼・ 　".contains($0) }
    for word in ["取組", "指標", "施策", "事業", "項目", "目標"] where text.hasPrefix(word) {
      if let next = text.dropFirst(word.count).first, next.isNumber { text = text.dropFirst(word.count) }
      break
    }
    let number = text.prefix { isDigit($0) || isCircled($0) || "（()）-－.．、".contains($0) }
    let rest = text.dropFirst(number.count)
    let isNumber =
      number.contains { isDigit($0) || isCircled($0) }
      && (rest.first.map { " 　:：".contains($0) } ?? false
        || number.last.map { "）).．、".contains($0) || isCircled($0) } ?? false)
    return String(isNumber ? rest.drop { " 　:：".contains($0) } : text).trimmingBlanks()
  }

  /// 参議院 and 百条委員会 begin with no number, although their first letters can be one; １人当たり does, but with one that is its own.
  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("０"..."９").contains(character)
  }
  private static func isCircled(_ character: Character) -> Bool { ("①"..."⑳").contains(character) }
}
