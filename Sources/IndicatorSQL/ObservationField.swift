// SPDX-License-Identifier: GPL-3.0-or-later

/// The fixed columns of `observation`, in order; after them comes a column for each attribute that the import kept.
enum ObservationField: Int32, CaseIterable {
  case indicator, entity, kind, plan, fiscalYear, value, unit, qualifier, asOf, asWritten, source, name, series

  private var declaration: String {
    switch self {
    case .indicator: "indicator TEXT"
    case .entity: "entity TEXT"
    case .kind: "kind TEXT"
    case .plan: "plan TEXT"
    case .fiscalYear: "fiscal_year INTEGER"
    case .value: "value REAL"
    case .unit: "unit TEXT"
    case .qualifier: "qualifier TEXT"
    case .asOf: "as_of TEXT"
    case .asWritten: "as_written TEXT"
    case .source: "source TEXT"
    case .name: "name TEXT"
    // A series' row in every column: for joins, not for people.
    case .series: "series INTEGER HIDDEN"
    }
  }

  private var columnName: Substring { declaration.prefix { $0 != " " } }

  /// Names are quoted; one that is taken is told apart by a number. SQLite compares names without regard to case.
  static func declaration(attributes: [String]) -> String {
    var taken = Set(allCases.map { String($0.columnName) })
    let more = attributes.map { attribute -> String in
      // A name ends at a zero byte for SQLite.
      let base = String(attribute.prefix { $0 != "\0" })
      var name = base
      var number = 2
      while !taken.insert(asciiLowercased(name)).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      return "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\" TEXT"
    }
    return "CREATE TABLE observation (" + (allCases.map(\.declaration) + more).joined(separator: ", ") + ")"
  }

  private static func asciiLowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}
