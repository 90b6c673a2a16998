// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// One thing in a file that cannot be taken, with its place. Facts only: the command has the wording.
public struct ReadingProblem: Error, Hashable, Sendable {
  public let place: FilePlace
  public let fact: Fact

  public init(_ place: FilePlace, _ fact: Fact) { (self.place, self.fact) = (place, fact) }

  public enum Fact: Hashable, Sendable {
    // The file as a whole
    case missing
    case notAFile
    case unreadable(reason: String)
    case empty
    case binary
    case unknownEncoding
    case notInEncoding(TextEncoding)
    case tooLarge(bytes: Int, limit: Int)
    case unknownLayout(headers: [String])
    /// Fields between semicolons, whose decimal commas could be thousands.
    case semicolons
    // Its lines
    case unclosedQuote
    case strayQuote
    case fieldCount(found: Int, expected: Int)
    case duplicateHeader(String)
    case tooManyColumns(limit: Int)
    // Its cells
    case notANumber(String)
    case percentOfUnit(String, unit: String)
    case withoutPercent(String)
    case notAYear(String)
    case notADate(String)
    case notAnInteger(String)
    case notOneOf(String, allowed: [String])
    case emptyCell
    case cellTooLong(length: Int, limit: Int)
    case outOfBounds(value: Double, lower: Double?, upper: Double?)
    // What the cells refer to
    case unknownReference(kind: Reference, String)
    case repeatedKey(String)
    case conflict(present: Double, offered: Double, firstLine: Int?)
    /// The same of two rows that differ in other columns, one of which may say whose the values are.
    case conflictBeside(_ columns: [String], present: Double, offered: Double, firstLine: Int)
    case definitionConflict(indicator: String, field: String, present: String, offered: String)
    case targetWithoutPlan
    /// Neither the table nor the plan says of which year the values are.
    case valuesWithoutYear
    // The draft of a plan, filled in
    case draft(DraftFault)
    // A workbook
    case otherFormat(OtherFormat)
    case encrypted
    case damagedArchive(reason: String)
    case damagedXML(part: String, line: Int, reason: String)
    case damagedSheet(cell: String)
    case documentType(part: String)
    case expandsTooFar(part: String, limit: Int)
    case missingPart(String)
    case tooManyParts(count: Int, limit: Int)
    case tooManyCells(limit: Int)
    case noTable(sheets: [String])
    // What another program reads for us
    case programMissing(String)
    case programFailed(String, reason: String)
    case programTooSlow(String, seconds: Int)
    case noText
    case noAlignedTable
    // A results report
    case reportWithoutRowsOrYear
    // A data package
    case notAPackage
    case invalidDescriptor(String)
    case unsafePath(String)
    case missingResource(String)
    case missingHeader(String)
  }

  /// Files that are recognised, though not read.
  public enum OtherFormat: Hashable, Sendable, CaseIterable {
    /// Excel before 2007
    case xls
    case xlsb
    case openDocument
    case wordProcessing
    case archive
  }

  /// What is wrong with a draft of a plan that departments filled in.
  public enum DraftFault: Hashable, Sendable {
    /// The hidden row is gone that says what the columns are.
    case withoutKeys
    /// A row that the draft did not write.
    case rowWithoutIndicator
    case emptyTarget
    case errorValue(String)
    case uncomputedFormula
    case otherUnit(String, unit: String)
  }

  /// What a cell names that is not there.
  public enum Reference: String, Hashable, Sendable, CaseIterable {
    case plan, section, measure, indicator
  }
}

/// Where in a file: line and column count from 1; the column is that of a table. In a sheet of a workbook, line 7 and
/// column 2 are its cell B7.
public struct FilePlace: Hashable, Sendable {
  public let file: String
  public let sheet: String?
  public let line: Int?
  public let column: Int?
  /// The column's header, where the table has one.
  public let header: String?

  public init(
    file: String, sheet: String? = nil, line: Int? = nil, column: Int? = nil, header: String? = nil
  ) {
    (self.file, self.sheet, self.line, self.column, self.header) = (file, sheet, line, column, header)
  }

  /// The name of a cell as spreadsheets have it: row 7, column 2 is B7.
  public static func cellName(_ row: Int, _ column: Int) -> String {
    var (letters, rest) = ("", column)
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }
}

/// All that is wrong with what was to be read. Nothing of it has been taken.
public struct ReadingRefusal: Error, Sendable {
  public let problems: [ReadingProblem]

  public init(_ problems: [ReadingProblem]) { self.problems = problems }
}

/// Something worth knowing that did not stop the reading.
public struct ReadingNote: Hashable, Sendable {
  public let place: FilePlace
  public let fact: Fact

  public enum Fact: Hashable, Sendable {
    /// An extra column says different things on different lines of one series; the last one is kept.
    case attributeVaries(indicator: String)
    /// What the columns of a table were taken for, as HEADER=WORD.
    case columnsGuessed([String])
    case columnsRemembered([String])
    /// Columns of numbers that are no values, as far as their headers say.
    case numbersKeptAsAttributes([String])
    /// Values whose year nothing says but the plan's name.
    case readAsOfPlanYear([String], year: Int)
    /// Of several sheets, those that were read.
    case sheetsRead([String])
    case sheetPassedOver(SheetReason)
    /// Cells that show an error, read as missing values.
    case errorValues(code: String, count: Int)
    /// Cells of values with a mark for none (－, …).
    case marksForNoValue(mark: String, count: Int)
    /// Cells whose formula has no stored value, read as missing values.
    case uncomputedFormulas(count: Int)
    /// Rows with one cell only, which are titles and notes.
    case rowsPassedOver(count: Int)
    /// Years that their era did not have, each with the year that was meant.
    case yearsBeyondEra([String: Int])
    /// What a report says of its measures in words of no known meaning.
    case statusesUnknown([String])
    /// Marks and grades that a report says of its measures and does not explain, with what they were taken for.
    case statusesByConvention([String: DeclaredStatus])
  }

  /// Why a sheet was not read.
  public enum SheetReason: Hashable, Sendable {
    case hidden
    case empty
    case noTable
    /// A chart or macro.
    case noCells
  }
}
