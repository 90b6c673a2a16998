// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// The encodings in which Japanese offices write tables.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  /// Shift_JIS as Windows has it.
  case cp932
  /// EUC-JP as Windows and Unix have it, with ① and ㈱.
  case eucJP = "euc-jp"

  /// The text that bytes without their mark are; `nil` where they are not in this encoding.
  func text(_ data: Data) -> String? {
    switch self {
    case .utf8: String(validating: data, as: UTF8.self)
    case .utf16: utf16(data)
    case .cp932: String(data: data, encoding: .shiftJIS)
    case .eucJP: EUCJapanese.text(data)
    }
  }

  /// Without a mark, as Windows writes it.
  private func utf16(_ data: Data) -> String? {
    let hasMark = data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
    guard data.count % 2 == 0, let text = String(data: data, encoding: hasMark ? .utf16 : .utf16LittleEndian),
      !text.unicodeScalars.contains("\u{FFFD}")
    else { return nil }
    return text
  }
}

/// EUC-JP, which Foundation cannot read on Linux.
enum EUCJapanese {
  /// By the C library's converter. Its names for the encoding with the characters of vendors differ between systems.
  static func text(_ data: Data) -> String? {
    guard isWellFormed(data) else { return nil }
    for name in ["EUC-JP-MS", "CP51932", "EUC-JP"] {
      let converter = iconv_open("UTF-8", name)
      guard converter != iconv_t(bitPattern: -1) else { continue }
      defer { iconv_close(converter) }
      return convert(data, converter)
    }
    return nil
  }

  private static func convert(_ data: Data, _ converter: iconv_t?) -> String? {
    var input = [UInt8](data).map(CChar.init(bitPattern:))
    // Two bytes become three at the most, and a half-width katakana's two become three too.
    var output = [CChar](repeating: 0, count: input.count * 2 + 16)
    let (inputCount, outputCount) = (input.count, output.count)
    let written: Int? = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var (from, fromLeft) = (input.baseAddress, inputCount)
        var (to, toLeft) = (output.baseAddress, outputCount)
        guard iconv(converter, &from, &fromLeft, &to, &toLeft) != -1, fromLeft == 0 else { return nil }
        return outputCount - toLeft
      }
    }
    guard let written else { return nil }
    return String(validating: output[..<written].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether every byte beyond ASCII stands in a sequence of EUC-JP: two of A1…FE, 8E and a half-width katakana, or 8F
  /// and two.
  static func isWellFormed(_ data: Data) -> Bool {
    data.withUnsafeBytes { bytes in
      func isHigh(_ at: Int) -> Bool { at < bytes.count && (0xA1...0xFE).contains(bytes[at]) }
      var at = 0
      while at < bytes.count {
        switch bytes[at] {
        case 0x00...0x7F: at += 1
        case 0xA1...0xFE where isHigh(at + 1): at += 2
        case 0x8E where isHigh(at + 1) && bytes[at + 1] <= 0xDF: at += 2
        case 0x8F where isHigh(at + 1) && isHigh(at + 2): at += 3
        default: return false
        }
      }
      return true
    }
  }

  /// Whether bytes that are well-formed in both are EUC-JP rather than CP932, in which they are half-width katakana.
  ///
  /// Kana settle it: in EUC-JP they are pairs of A4 or A5 and a second byte, as CP932 a full stop or middle dot before
  /// each katakana. A table of kanji alone is settled by its headers, and what no header settles by what is not written
  /// in katakana: a sound mark or a small letter where none can stand, rare kanji between, words without any mark.
  static func isMoreLikely(than cp932: String, _ euc: String) -> Bool {
    let kana = euc.unicodeScalars.count { (0x3041...0x30FE).contains($0.value) }
    let japanese = euc.unicodeScalars.count { $0.value >= 0x3000 }
    if kana * 20 > japanese { return true }
    if headers(euc) != headers(cp932) { return headers(euc) > headers(cp932) }
    return hasImpossibleKatakana(cp932) || !hasMarks(cp932)
  }

  /// Whether the katakana have what most words written in them have: a sound mark, a long vowel, ッ or ン.
  private static func hasMarks(_ text: String) -> Bool {
    text.unicodeScalars.contains { [0xFF9E, 0xFF9F, 0xFF70, 0xFF6F, 0xFF9D].contains($0.value) }
  }

  /// How many headers of the first line are known.
  private static func headers(_ text: String) -> Int {
    let line = text.prefix { !$0.isNewline }
    return line.split { $0 == "," || $0 == "\t" }.count { TidyRole(header: String($0)) != nil }
  }

  private static func hasImpossibleKatakana(_ text: String) -> Bool {
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      // The rare kanji of CP932 do not stand among half-width katakana.
      if (0xFF66...0xFF9F).contains(previous.value), (0x4E00...0x9FFF).contains(scalar.value) { return true }
      let followsKatakana = (0xFF66...0xFF9D).contains(previous.value)
      switch scalar.value {
      // A sound mark needs カ…ト or ハ…ホ before it, ヴ's ウ apart.
      case 0xFF9E, 0xFF9F:
        let isVoiced = (0xFF76...0xFF84).contains(previous.value) || (0xFF8A...0xFF8E).contains(previous.value)
        if !isVoiced, previous.value != 0xFF73 { return true }
      case 0xFF67...0xFF70 where !followsKatakana && previous.value != 0xFF9E && previous.value != 0xFF9F: return true
      default: break
      }
    }
    return false
  }
}
