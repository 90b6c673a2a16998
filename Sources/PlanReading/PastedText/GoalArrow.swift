// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// From where to where an indicator is to go: H26年1.54→H31年1.68, 715人 → 950人.
struct GoalArrow {
  struct Side {
    /// The year that stands before the value.
    let year: Int?
    let text: String
  }

  let from: Side
  let to: Side

  private static let arrows: Set<Character> = ["→", "⇒", "➡", "➔", "⇨"]

  static func stands(in text: String) -> Bool { text.contains { arrows.contains($0) } }

  static func begins(_ text: String) -> Bool { text.first.map { arrows.contains($0) } ?? false }

  /// What stands before, between and behind the arrows.
  static func sides(_ text: String) -> [Side] {
    text.split(omittingEmptySubsequences: false) { arrows.contains($0) }.map { Side(String($0)) }
  }

  /// `nil` for a text without an arrow or with several, for one without a number on either side, and for an arrow in brackets
  /// that explain what stands before them.
  init?(_ text: String) {
    let sides = Self.sides(text)
    guard sides.count == 2, text.contains(where: \.isNumber),
      sides[0].text.count(where: { "（(".contains($0) }) <= sides[0].text.count(where: { "）)".contains($0) })
    else { return nil }
    (from, to) = (sides[0], sides[1])
  }

  /// 現状（R1）→目標（R5） over a column whose cells have both values: what stands on either side.
  static func heading(_ text: String) -> (from: String, to: String)? {
    let sides = text.split(omittingEmptySubsequences: false) { arrows.contains($0) }.map { String($0) }
    guard sides.count == 2,
      [.baseline, .actual].contains(ColumnRole.of(ReportColumn.withoutBracketedYear(sides[0].trimmingBlanks()))?.role),
      ColumnRole.of(ReportColumn.withoutBracketedYear(sides[1].trimmingBlanks()))?.role == .target
    else { return nil }
    return (sides[0], sides[1])
  }

  /// A name as it stands before the lines of an arrow, and those lines.
  static func parted(_ name: String) -> (name: String, arrow: String) {
    guard stands(in: name) else { return (name, "") }
    let lines = name.split(separator: "\n").map { String($0).trimmingBlanks() }
    guard lines.count > 1, let arrow = lines.firstIndex(where: { stands(in: $0) }) else { return (name, "") }
    let first = begins(lines[arrow]) ? max(arrow - 1, 1) : arrow
    guard first > 0 else { return (name, "") }
    return (lines[..<first].joined(separator: "\n"), lines[first...].joined())
  }
}

extension GoalArrow.Side {
  init(_ text: String) {
    let text = text.trimmingBlanks()
    guard let first = QuantityNotation.quantities(in: text).first, first.value == nil, first.fiscalYear != nil,
      first.place.lowerBound == 0
    else {
      (year, self.text) = (nil, text)
      return
    }
    year = first.fiscalYear
    self.text = String(decoding: Array(text.utf8)[first.place.upperBound...], as: UTF8.self).trimmingBlanks()
  }
}
