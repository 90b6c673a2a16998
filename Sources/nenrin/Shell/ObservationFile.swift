// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import IndicatorSQL
internal import Reports

/// All observations as one long CSV file (RFC 4180, UTF-8, LF, one header line, missing fields empty), which databases
/// load with one statement. Written row by row, so that its memory does not grow with the store.
///
/// It is made for programs: a text that begins with = or - stands as it is, without the apostrophe that guards
/// spreadsheets, because a database would keep it.
struct ObservationFile {
  static let name = "observations.csv"

  let folder: String
  private var path: String { folder + "/" + Self.name }

  /// Returns how many rows there are.
  func write(from session: SQLSession, force: Bool) throws -> Int {
    try OutputFile.refuseNameless(folder)
    try OutputFile.refuseExisting(path, force: force)
    let fresh = folder + "/.\(Self.name).\(ProcessInfo.processInfo.processIdentifier)"
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw CommandFailure(FileWording.cannotWrite(folder, error))
    }
    var lines = LineFile(path: fresh, as: path)
    defer { unlink(fresh) }
    let columns = try session.answer(Self.columns).rows
    var progress = RowProgress()
    defer { progress.end() }
    try session.forEach("SELECT * FROM observation", columns: { try lines.write($0.map(SQLValue.text)) }) { row in
      try lines.write(row)
      progress.add { _ in columns.firstIndex(of: Array(row[2...4])).map { Double($0) / Double(columns.count) } }
    }
    try lines.finish()
    guard rename(fresh, path) == 0 else { throw CommandFailure(FileWording.cannotWrite(path, errno: errno)) }
    return progress.rows
  }

  /// What fields 2, 3 and 4 of `observation` are one after another.
  private static let columns =
    "SELECT kind, nullif(plan, ''), fiscal_year FROM \"column\" ORDER BY kind, plan, fiscal_year"
}

extension LineFile {
  fileprivate mutating func write(_ row: [SQLValue]) throws {
    for (index, value) in row.enumerated() {
      if index > 0 { try write(",") }
      switch value {
      case .null, .blob: break
      case .integer(let number): try write(String(number))
      case .real(let number): try write(NumberText.exact(number))
      case .text(let text): try write(CSVFormat.quoted(text))
      }
    }
    try write("\n")
  }
}
