// SPDX-License-Identifier: GPL-3.0-or-later

/// A number with its unit, before the words around it are read.
struct MeasuredNumber {
  var value: Double?
  var upper: Double?
  var start: Int
  var end: Int
  var unit: ScannedUnit?
  /// The unit where it is no word of the text: % of 全件 and 3分の1.
  var impliedUnit = ""
  var sort: ScannedUnit.Sort = .count
  var kind: Quantity.Kind?
  var qualifier: Quantity.Qualifier = .exact

  init(number: ScannedNumber, unit: ScannedUnit?) {
    (value, start) = (number.value, number.range.lowerBound)
    self.unit = unit
    end = unit?.range.upperBound ?? number.range.upperBound
    sort = unit?.sort ?? .count
    if number.isVague { qualifier = .atLeast }
  }

  /// ¥1,234: the sign is the unit.
  mutating func readSign(_ glyphs: Glyphs) {
    guard unit == nil, glyphs[start - 1] == "¥" else { return }
    (impliedUnit, sort) = ("円", .money)
  }

  init(value: Double?, range: Range<Int>, unit: String, sort: ScannedUnit.Sort, kind: Quantity.Kind? = nil) {
    (self.value, start, end, impliedUnit, self.sort, self.kind) = (
      value, range.lowerBound, range.upperBound, unit, sort, kind
    )
  }

  /// The number with the words around it, and where all of it stands. `nil` where they show that it only measures another
  /// number (1地区50枚, 10万人当たり) or counts through (3件目).
  ///
  /// - Parameter floor: the end of the quantity before, whose words are not this one's.
  func quantity(_ glyphs: Glyphs, floor: Int) -> (Quantity, Range<Int>)? {
    if Denominator.isOne(glyphs, self) { return nil }
    var words = SurroundingWords(glyphs, self, floor: floor)
    words.read()
    guard var value = words.signed(value) else {
      return finish(glyphs, words, value: nil)
    }
    if value == 0 { value = 0 }
    return finish(glyphs, words, value: value)
  }

  private func finish(_ glyphs: Glyphs, _ words: SurroundingWords, value: Double?) -> (Quantity, Range<Int>)? {
    let range = words.start..<words.end
    let unitWritten = unit.map { glyphs.written($0.range) } ?? ""
    let quantity = Quantity(
      asWritten: glyphs.written(range), place: glyphs.offsets(range), value: value, upperValue: words.signed(upper),
      unit: (unit?.normal ?? impliedUnit) + words.unitSuffix, unitAsWritten: unitWritten,
      isKnownUnit: unit?.isKnown ?? !impliedUnit.isEmpty, qualifier: words.qualifier, kind: words.kind, time: nil)
    return (quantity, range)
  }
}

/// A number that only says per how many another one is: 1地区50枚, 1日当たり, 人口10万人当たり.
enum Denominator {
  private static let units: Set<String> = [
    "回", "人", "日", "週", "年", "か月", "地区", "校", "台", "施設", "団体", "箇所", "件", "社", "世帯", "会場", "店舗", "本", "枚", "冊", "戸",
    "棟", "事業所",
    "学級", "クラス", "口", "席", "組", "班", "グループ", "チーム", "園", "コース", "講座",
  ]

  static func isOne(_ glyphs: Glyphs, _ measured: MeasuredNumber) -> Bool {
    guard let unit = measured.unit else { return false }
    if perWords.word(in: glyphs, at: measured.end) != nil { return true }
    return measured.value == 1 && units.contains(unit.normal)
      && (glyphs[measured.end].isDigit || glyphs.has("約", at: measured.end) && glyphs[measured.end + 1].isDigit)
  }

  private static let perWords = WordTable<Bool>([("当たり 当り あたり につき 毎に ごとに 毎 ごと", true)])
}
