// SPDX-License-Identifier: GPL-3.0-or-later

/// What is read of a `datapackage.json`.
struct PackageDescriptor: Decodable {
  let name: String?
  let title: String?
  let resources: [Resource]
  let sources: [Source]?
  let licenses: [Licence]?

  struct Resource: Decodable {
    let name: String?
    let path: String?
    let title: String?
    let schema: Schema?

    /// Other resources, such as a PDF of the plan, are left alone.
    var isTable: Bool { [".csv", ".tsv"].contains { path?.lowercased().hasSuffix($0) == true } }

    func field(_ name: String) -> Field? { schema?.fields.first { $0.name == name } }
  }

  struct Schema: Decodable {
    let fields: [Field]

    private enum CodingKeys: CodingKey { case fields }

    /// A schema may also be the path of another file. Nothing in it is needed to read a table, so what is not understood
    /// is passed over.
    init(from decoder: any Decoder) {
      fields = (try? decoder.container(keyedBy: CodingKeys.self).decode([Field].self, forKey: .fields)) ?? []
    }
  }

  struct Field: Decodable {
    let name: String?
    let title: String?
    let unit: String?
  }

  struct Source: Decodable {
    let title: String?
    let path: String?
  }

  struct Licence: Decodable {
    let name: String?
    let title: String?
  }
}
