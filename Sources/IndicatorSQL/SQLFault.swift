// SPDX-License-Identifier: GPL-3.0-or-later
public import Segments

/// What stands between a question and its answer: facts only. The words for people are the command's.
public enum SQLFault: Error, Sendable, Hashable {
  /// The main database is something else.
  case notAStore
  case otherVersion(found: Int, known: Int)
  case damaged(StorePlace)
  case busy
  /// The statement does more than read.
  case refused(SQLRefusal)
  /// There is no statement in the text.
  case noStatement
  /// There is more than one statement.
  case severalStatements
  /// What SQLite says of the statement, with its extended result code.
  case statement(message: String, code: Int)
}

/// What a question may not do.
public enum SQLRefusal: Sendable, Hashable {
  case write
  case transaction
  /// ATTACH or DETACH.
  case otherFile
  case loadExtension
  case pragma(String)
}

extension SQLFault {
  /// For a host that is not ours, which shows it in its own words.
  var message: String {
    switch self {
    case .notAStore: "the main database is not a Nenrin store"
    case .otherVersion(let found, let known):
      "the store has format \(found), this extension reads format \(known)"
    case .damaged(let place): "the store is damaged (\(Self.describe(place))), so that no number of it is shown"
    case .statement(let message, _): message
    default: "\(self)"
    }
  }

  private static func describe(_ place: StorePlace) -> String {
    switch place {
    case .file: "the file's structure"
    case .page(let page): "page \(page) of the file"
    case .schema: "its tables"
    case .row(let table, let row): "table \(table), row \(row + 1)"
    case .segment(let key, let number, let fault):
      "segment \(number) of \(key.kind.rawValue) \(key.plan) \(key.year.number): \(fault)"
    case .labels(let attribute, let number, let fault): "segment \(number) of attribute \(attribute): \(fault)"
    case .ends(let number, let fault): "segment \(number) of the first and last values: \(fault)"
    case .block(let block, let number, let fault):
      "block \(number) of the \(block == .indicator ? "indicators" : "series"): \(fault)"
    }
  }
}
