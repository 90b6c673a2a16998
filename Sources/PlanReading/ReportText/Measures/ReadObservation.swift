// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
internal import Notation

/// A value read out of a report's text, with what is needed to judge whether it was read right.
public struct ReadObservation: Hashable, Sendable {
  public let place: MeasurePlace
  /// What is counted, in the words of the report.
  public var indicator: String
  /// Groups the observations of one indicator within its measure.
  public var series: Int
  public var kind: ObservationKind
  public var year: FiscalYear
  public var value: Double
  public var unit: String
  public var span: Span
  public var annotation: Annotation
  /// The probability that kind, value, unit and year are right; see `Certainty`.
  public var certainty: Double
  public let line: Int
  /// The sheet of a workbook.
  public var sheet: String?

  /// A fall that a word tells (20%削減); a sign (▲20) may be that of any value below zero.
  var isFallInWords: Bool { span == .change && value < 0 && !Quantity.isSigned(annotation.asWritten) }
}

/// How sure a reading is. Each doubt takes its share away; the shares were set so that of the readings at a certainty as
/// many are right, counted over the documents of known content (`make reading` prints the count).
struct Certainty {
  private(set) var value = 0.98

  /// As it is told, in thousandths.
  static func told(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  enum Doubt {
    /// The word behind the number is in no table of units.
    case unknownUnit
    /// No unit is written; it was taken from the label or from the same value elsewhere.
    case inferredUnit
    /// No unit is written and none was found.
    case noUnit
    /// Planned numbers in a description.
    case outline
    /// A number in a target's cell that seems to describe what is.
    case descriptive
    /// A change, a multiple or a duration may be the subject or a remark.
    case relation
    case duration
    /// The year is that of a time further off in the sentence.
    case distantTime
    /// A number of a sentence, not behind a label.
    case sentence
    /// Columns told apart by blanks.
    case aligned
    case wordForNumber
    /// The unit of the target and of the actual differ.
    case unitsDiffer
    case vague
    /// Neither the header nor the cell says of which year a target or a starting value is.
    case unstatedYear
    /// Whether a column of a year has targets or results is told by its year alone.
    case unstatedKind
    /// Cells of the row seem to stand in other columns than their own.
    case shiftedRow
    /// What the table says of itself does not agree with what was read from it.
    case shape
    /// The row has another value of the same kind, year and indicator.
    case contradiction

    /// The share of readings with this doubt that are right all the same.
    var share: Double {
      switch self {
      case .unknownUnit: 0.93
      case .inferredUnit: 0.95
      case .noUnit: 0.55
      case .outline: 0.9
      case .descriptive: 0.8
      case .relation: 0.93
      case .duration: 0.92
      case .distantTime: 0.98
      case .sentence: 0.945
      case .aligned: 0.97
      case .wordForNumber: 0.92
      case .unitsDiffer: 0.9
      case .vague: 0.7
      case .unstatedYear: 0.75
      case .unstatedKind: 0.75
      case .shiftedRow: 0.4
      case .contradiction: 0.6
      case .shape: 0.75
      }
    }
  }

  mutating func doubt(_ doubt: Doubt) { value *= doubt.share }

  /// What is below goes to a person before it goes into a store.
  static let sufficient = 0.9
}
