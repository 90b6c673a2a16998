// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What the user says the columns of a table are for: 指標=indicator, 実績=value. The words are the roles of tidy tables,
/// the kinds of value, `attribute` for a column that is to be kept, and `ignore`.
public struct ColumnMapping: Hashable, Sendable {
  /// The word of each header.
  public private(set) var words: [String: String] = [:]

  /// All words that a column can be mapped to.
  public static let vocabulary =
    TidyRole.allCases.map(\.rawValue) + ObservationKind.allCases.map(\.rawValue) + [attribute, ignore]

  static let attribute = "attribute"
  static let ignore = "ignore"

  public enum Fault: Error, Hashable, Sendable {
    /// Not of the form HEADER=WORD.
    case form(String)
    case unknownWord(String)
    /// One header with two words.
    case repeatedHeader(String)
  }

  public init() {}

  /// Reads what stands after `--map`, each as HEADER=WORD. A header may itself have a sign of equality.
  public init(_ arguments: [String]) throws(Fault) {
    for argument in arguments {
      guard let sign = argument.lastIndex(of: "=") else { throw .form(argument) }
      let header = argument[..<sign].trimmingBlanks(), word = argument[argument.index(after: sign)...].trimmingBlanks()
      guard !header.isEmpty, !word.isEmpty else { throw .form(argument) }
      guard Self.vocabulary.contains(word) else { throw .unknownWord(word) }
      guard words.updateValue(word, forKey: header) ?? word == word else { throw .repeatedHeader(header) }
    }
  }

  public var isEmpty: Bool { words.isEmpty }

  /// HEADER=WORD, in the order of the headers.
  public var arguments: [String] { words.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } }

  func use(of header: String) -> ColumnUse? { words[header].flatMap(ColumnUse.init) }

  /// This mapping where it says something, else the other.
  func over(_ other: ColumnMapping?) -> ColumnMapping {
    var mapping = self
    mapping.words.merge(other?.words ?? [:]) { own, _ in own }
    return mapping
  }

  /// The part that speaks of a table's headers.
  func restricted(to headers: [String]) -> ColumnMapping {
    var mapping = self
    mapping.words = words.filter { headers.contains($0.key) }
    return mapping
  }

  mutating func set(_ header: String, to word: String) { words[header] = word }
}

/// What one column is for.
enum ColumnUse: Equatable {
  case role(TidyRole)
  case values(ObservationKind)
  case attribute
  case ignored

  init?(_ word: String) {
    if let role = TidyRole(rawValue: word) {
      self = .role(role)
    } else if let kind = ObservationKind(rawValue: word) {
      self = .values(kind)
    } else if word == ColumnMapping.attribute || word == ColumnMapping.ignore {
      self = word == ColumnMapping.ignore ? .ignored : .attribute
    } else {
      return nil
    }
  }
}

/// By what a table is known again: its headers, in whatever order.
public struct HeaderSet: Hashable, Sendable {
  /// One text, the same for the same headers.
  public let key: String

  public init(_ headers: [String]) {
    key = headers.filter { !$0.isEmpty }.sorted().joined(separator: String(Self.separator))
  }

  public init(key: String) { self.key = key }

  /// ASCII's unit separator, which no header has.
  public static let separator: Character = "\u{1F}"
}

/// How documents are to be read, where the user says so.
public struct ReadingOptions: Sendable {
  public var encoding: TextEncoding?
  public var mapping = ColumnMapping()
  /// What was said before of tables with the same headers.
  public var remembered: [HeaderSet: ColumnMapping] = [:]
  /// The plan of targets whose table does not say which plan set them.
  public var plan: String?
  /// What a person has decided of doubtful readings of a report.
  public var review: ReviewSheet?
  /// Whether the place of every value is kept, also of large tables, which takes them much longer.
  public var keepsPlaces = false
  /// Is told how many bytes of a large table have been read, of how many; from any thread, in no order that is sure.
  public var progress: (@Sendable (_ done: Int, _ all: Int) -> Void)?

  public init() {}

  /// What holds for a table: what is said now, else what was said before.
  func mapping(for headers: [String]) -> ColumnMapping {
    mapping.restricted(to: headers).over(remembered.isEmpty ? nil : remembered[HeaderSet(headers)])
  }
}
