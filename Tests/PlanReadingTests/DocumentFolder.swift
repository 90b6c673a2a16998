// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading

/// A folder of documents for one test. It goes with the test.
final class DocumentFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("plan-reading-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func read(_ names: String...) throws -> ReadDocuments { try DocumentReader.read(names.map(path)) }

  /// What is told of the documents, the files named as in the folder; nothing where they were read.
  func problems(_ names: String...) -> [ReadingProblem] {
    do throws(ReadingRefusal) {
      _ = try DocumentReader.read(names.map(path))
      return []
    } catch {
      return error.problems.map { ReadingProblem(within($0.place), $0.fact) }
    }
  }

  private func within(_ place: FilePlace) -> FilePlace {
    let file = place.file.replacingOccurrences(of: url.path + "/", with: "").replacingOccurrences(
      of: url.path, with: "")
    return FilePlace(
      file: file, sheet: place.sheet, line: place.line, column: place.column, header: place.header)
  }

  /// Reads one table, by content alone.
  static func table(_ text: String, name: String = "table.csv") throws -> ReadDocuments {
    let folder = try DocumentFolder()
    try folder.write(name, text)
    return try folder.read(name)
  }

  /// What is told of one table.
  static func problems(_ text: String) throws -> [ReadingProblem] {
    let folder = try DocumentFolder()
    try folder.write("table.csv", text)
    return folder.problems("table.csv")
  }
}

/// A problem with its place, in one line.
func problem(
  _ line: Int, _ column: Int, _ header: String?, in file: String = "table.csv", _ fact: ReadingProblem.Fact
) -> ReadingProblem {
  ReadingProblem(FilePlace(file: file, line: line, column: column, header: header), fact)
}

func problem(_ line: Int, _ column: Int, in file: String = "table.csv", _ fact: ReadingProblem.Fact) -> ReadingProblem {
  problem(line, column, nil, in: file, fact)
}

func problem(_ line: Int, in file: String = "table.csv", _ fact: ReadingProblem.Fact) -> ReadingProblem {
  ReadingProblem(FilePlace(file: file, line: line), fact)
}

func problem(in file: String = "table.csv", _ fact: ReadingProblem.Fact) -> ReadingProblem {
  ReadingProblem(FilePlace(file: file), fact)
}

extension Panel {
  /// The value of an indicator, by its slug.
  func value(_ slug: String, of entity: String = "", _ key: ColumnKey) -> Double? {
    guard let indicator = catalogue.indicatorIndex(slug: slug),
      let series = catalogue.seriesIndex(Series(indicator: indicator, entity: entity))
    else { return nil }
    return self[series, key]
  }

  func value(_ slug: String, of entity: String = "", _ year: Int) -> Double? {
    value(slug, of: entity, .actual(FiscalYear(year)))
  }
}
