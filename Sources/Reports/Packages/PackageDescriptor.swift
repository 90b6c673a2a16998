// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators

/// One table of a data package: its rows, and the schema that lets other programs check them.
struct PackageTable: Sendable {
  struct Field: Sendable {
    let name: String
    let type: String
    let isKey: Bool
    let isRequired: Bool
    let words: [String]

    static func key(_ name: String) -> Field { Field(name, "string", isKey: true) }
    static func keyInteger(_ name: String) -> Field { Field(name, "integer", isKey: true) }
    static func required(_ name: String, _ type: String = "string") -> Field { Field(name, type, isRequired: true) }
    static func text(_ name: String) -> Field { Field(name, "string") }
    static func integer(_ name: String) -> Field { Field(name, "integer") }
    static func number(_ name: String) -> Field { Field(name, "number") }
    static func boolean(_ name: String) -> Field { Field(name, "boolean") }
    static func date(_ name: String) -> Field { Field(name, "date") }
    static func words<Word: RawRepresentable & CaseIterable>(
      _ name: String, _: Word.Type, isRequired: Bool = false
    ) -> Field where Word.RawValue == String {
      Field(name, "string", isRequired: isRequired, words: Word.allCases.map(\.rawValue))
    }

    private init(
      _ name: String, _ type: String, isKey: Bool = false, isRequired: Bool = false, words: [String] = []
    ) {
      (self.name, self.type, self.isKey, self.isRequired, self.words) = (name, type, isKey, isRequired, words)
    }
  }

  struct Reference: Sendable {
    let fields: [String]
    let resource: String

    init(_ fields: [String], _ resource: String) { (self.fields, self.resource) = (fields, resource) }
  }

  let name: String
  let fields: [Field]
  let references: [Reference]
  /// Hands over each row as it is made, so that no table is in memory as a whole.
  let forEachRow: @Sendable (([Cell]) throws -> Void) throws -> Void

  init(
    _ name: String, _ fields: [Field], references: [Reference] = [],
    forEachRow: @escaping @Sendable (([Cell]) throws -> Void) throws -> Void
  ) {
    (self.name, self.fields, self.references, self.forEachRow) = (name, fields, references, forEachRow)
  }

  init(_ name: String, _ fields: [Field], _ rows: [[Cell]], references: [Reference] = []) {
    self.init(name, fields, references: references) { body in try rows.forEach(body) }
  }

  func write(_ text: (String) throws -> Void) throws {
    let lines = CSVFormat().lines(fields.map { Table.Column($0.name, $0.name) })
    try text(lines.head)
    var number = 0
    try forEachRow { row in
      try text(lines.line(row, number))
      number += 1
    }
  }
}

/// `datapackage.json` (Frictionless Data Package, tabular profile).
struct PackageDescriptor {
  let name: String
  let title: String
  let isDraft: Bool
  let tables: [PackageTable]
  let sources: [Source]

  /// Keys sorted, so that equal packages are equal files.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(
      profile: "tabular-data-package", name: name, title: title, draft: isDraft ? true : nil,
      resources: tables.map(Resource.init),
      sources: sources.isEmpty ? nil : sources.map { .init(title: $0.title, path: $0.path.isEmpty ? nil : $0.path) },
      licenses: licences.isEmpty ? nil : licences.map { .init(name: $0) })
    return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
  }

  private var licences: [String] {
    sources.map(\.licence).reduce(into: []) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
  }

  private struct Document: Encodable {
    let profile: String
    let name: String
    let title: String
    let draft: Bool?
    let resources: [Resource]
    let sources: [SourceEntry]?
    let licenses: [Licence]?
  }

  private struct SourceEntry: Encodable {
    let title: String
    let path: String?
  }

  private struct Licence: Encodable { let name: String }

  private struct Resource: Encodable {
    let profile = "tabular-data-resource"
    let name: String
    let path: String
    let encoding = "utf-8"
    let schema: Schema

    init(_ table: PackageTable) {
      (name, path) = (table.name, "\(table.name).csv")
      schema = Schema(table)
    }
  }

  private struct Schema: Encodable {
    struct Field: Encodable {
      let name: String
      let type: String
      let constraints: Constraints?
    }
    struct Constraints: Encodable {
      let required: Bool?
      let `enum`: [String]?
    }
    struct ForeignKey: Encodable {
      struct Target: Encodable {
        let resource: String
        let fields: [String]
      }
      let fields: [String]
      let reference: Target
    }
    let fields: [Field]
    let missingValues = [""]
    let primaryKey: [String]?
    let foreignKeys: [ForeignKey]?

    init(_ table: PackageTable) {
      fields = table.fields.map { field in
        let isRequired = field.isKey || field.isRequired
        let hasConstraints = isRequired || !field.words.isEmpty
        return Field(
          name: field.name, type: field.type,
          constraints: hasConstraints
            ? Constraints(required: isRequired ? true : nil, enum: field.words.isEmpty ? nil : field.words) : nil)
      }
      let keys = table.fields.filter(\.isKey).map(\.name)
      primaryKey = keys.isEmpty ? nil : keys
      foreignKeys =
        table.references.isEmpty
        ? nil
        : table.references.map {
          ForeignKey(fields: $0.fields, reference: .init(resource: $0.resource, fields: $0.fields))
        }
    }
  }
}
