// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What a header says of its column, as far as it says it in known words.
enum HeaderMeaning: Equatable {
  case role(TidyRole)
  /// 2019年度, R1
  case year(FiscalYear)
  /// 目標値, R1実績, 基準値（H30）: values of one kind, and where the header has it, of one year.
  case values(ObservationKind, FiscalYear?)

  init?(_ header: String) {
    if let role = TidyRole(header: header) {
      self = .role(role)
    } else if let year = FiscalYearNotation.year(in: header) {
      self = .year(FiscalYear(year))
    } else if let (kind, rest) = Self.kind(in: header) {
      let year = FiscalYearNotation.year(in: rest)
      guard rest.isEmpty || year != nil else { return nil }
      self = .values(kind, year.map(FiscalYear.init))
    } else {
      return nil
    }
  }

  /// The kind that a header names, and what is left of the header without it and without brackets and blanks.
  private static func kind(in header: String) -> (ObservationKind, rest: String)? {
    guard header.lowercased().unicodeScalars.contains(where: begins.contains) else { return nil }
    let bare = header.lowercased().filter { !$0.isWhitespace && !"（）()［］[]〔〕【】_".contains($0) }
    for (word, kind) in words {
      guard let range = bare.firstRange(of: word) else { continue }
      let before = bare[..<range.lowerBound]
      // 年度末 says when in the year, の only joins.
      var rest = String((before.hasSuffix("の") ? before.dropLast() : before) + bare[range.upperBound...])
      if rest.hasSuffix("末") { rest.removeLast() }
      return (kind, rest)
    }
    return nil
  }

  /// What the words begin with: a quick look before a thorough one.
  private static let begins = Set(words.compactMap { $0.0.unicodeScalars.first })

  /// The longer word first.
  private static let words: [(String, ObservationKind)] = [
    ("実績値", .actual), ("実績", .actual), ("目標値", .target), ("目標", .target), ("基準値", .baseline), ("現状値", .baseline),
    ("基準", .baseline), ("actualvalue", .actual), ("actuals", .actual), ("actual", .actual), ("targetvalue", .target),
    ("target", .target), ("baselinevalue", .baseline), ("baseline", .baseline),
  ]
}
