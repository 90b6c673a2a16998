// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// What a cell's number format makes of its number: only this tells a date or a percentage from a plain number.
enum CellFormat: Equatable {
  case number
  case percent
  case date
  /// A date of which the year alone is shown (yyyy, ggge年).
  case year
  case time

  /// By the number of a built-in format (ECMA-376 part 1, 18.8.30, with those of Japanese and other East Asian locales).
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 14...17, 22, 27...31, 34...36, 50...58: self = .date
    case 18...21, 32, 33, 45...47: self = .time
    default: self = .number
    }
  }

  /// By a format code, such as `#,##0;[Red]-#,##0`, `0.0%` or `[$-411]ggge"年"m"月"d"日";@`.
  init(code: String) {
    let letters = Self.letters(of: code)
    let isEra = letters.contains("g")
    let hasYear = letters.contains("y") || isEra
    let hasDay = letters.contains("d")
    let hasClock = letters.contains("h") || letters.contains("s")
    let hasMonth = letters.contains("m") && (hasYear || hasDay || !hasClock)
    if hasDay || hasMonth {
      self = .date
    } else if hasYear {
      self = .year
    } else if hasClock {
      self = .time
    } else {
      self = letters.contains("%") ? .percent : .number
    }
  }

  /// The first section's own characters in lower case: without quoted and escaped text, colours and locales.
  private static func letters(of code: String) -> Set<Character> {
    var letters = Set<Character>()
    var rest = code.lowercased()[...]
    if rest == "general" { return [] }
    while let character = rest.popFirst(), character != ";" {
      switch character {
      case "\"":
        rest = rest.firstIndex(of: "\"").map { rest[rest.index(after: $0)...] } ?? ""
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let end = rest.firstIndex(of: "]") ?? rest.endIndex
        // Hours past 24 stand in brackets.
        if Set("hms").isSuperset(of: rest[..<end]) { letters.insert("h") }
        rest = rest[end...].dropFirst()
      default: letters.insert(character)
      }
    }
    return letters
  }
}

/// The number formats of a workbook's cells, by the number of their style.
final class CellStyles: XMLConsumer {
  private var formats: [Int: CellFormat] = [:]
  private var styles: [CellFormat] = []
  private var isInCellStyles = false

  func format(ofStyle style: Int) -> CellFormat { styles.indices.contains(style) ? styles[style] : .number }

  func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let id = attributes.integer("numFmtId"), let code = attributes["formatCode"] else { return }
      formats[id] = CellFormat(code: code)
    case "cellXfs": isInCellStyles = true
    case "xf" where isInCellStyles:
      let id = attributes.integer("numFmtId") ?? 0
      styles.append(formats[id] ?? CellFormat(builtIn: id))
    default: break
    }
  }

  func end(_ name: String) { if name == "cellXfs" { isInCellStyles = false } }
}

/// Days as spreadsheets count them.
struct DateSystem {
  /// Whether days are counted from 1904, as once on the Macintosh.
  var is1904 = false

  /// The day and time as ISO 8601; `nil` for a number that stands for no day.
  func text(_ serial: Double) -> String? {
    guard let (day, seconds) = parts(serial) else { return nil }
    let clock = Self.clock(seconds)
    guard day > 0 || is1904 else { return clock }
    guard let date = date(day) else { return nil }
    return seconds == 0 ? date : date + "T" + clock
  }

  func clock(_ serial: Double) -> String? {
    guard serial < 1 else { return text(serial) }
    return parts(serial).map { Self.clock($0.seconds) }
  }

  func year(_ serial: Double) -> String? { parts(serial).flatMap { date($0.day) }.map { String($0.prefix(4)) } }

  private func parts(_ serial: Double) -> (day: Int, seconds: Int)? {
    // The last day of 9999 is the last that spreadsheets have.
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = Int((serial * 86_400).rounded())
    return (seconds / 86_400, seconds % 86_400)
  }

  private func date(_ day: Int) -> String? {
    // The system of 1900 has a 29 February 1900, which never was: days before it are counted from one day later.
    guard is1904 || day != 60 else { return nil }
    let offset = is1904 ? -24_107 : day < 60 ? -25_568 : -25_569
    let date = Date(timeIntervalSince1970: Double(day + offset) * 86_400)
    return date.formatted(.iso8601.year().month().day())
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
