// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A word of a row whose cells single blanks part, with what the columns ask of it.
struct BlankWord {
  let text: String
  let isNumber, isStroke, standsForValue, isGrade, isDepartment, isYear, isRowNumber: Bool
  /// What it costs to take it for a unit: nothing for a known one, a little for another short word.
  private let costAsUnit: Int

  init(_ text: String) {
    self.text = text
    (isNumber, isStroke) = (Self.isNumber(text), CellReading.isStroke(text))
    (standsForValue, isGrade) = (StackedCells.standsForValue(text), StackedCells.isGrade(text))
    (isDepartment, isYear) = (RowShape.isDepartment(text), ReportColumn.isYear(text))
    isRowNumber = SectionNumber.row(text) != nil
    costAsUnit = isNumber || text.count > 8 ? Self.wrong : CellReading.isUnit(text) ? 0 : 4
  }

  private static func isNumber(_ word: String) -> Bool {
    guard let first = word.first, first.isNumber || "▲△−-約".contains(first) else { return false }
    return DecimalNotation.value(of: word) != nil || HeaderWords.isAmount(word)
      || word.dropFirst().contains(where: \.isNumber) && DecimalNotation.value(of: String(word.dropFirst())) != nil
  }

  /// More than a row may cost.
  private static let wrong = 20

  /// - Parameter isFirst: whether it begins the cell, or stands behind other words in it.
  func cost(in role: ColumnRole?, isFirst: Bool) -> Int {
    switch role {
    case .target, .actual, .baseline, .yearly, .ratio:
      guard isFirst else { return Self.wrong }
      return isNumber ? 0 : isStroke || standsForValue ? 1 : Self.wrong
    case .number: return isFirst && isRowNumber ? 0 : Self.wrong
    case .unit: return isFirst ? costAsUnit : Self.wrong
    case .status: return isFirst ? (isGrade ? 0 : isNumber ? 12 : 3) : Self.wrong
    case .department: return (isDepartment ? 0 : isNumber ? 12 : 3) + (isFirst ? 0 : 2)
    case .dueYear, .baseYear, .rowYear, .valueYear: return isFirst && isYear ? 0 : Self.wrong
    default: return (isNumber || isGrade ? 6 : 0) + (isFirst ? 0 : 1)
    }
  }
}

/// Words of a text that were looked at: departments, units, grades and small numbers come again in each row.
struct KnownWords {
  private var words: [String: BlankWord] = [:]
  /// Enough for what comes again, whatever else the text has.
  private static let most = 20_000

  mutating func word(_ text: String) -> BlankWord {
    if let known = words[text] { return known }
    let word = BlankWord(text)
    if words.count < Self.most { words[text] = word }
    return word
  }
}
