// SPDX-License-Identifier: GPL-3.0-or-later

/// A text as one folded scalar after another, each with its place in the text as written.
///
/// Folding makes full-width Latin letters, digits and signs the usual ones and half-width katakana the usual ones, so that
/// the grammar has one spelling of each; the places give the number's own characters back.
struct Glyphs {
  private(set) var scalars: [Unicode.Scalar] = []
  /// UTF-8 offsets: where each glyph begins, and where it ends.
  private var starts: [Int] = []
  private var ends: [Int] = []
  private let utf8: [UInt8]

  init(_ text: some StringProtocol) {
    utf8 = Array(text.utf8)
    scalars.reserveCapacity(utf8.count)
    var offset = 0
    for scalar in text.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      append(scalar, offset, end)
      offset = end
    }
    removeTypesetBlanks()
  }

  var count: Int { scalars.count }

  /// The folded scalar; a NUL, which no rule knows, outside the text.
  subscript(index: Int) -> Unicode.Scalar { scalars.indices.contains(index) ? scalars[index] : "\0" }

  /// The characters as they were written.
  func written(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    return String(decoding: utf8[starts[range.lowerBound]..<ends[range.upperBound - 1]], as: UTF8.self)
  }

  /// UTF-8 offsets of a run of glyphs.
  func offsets(_ range: Range<Int>) -> Range<Int> {
    range.isEmpty ? 0..<0 : starts[range.lowerBound]..<ends[range.upperBound - 1]
  }

  func has(_ word: String, at index: Int) -> Bool {
    var position = index
    for scalar in word.unicodeScalars {
      guard self[position] == scalar else { return false }
      position += 1
    }
    return true
  }

  func has(_ word: String, before index: Int) -> Bool { has(word, at: index - word.unicodeScalars.count) }

  /// Within a date or a number, a blank is the typesetter's whatever the rest of the text is.
  private mutating func removeTypesetBlanks() {
    guard scalars.contains(" ") else { return }
    var kept: [Int] = []
    for index in scalars.indices where !isTypesetBlank(index, after: kept) { kept.append(index) }
    guard kept.count < scalars.count else { return }
    (scalars, starts, ends) = (kept.map { scalars[$0] }, kept.map { starts[$0] }, kept.map { ends[$0] })
  }

  private func isTypesetBlank(_ index: Int, after kept: [Int]) -> Bool {
    guard scalars[index] == " ", let last = kept.last, index + 1 < scalars.count else { return false }
    let before = kept.count > 1 ? scalars[kept[kept.count - 2]] : "\0"
    return TypesetBlanks.isInDateOrNumber(before, scalars[last], scalars[(index + 1)...])
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ start: Int, _ end: Int) {
    if scalar == "\u{FF9E}" || scalar == "\u{FF9F}" || scalar == "\u{3099}" || scalar == "\u{309A}",
      let last = scalars.last,
      let voiced = Glyphs.voiced(last, by: scalar)
    {
      // A voicing mark belongs to the kana before it.
      scalars[scalars.count - 1] = voiced
      ends[ends.count - 1] = end
      return
    }
    for folded in Glyphs.folded(scalar) {
      scalars.append(folded)
      starts.append(start)
      ends.append(end)
    }
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}

// MARK: - Folding

extension Glyphs {
  private static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0xFF01...0xFF5E: [scalar == "\u{FF5E}" ? "~" : Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar]
    case 0x3000, 0x00A0, 0x2002...0x200A, 0x09: [" "]
    case 0x2212, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015: ["-"]
    case 0x301C, 0x223C, 0x2053: ["~"]
    case 0xFFE5, 0x00A5: ["¥"]
    case 0x25B3, 0x25B2: ["▲"]
    case 0xFF61...0xFF9D: [halfWidthKatakana[Int(scalar.value) - 0xFF61]]
    case 0x32FF: ["令", "和"]
    case 0x337B: ["平", "成"]
    case 0x337C: ["昭", "和"]
    case 0x337D: ["大", "正"]
    case 0x337E: ["明", "治"]
    default: [scalar]
    }
  }

  private static let halfWidthKatakana: [Unicode.Scalar] = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

  private static func voiced(_ kana: Unicode.Scalar, by mark: Unicode.Scalar) -> Unicode.Scalar? {
    let isHalfVoiced = mark == "\u{FF9F}" || mark == "\u{309A}"
    switch kana {
    case "ハ", "ヒ", "フ", "ヘ", "ホ", "は", "ひ", "ふ", "へ", "ほ":
      return Unicode.Scalar(kana.value + (isHalfVoiced ? 2 : 1))
    case "カ", "キ", "ク", "ケ", "コ", "サ", "シ", "ス", "セ", "ソ", "タ", "チ", "ツ", "テ", "ト", "か", "き", "く", "け", "こ", "さ",
      "し", "す", "せ", "そ", "た", "ち", "つ", "て", "と":
      return isHalfVoiced ? nil : Unicode.Scalar(kana.value + 1)
    case "ウ": return isHalfVoiced ? nil : "ヴ"
    default: return nil
    }
  }
}

// MARK: - Kinds of character

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var isLatin: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  var isHiragana: Bool { ("\u{3041}"..."\u{309F}").contains(self) }
  var isKatakana: Bool { ("\u{30A1}"..."\u{30FA}").contains(self) || self == "ー" }
  var isKanji: Bool {
    ("\u{4E00}"..."\u{9FFF}").contains(self) || ("\u{3400}"..."\u{4DBF}").contains(self) || self == "々"
  }
  var isBlank: Bool { self == " " }
  /// Where a sentence, a line or an item of a list ends.
  var endsSegment: Bool { "\n\r。;;※●■◆◇□⇒".unicodeScalars.contains(self) }
  var digit: Int? { isDigit ? Int(value) - 0x30 : nil }
}
