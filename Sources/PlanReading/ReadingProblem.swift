// SPDX-License-Identifier: GPL-3.0-or-later

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
    case tooLarge(bytes: Int, limit: Int)
    case unknownLayout(headers: [String])
    // Its lines
    case unclosedQuote
    case strayQuote
    case fieldCount(found: Int, expected: Int)
    case duplicateHeader(String)
    case tooManyColumns(limit: Int)
    // Its cells
    case notANumber(String)
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
    case definitionConflict(indicator: String, field: String, present: String, offered: String)
    case targetWithoutPlan
    // A data package
    case notAPackage
    case invalidDescriptor(String)
    case unsafePath(String)
    case missingResource(String)
    case missingHeader(String)
  }

  /// What a cell names that is not there.
  public enum Reference: String, Hashable, Sendable, CaseIterable {
    case plan, section, measure, indicator
  }
}

/// Where in a file: line and column count from 1; the column is that of a table.
public struct FilePlace: Hashable, Sendable {
  public let file: String
  public let line: Int?
  public let column: Int?
  /// The column's header, where the table has one.
  public let header: String?

  public init(file: String, line: Int? = nil, column: Int? = nil, header: String? = nil) {
    (self.file, self.line, self.column, self.header) = (file, line, column, header)
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
  }
}
