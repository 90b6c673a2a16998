// SPDX-License-Identifier: GPL-3.0-or-later

/// What looks like a number and counts nothing: idioms, days of no year, hours, codes, parts of names.
enum NameRules {
  private static let idioms = WordTable<Bool>([
    (
      "24時間365日 365日24時間 24時間・365日 24時間体制 24時間対応 24時間営業 24時間年中無休 24時間無休 1人1台 一人一台 1人ひとり 一人ひとり 一人一人 一人でも 一人暮らし 一人親 "
        + "十分な 十分に 十分で 十分とは 十人十色 百人一首 三者 二次 二人三脚 七五三 五十音 四六時中 一石二鳥 二十四節気 八十八 千人針 百条 一括 一元 一体 一部 一般 一層 一定 一斉 一度 一環 一助 一因 一方 一時 一本化 一社 一人ずつ "
        + "一台 一丸 一堂 二本松 三本木 三春 三島 五霞 九州 四国 二市 一市 三町村 一日も 一日中 百貨 千代 千住 千歳 千曲 万一 万全 3R 4R 5R 3密",
      true
    )
  ])

  static func idiom(_ glyphs: Glyphs, at index: Int) -> Int? {
    guard let end = idioms.word(in: glyphs, at: index)?.end else { return nil }
    return glyphs[index].isDigit && glyphs[index - 1].isDigit ? nil : end
  }

  /// Days and hours of no named year: 3月31日, 10/24, 3月末, 9時30分, 10:30.
  static func undated(_ glyphs: Glyphs, at start: Int) -> Int? {
    guard glyphs[start].isDigit || KanjiNumerals.isNumeral(glyphs[start]), !glyphs[start - 1].isDigit,
      let first = YearHead.small(glyphs, at: start)
    else { return nil }
    if glyphs[first.end] == "月", (1...12).contains(first.number) {
      guard let day = YearHead.small(glyphs, at: first.end + 1), glyphs[day.end] == "日", glyphs[day.end + 1] != "間"
      else {
        return first.end + 1
      }
      return day.end + 1
    }
    if glyphs[first.end] == "時", glyphs[first.end + 1] != "間", first.number <= 24 {
      if let minute = YearHead.small(glyphs, at: first.end + 1), glyphs[minute.end] == "分" { return minute.end + 1 }
      return first.end + 1
    }
    if glyphs[first.end] == "/", (1...12).contains(first.number), let day = YearHead.small(glyphs, at: first.end + 1),
      (1...31).contains(day.number), glyphs[day.end] != "/", !glyphs[day.end].isDigit
    {
      return day.end
    }
    return nil
  }

  /// The end of digits joined by strokes (024-521-7111, 2-5, 1/3, 10:30); `nil` where the number stands free.
  static func code(_ glyphs: Glyphs, _ number: ScannedNumber) -> Int? {
    let end = number.range.upperBound
    guard !number.isKanji, "-/:".unicodeScalars.contains(glyphs[end]), glyphs[end + 1].isDigit else { return nil }
    return endOfCode(glyphs, from: end)
  }

  static func endOfCode(_ glyphs: Glyphs, from start: Int) -> Int {
    var end = start
    while glyphs[end].isDigit || ("-/:.,".unicodeScalars.contains(glyphs[end]) && glyphs[end + 1].isDigit) { end += 1 }
    return end
  }

  private static let namesBefore = WordTable<Bool>([
    (
      "第 No. No NO. no. № # 震度 レベル ステージ フェーズ バージョン Ver. ver. Ver ver 国道 県道 市道 町道 村道 都道 道道 府道 昭 平 令 郵便番号 電話 TEL TEL: TEL. FAX FAX: 電話: 電話番号 電話番号: 内線 内線: 〒 "
        + "コード コード: 番号 番号: 資料 別紙 様式 別表 図 表 図表 注 参考 問 施策 基本目標 重点 方針 目標No 柱 マグニチュード ISO JIS G Society Web Windows Office COVID- PM CO NO SO 築 満 各第",
      true
    )
  ])

  /// Part of a name or a place in a list: 第12, No.5, 震度4, 国道114, Windows10.
  static func isNamed(_ glyphs: Glyphs, _ number: ScannedNumber) -> Bool {
    let start = number.range.lowerBound
    let left = glyphs[start - 1].isBlank ? start - 1 : start
    if let word = namesBefore.word(in: glyphs, before: left) {
      // Where a word may also be the end of a label, a unit decides (施策10件, 図書100冊).
      guard !number.isPunctuated || glyphs[word.start] == "第" else { return false }
      if glyphs[word.start] == "第" || glyphs[left - 1].isLatin || glyphs[left - 1] == "." || glyphs[left - 1] == "#" {
        return true
      }
      if case .unit(let unit)? = UnitScanner.scan(glyphs, at: number.range.upperBound, guessing: false) {
        return unit.sort == .duration
      }
      return true
    }
    return false
  }
}
