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
    var (rows, lines) = (0, LineFile(path: fresh, as: path))
    defer { unlink(fresh) }
    let columns = try session.answer(Self.columns).rows
    var progress = Progress()
    defer { progress.end() }
    try session.forEach("SELECT * FROM observation", columns: { try lines.write($0.map(Self.field)) }) { row in
      try lines.write(row.map(Self.field))
      rows += 1
      guard rows % Self.step == 0, let place = columns.firstIndex(of: Array(row[2...4])) else { return }
      progress.update(fraction: Double(place) / Double(columns.count), rows: rows)
    }
    try lines.finish()
    guard rename(fresh, path) == 0 else { throw CommandFailure(FileWording.cannotWrite(path, errno: errno)) }
    return rows
  }

  /// What fields 2, 3 and 4 of `observation` are one after another.
  private static let columns =
    "SELECT kind, nullif(plan, ''), fiscal_year FROM \"column\" ORDER BY kind, plan, fiscal_year"
  /// After how many rows the progress is told.
  private static let step = 16_384

  private static func field(_ value: SQLValue) -> String {
    switch value {
    case .null, .blob: ""
    case .integer(let number): String(number)
    case .real(let number): NumberText.exact(number)
    case .text(let text): field(text)
    }
  }

  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) || text.first == " " || text.last == " "
    else { return text }
    return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}

/// Lines on their way to a new file, a megabyte at a time.
private struct LineFile {
  private let path: String
  /// What the file will be called in the end.
  private let target: String
  private var descriptor: Int32 = -1
  private var buffer: [UInt8] = []

  init(path: String, as target: String) { (self.path, self.target) = (path, target) }

  mutating func write(_ fields: [String]) throws {
    for (index, field) in fields.enumerated() {
      if index > 0 { buffer.append(0x2C) }
      buffer.append(contentsOf: field.utf8)
    }
    buffer.append(0x0A)
    if buffer.count > 1 << 20 { try flush() }
  }

  mutating func finish() throws {
    try flush()
    guard close(descriptor) == 0 else { throw failure }
  }

  private var failure: CommandFailure { CommandFailure(FileWording.cannotWrite(target, errno: errno)) }

  private mutating func flush() throws {
    if descriptor < 0 { descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666) }
    guard descriptor >= 0 else { throw failure }
    var start = 0
    while start < buffer.count {
      let written = buffer[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure }
      start += written
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
