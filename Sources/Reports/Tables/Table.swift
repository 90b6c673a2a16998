// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// What every report verb makes: columns with a stable key and a heading for people, and rows of typed cells. Each
/// output format is a way to write a table.
public struct Table: Sendable {
  public struct Column: Sendable {
    /// The name in csv and json; programs rely on it.
    public let key: String
    /// What stands above the column where people read it.
    public let heading: String
    public let alignment: Alignment
    /// Left out of tables for people, such as a slug beside its name.
    public let isForPrograms: Bool
    /// Left out of csv and json: the same in words for people.
    public let isForPeople: Bool

    public init(
      _ key: String, _ heading: String, _ alignment: Alignment = .leading, isForPrograms: Bool = false,
      isForPeople: Bool = false
    ) {
      (self.key, self.heading, self.alignment) = (key, heading, alignment)
      (self.isForPrograms, self.isForPeople) = (isForPrograms, isForPeople)
    }

    /// The same where only programs see it, such as the unit in a table that is wide already.
    public func forPrograms() -> Column {
      Column(key, heading, alignment, isForPrograms: !isForPeople, isForPeople: isForPeople)
    }
  }

  public enum Alignment: Sendable { case leading, trailing }

  public let columns: [Column]
  public var rows: [[Cell]]

  /// Rows shorter or longer than the columns are a programming error and would misplace every value.
  public init(columns: [Column], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row has a cell for each column")
    (self.columns, self.rows) = (columns, rows)
  }
}

/// One value of a table, typed so that each format can write it in its own way.
public enum Cell: Sendable, Hashable {
  case text(String)
  /// A word of a fixed list: `code` for programs, `label` for people.
  case word(code: String, label: String)
  /// A word of a list that is not fixed, with what it means for the reader.
  case graded(code: String, label: String, tone: CellTone)
  case integer(Int)
  /// A value in its indicator's unit.
  case number(Double)
  /// A value that was estimated: all digits for programs; for people no more than it can mean.
  case estimate(Double)
  /// A value that was computed of what is counted: all digits for programs; for people the number that stands for it, most often a
  /// whole one, such as 7,986 people where 7,985.25 are the least that meets a target.
  case counted(Double, shown: Double)
  /// 0.861 for programs, 86.1 % for people.
  case fraction(Double)
  /// A fraction too; for people never rounded from one class of `Chance` into another.
  case probability(Double)
  /// A fiscal year: 2019 for programs; for people as the style has it.
  case year(FiscalYear)
  /// Nothing to say here; for people with the reason, where there is one.
  case missing(reason: String?)

  public static let missing = Cell.missing(reason: nil)

  /// A text that says nothing is missing: null in json.
  public static func stated(_ text: String?) -> Cell { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .missing }
  public static func optional(_ value: Double?) -> Cell { value.map(Cell.number) ?? .missing }
  public static func optionalProbability(_ value: Double?) -> Cell { value.map(Cell.probability) ?? .missing }
  public static func optionalEstimate(_ value: Double?) -> Cell { value.map(Cell.estimate) ?? .missing }
  /// How many there are: written in groups of thousands for people, which a year or a place is not.
  public static func count(_ value: Int) -> Cell { .number(Double(value)) }
  public static func optional(_ value: Int?) -> Cell { value.map(Cell.integer) ?? .missing }
}

/// How numbers and years are written for people.
public struct CellStyle: Sendable {
  /// Writes fiscal years by era: R1 for 2019.
  public var year: @Sendable (FiscalYear) -> String

  public init(year: @escaping @Sendable (FiscalYear) -> String = { $0.description }) { self.year = year }

  func text(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text
    case .word(_, let label), .graded(_, let label, _): label
    case .integer(let number): String(number)
    case .number(let number): NumberText.grouped(number)
    case .estimate(let number): NumberText.rounded(number)
    case .counted(_, let number): NumberText.grouped(number)
    case .fraction(let fraction): NumberText.percent(fraction)
    case .probability(let probability): NumberText.probability(probability)
    case .year(let year): self.year(year)
    case .missing(let reason): reason.map { "(\($0))" } ?? ""
    }
  }
}
