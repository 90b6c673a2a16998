// SPDX-License-Identifier: GPL-3.0-or-later

/// Years that their era did not have, as plans made before its end named them: 平成35年度, H32, 昭和70年.
public enum YearsBeyondEra {
  public struct Found: Hashable, Sendable {
    public let asWritten: String
    /// The year that was meant.
    public let year: Int
  }

  /// All in a text, in its order. Fiscal 2019 was called 平成31年度 too, so that is none.
  ///
  /// Example: 平成30年度～平成35年度 has 平成35年度, which is 2023.
  public static func found(in text: some StringProtocol) -> [Found] {
    // The table's other cells have none of these characters.
    guard text.unicodeScalars.contains(where: { "平昭大明HSＨＳhs".unicodeScalars.contains($0) }) else { return [] }
    let scalars = Array(text.unicodeScalars)
    var (found, index) = ([Found](), 0)
    while index < scalars.count {
      if let (one, end) = year(scalars, at: index) {
        found.append(one)
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  private static func year(_ scalars: [Unicode.Scalar], at start: Int) -> (Found, end: Int)? {
    guard let (era, head) = era(scalars, at: start) else { return nil }
    var end = head + scalars[head...].prefix(3).prefix(while: isDigit).count
    let digits = String(String.UnicodeScalarView(scalars[head..<end]))
    guard end - head == 2, let last = era.lastYear, let year = FiscalYearNotation.year(in: era.name + digits),
      year > last
    else { return nil }
    if end < scalars.count, isDigit(scalars[end]) || isLatin(scalars[end]) { return nil }
    let isYear = end < scalars.count && scalars[end] == "年"
    // H32 is a year, S75 a name.
    guard isYear || head - start == 2 || era == .heisei else { return nil }
    if isYear { end += end + 1 < scalars.count && scalars[end + 1] == "度" ? 2 : 1 }
    let written = String(String.UnicodeScalarView(scalars[start..<end]))
    return (Found(asWritten: written, year: year), end)
  }

  /// An era's name or initial, and where the number behind it begins.
  private static func era(_ scalars: [Unicode.Scalar], at start: Int) -> (Era, Int)? {
    for era in Era.allCases where era.lastYear != nil {
      let name = Array(era.name.unicodeScalars)
      if scalars[start...].starts(with: name) { return (era, start + name.count) }
    }
    guard start == 0 || !isLatin(scalars[start - 1]) && !isDigit(scalars[start - 1]) else { return nil }
    switch scalars[start] {
    case "H", "h", "Ｈ", "ｈ": return (.heisei, start + 1)
    case "S", "s", "Ｓ", "ｓ": return (.showa, start + 1)
    default: return nil
    }
  }

  /// Of both widths.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.properties.isAlphabetic || (0xFF21...0xFF5A).contains(scalar.value)
  }
}

extension Era {
  /// The last fiscal year that was called by the era; `nil` for the present one.
  public var lastYear: Int? {
    switch self {
    case .reiwa: nil
    case .heisei: 2019
    case .showa: 1989
    case .taisho: 1926
    case .meiji: 1912
    }
  }
}
