// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators

/// A Frictionless Tabular Data Package: a folder with a `datapackage.json` that names its tables.
struct DataPackage {
  struct Descriptor: Decodable {
    struct Resource: Decodable {
      let name: String?
      let path: String?
      let title: String?
    }
    struct Source: Decodable {
      let title: String?
      let path: String?
    }
    struct Licence: Decodable {
      let name: String?
      let title: String?
    }
    let name: String?
    let title: String?
    let resources: [Resource]
    let sources: [Source]?
    let licenses: [Licence]?
  }

  static let descriptorName = "datapackage.json"

  let folder: String
  let descriptor: Descriptor

  /// The path of the descriptor, if the path leads to a data package: its folder, or the file itself.
  static func location(_ path: String) -> String? {
    if path.hasSuffix(descriptorName) { return path }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return nil }
    return URL(fileURLWithPath: path).appendingPathComponent(descriptorName).relativePath
  }

  init(at descriptorPath: String) throws(ReadingRefusal) {
    folder = URL(fileURLWithPath: descriptorPath).deletingLastPathComponent().relativePath
    let place = FilePlace(file: descriptorPath)
    var isFolder: ObjCBool = false
    if !FileManager.default.fileExists(atPath: descriptorPath),
      FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    {
      throw ReadingRefusal([ReadingProblem(FilePlace(file: folder), .notAPackage)])
    }
    let text = try DocumentReader.file(descriptorPath).text
    do {
      descriptor = try JSONDecoder().decode(Descriptor.self, from: Data(text.utf8))
    } catch {
      throw ReadingRefusal([ReadingProblem(place, .invalidDescriptor(Self.reason(error)))])
    }
  }

  /// Reads the package as a plan if it has a plan's tables, else each of its tables as a tidy table.
  func read(into draft: inout PanelDraft) throws(ReadingRefusal) {
    if location(of: "sources") == nil { draft.add(source) }
    if location(of: "observations") != nil {
      try PlanPackage(self).read(into: &draft)
    } else {
      for resource in descriptor.resources {
        guard let path = resource.path, path.lowercased().hasSuffix(".csv") else { continue }
        let table = try DelimitedText(DocumentReader.file(try resolved(path)))
        try TidyTable(table, title: resource.title ?? descriptor.title).read(into: &draft)
      }
    }
  }

  /// The package as a source, by what its descriptor says of it.
  private var source: Source {
    Source(
      title: descriptor.title ?? descriptor.name ?? folder,
      path: descriptor.sources?.first.flatMap { $0.path ?? $0.title } ?? "",
      licence: descriptor.licenses?.first.flatMap { $0.name ?? $0.title } ?? "")
  }

  func table(_ name: String) throws(ReadingRefusal) -> DelimitedText? {
    guard let path = location(of: name) else { return nil }
    return try DelimitedText(DocumentReader.file(try resolved(path)))
  }

  func location(of name: String) -> String? {
    descriptor.resources.first { $0.name == name || $0.path == "\(name).csv" }?.path
  }

  /// A resource lies inside its package (Data Package specification): no absolute path, no way up.
  private func resolved(_ path: String) throws(ReadingRefusal) -> String {
    guard !path.hasPrefix("/"), !path.contains(":"), !path.contains("\0"),
      !path.split(separator: "/").contains("..")
    else {
      let descriptor = URL(fileURLWithPath: folder).appendingPathComponent(Self.descriptorName).relativePath
      throw ReadingRefusal([ReadingProblem(FilePlace(file: descriptor), .unsafePath(path))])
    }
    return folder + "/" + path
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): key.stringValue
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      context.codingPath.map(\.stringValue).joined(separator: ".")
    default: "JSON"
    }
  }
}
