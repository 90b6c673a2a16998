// SPDX-License-Identifier: GPL-3.0-or-later

/// Japanese words in a page of another language, as names of indicators are where the plan has no others: marked, so that a screen reader
/// speaks them in Japanese and a browser takes their shapes from a Japanese font (WCAG 2.2, 3.1.2).
enum JapaneseRuns {
  /// - Parameter page: whole, with every text escaped; what is in scripts, styles, drawings and the title of the page stays as it is.
  static func marked(_ page: String) -> String {
    var (result, unmarked) = ("", String?.none)
    result.reserveCapacity(page.utf8.count * 9 / 8)
    for (index, piece) in page.split(separator: "<", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = piece.firstIndex(of: ">") else {
        result += index > 0 ? "<" + piece : piece
        continue
      }
      let name = piece.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
      if let element = unmarked {
        if name == "/" + element { unmarked = nil }
      } else if ["script", "style", "svg", "title"].contains(name) {
        unmarked = String(name)
      }
      let text = piece[piece.index(after: end)...]
      result += "<" + piece[...end]
      result += unmarked == nil ? runs(in: text) : String(text)
    }
    return result
  }

  /// A run begins with kana or kanji; full-width signs between two of them, or that close a bracket, are within.
  private static func runs(in text: Substring) -> String {
    guard text.unicodeScalars.contains(where: isLetter) else { return String(text) }
    var (result, run, signs) = (String.UnicodeScalarView(), String.UnicodeScalarView(), String.UnicodeScalarView())
    func end() {
      if !run.isEmpty { result += "<bdi lang=\"ja\">".unicodeScalars + run + "</bdi>".unicodeScalars }
      result += signs
      run.removeAll()
      signs.removeAll()
    }
    for scalar in text.unicodeScalars {
      if isLetter(scalar) || (!run.isEmpty && closing.contains(scalar)) {
        run += signs
        run.append(scalar)
        signs.removeAll()
      } else if isSign(scalar), !run.isEmpty {
        signs.append(scalar)
      } else {
        end()
        result.append(scalar)
      }
    }
    end()
    return String(result)
  }

  private static let closing = Set("）」』】〕".unicodeScalars)

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    (0x3000..<0x3041).contains(scalar.value) || (0xFF01..<0xFF61).contains(scalar.value)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005, 0x3041..<0x3100, 0x3400..<0xA000, 0xF900..<0xFB00, 0x20000..<0x32000: true
    default: false
    }
  }
}
