// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PlanReading

/// The file that a reader gets, written anew for each input.
final class FuzzFile {
  let path: String

  init(_ name: String) {
    let shared = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    let folder = "\(shared)/nenrin-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/" + name
  }

  func write(_ data: Data) { _ = FileManager.default.createFile(atPath: path, contents: data) }

  /// Reads the file, and checks what has to hold whatever is in it.
  func read(_ options: ReadingOptions = ReadingOptions()) {
    do throws(ReadingRefusal) {
      let panel = try DocumentReader.read([path], options).panel
      for column in panel.columns.values where column.count != panel.catalogue.series.count {
        fatalError("a column of \(column.count) values for \(panel.catalogue.series.count) series")
      }
    } catch {
      if error.problems.isEmpty { fatalError("refused without a problem") }
    }
  }
}
