// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import PlanReading
internal import Reports

/// A CSV of doubtful readings: written where it is not there yet, read once a person has corrected it.
struct ReviewFile {
  let path: String?
  /// What a person has decided; `nil` before that.
  let sheet: ReviewSheet?

  init(path: String?) throws {
    self.path = path
    guard let path, FileManager.default.fileExists(atPath: path) else {
      sheet = nil
      return
    }
    do throws(ReadingRefusal) {
      sheet = try ReviewSheet(path: path)
    } catch {
      error.problems.map(ReadingWording.line).forEach(Diagnostics.write)
      throw CommandFailure(ReadingWording.refusal(error.problems.count))
    }
  }

  var isWritten: Bool { path != nil && sheet == nil }

  /// Writes the readings, unless the file is one that a person has filled in.
  func write(_ readings: [DoubtfulReading]) throws {
    guard let path, isWritten else { return }
    try OutputFile.write(CSVFormat().text(Self.table(readings)), to: path, force: false)
  }

  /// `accept` is empty, to be filled in.
  private static func table(_ readings: [DoubtfulReading]) -> Table {
    Table(
      columns: ReviewSheet.columns.map { Table.Column($0, $0) },
      rows: readings.map { reading in
        let observation = reading.observation
        return [
          .text(reading.id), .missing, .number(observation.certainty), .integer(observation.place.section),
          .integer(observation.place.number), .text(reading.measure), .text(observation.indicator),
          .text(observation.kind.rawValue), .year(observation.year), .number(observation.value),
          .text(observation.unit),
          .text(observation.annotation.qualifier.rawValue), .text(observation.annotation.asOf?.description ?? ""),
          .text(observation.annotation.asWritten), .text(observation.annotation.source), .integer(observation.line),
        ]
      })
  }
}
