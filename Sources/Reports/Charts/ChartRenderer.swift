// SPDX-License-Identifier: GPL-3.0-or-later
public import Foundation

/// A format of pictures.
public enum ChartFormat: String, Sendable, CaseIterable {
  case png, svg, pdf
}

/// Why there is no picture of a script.
public enum ChartRenderingError: Error, Hashable, Sendable {
  /// No directory of the search path holds an executable `gnuplot`.
  case gnuplotMissing
  /// gnuplot ended so, and said this.
  case gnuplotFailed(status: Int32, message: String)
  case cannotWrite(path: String)
}

/// Draws scripts with gnuplot: as a process with arguments, never through a shell, and without the user's start-up file.
///
/// The picture comes from gnuplot's standard output, so that no path stands in a script, and a full disk cannot cut it.
public struct ChartRenderer: Sendable {
  /// The path of the program.
  public let gnuplot: String

  /// Looks `gnuplot` up in the directories of `PATH`.
  public init() throws(ChartRenderingError) {
    try self.init(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")
  }

  /// Looks `gnuplot` up in directories that are parted by colons; one that is not absolute is passed over.
  public init(searchPath: String) throws(ChartRenderingError) {
    let directories = searchPath.split(separator: ":").filter { $0.hasPrefix("/") }
    let found = directories.lazy.map { "\($0)/gnuplot" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { throw .gnuplotMissing }
    gnuplot = found
  }

  /// Draws a script. The picture is whole, or there is none.
  public func picture(
    of script: String, format: ChartFormat, size: ChartSize
  ) throws(ChartRenderingError) -> Data {
    try draw(script, as: Self.terminal(format, size: size)).picture
  }

  /// Runs gnuplot on a script; what it said on the way is for tests.
  func draw(
    _ script: String, as terminal: String
  ) throws(ChartRenderingError) -> (picture: Data, message: String) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).gp")
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? Data(script.utf8).write(to: file, options: .withoutOverwriting)) != nil else {
      throw .cannotWrite(path: file.path)
    }
    let (process, picture, messages, ended) = (Process(), Pipe(), Pipe(), DispatchSemaphore(value: 0))
    process.executableURL = URL(fileURLWithPath: gnuplot)
    // As a file, not on standard input: there gnuplot would go on after an error.
    process.arguments = ["-d", "-e", terminal, file.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = picture
    process.standardError = messages
    // `waitUntilExit` looks only every 50 ms.
    process.terminationHandler = { _ in ended.signal() }
    guard (try? process.run()) != nil else { throw .gnuplotMissing }
    let said = Both(picture.fileHandleForReading, messages.fileHandleForReading)
    ended.wait()
    let message = String(decoding: said.second, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard process.terminationStatus == 0, !said.first.isEmpty else {
      throw .gnuplotFailed(status: process.terminationStatus, message: message)
    }
    return (said.first, message)
  }

  /// The command that sets the terminal. All three lay the script out alike: gnuplot takes a point of type as 4/3 of a
  /// dot in PNG and PDF. A PNG has three dots a point (216 an inch), sharp across a slide and in print, or fewer where it
  /// would be larger than PNG readers take.
  static func terminal(_ format: ChartFormat, size: ChartSize) -> String {
    let (width, height) = (GnuplotNumber.written(size.width), GnuplotNumber.written(size.height))
    switch format {
    case .png:
      let scale = min(3, 16_000 / max(size.width, size.height))
      let (across, down) = (Int((size.width * scale).rounded()), Int((size.height * scale).rounded()))
      let zoom = GnuplotNumber.written(scale * 0.75)
      return "set terminal pngcairo size \(across),\(down) fontscale \(zoom) linewidth \(zoom) pointscale \(zoom)"
    case .svg:
      return "set terminal svg size \(width)*4/3.,\(height)*4/3. fontscale 4/3. background rgb 'white'"
    case .pdf:
      return "set terminal pdfcairo size \(width)/72.,\(height)/72. fontscale 0.75 linewidth 1.8 background rgb 'white'"
    }
  }
}

/// All that comes out of two pipes, read at the same time: a full one would hold the writer up.
private struct Both {
  let first: Data
  let second: Data

  init(_ first: FileHandle, _ second: FileHandle) {
    // Written before the group is left, read after it is waited for.
    nonisolated(unsafe) var other = Data()
    let group = DispatchGroup()
    nonisolated(unsafe) let handle = second
    DispatchQueue.global().async(group: group) { other = (try? handle.readToEnd()) ?? Data() }
    self.first = (try? first.readToEnd()) ?? Data()
    group.wait()
    self.second = other
  }
}
