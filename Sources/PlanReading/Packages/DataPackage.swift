// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators

/// A Frictionless Tabular Data Package: a folder with a `datapackage.json` that names its tables.
struct DataPackage: PlanTables {
  static let descriptorName = "datapackage.json"

  let folder: String
  let descriptor: PackageDescriptor

  /// The path of the descriptor, if the path leads to a data package: its folder, or the file itself.
  static func location(_ path: String) -> String? {
    if path.split(separator: "/").last == descriptorName[...] { return path }
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
      descriptor = try JSONDecoder().decode(PackageDescriptor.self, from: Data(text.utf8))
    } catch {
      throw ReadingRefusal([ReadingProblem(place, .invalidDescriptor(Self.reason(error)))])
    }
  }

  /// Reads the package as a plan if it has a plan's tables, else each of its tables as a tidy table.
  func read(into draft: inout PanelDraft) throws(ReadingRefusal) {
    try checkResources()
    if location(of: "sources") == nil { draft.add(source) }
    if location(of: "observations") != nil {
      try PlanPackage(self).read(into: &draft)
    } else {
      try readTidyTables(into: &draft)
    }
  }

  private func readTidyTables(into draft: inout PanelDraft) throws(ReadingRefusal) {
    let tables = descriptor.resources.filter(\.isTable)
    guard !tables.isEmpty else { throw ReadingRefusal([ReadingProblem(descriptorPlace, .missingResource("*"))]) }
    for resource in tables {
      do {
        let table = try CellTable(DocumentReader.file(try resolved(resource.path ?? "")))
        try TidyTable(table, described: resource, title: descriptor.title).read(into: &draft)
      } catch {
        draft.problems += error.problems
      }
    }
  }

  /// A resource with its data in the descriptor, or two of one name, would otherwise be left out without a word.
  private func checkResources() throws(ReadingRefusal) {
    var names = Set<String>()
    let unread = descriptor.resources.filter { $0.path == nil }.map {
      ReadingProblem.Fact.missingResource($0.name ?? "")
    }
    let repeated = descriptor.resources.compactMap(\.name).filter { !names.insert($0).inserted }
    let facts = unread + repeated.map { .repeatedKey($0) }
    guard facts.isEmpty else { throw ReadingRefusal(facts.map { ReadingProblem(descriptorPlace, $0) }) }
  }

  /// The package as a source, by what its descriptor says of it.
  private var source: Source {
    Source(
      title: descriptor.title ?? descriptor.name ?? folder,
      path: descriptor.sources?.first.flatMap { $0.path ?? $0.title } ?? "",
      licence: descriptor.licenses?.first.flatMap { $0.name ?? $0.title } ?? "")
  }

  func table(_ name: String) throws(ReadingRefusal) -> CellTable? {
    guard let path = location(of: name) else { return nil }
    return try CellTable(DocumentReader.file(try resolved(path)))
  }

  func has(_ table: String) -> Bool { location(of: table) != nil }

  func location(of name: String) -> String? {
    descriptor.resources.first { $0.name == name || $0.path == "\(name).csv" }?.path
  }

  /// A resource lies inside its package (Data Package specification): no absolute path, no way up, no link that leads out.
  private func resolved(_ path: String) throws(ReadingRefusal) -> String {
    // Bytes, because to a Character view a slash with a combining mark behind it is no slash.
    let bytes = path.utf8
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let full = folder + "/" + path
    guard parts.first?.isEmpty == false, !parts.contains(where: { $0.elementsEqual("..".utf8) }),
      !bytes.contains(UInt8(ascii: ":")), !bytes.contains(0), isInside(full)
    else { throw ReadingRefusal([ReadingProblem(descriptorPlace, .unsafePath(path))]) }
    return full
  }

  private func isInside(_ path: String) -> Bool {
    func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    return !FileManager.default.fileExists(atPath: path) || real(path).utf8.starts(with: (real(folder) + "/").utf8)
  }

  private var descriptorPlace: FilePlace {
    FilePlace(file: URL(fileURLWithPath: folder).appendingPathComponent(Self.descriptorName).relativePath)
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): key.stringValue
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      context.codingPath.isEmpty ? "JSON" : context.codingPath.map(\.stringValue).joined(separator: ".")
    default: "JSON"
    }
  }
}
