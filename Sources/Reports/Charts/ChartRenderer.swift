// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

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
/// The picture comes from gnuplot's standard output, so that no path stands in a script. It is written beside its target
/// and takes its name when it is whole; a failure leaves a picture of before as it was.
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

  public func render(
    script: String, to path: String, format: ChartFormat, size: ChartSize
  ) throws(ChartRenderingError) {
    let target = URL(fileURLWithPath: path)
    let name = ".\(UUID().uuidString).\(format.rawValue)"
    let beside = target.deletingLastPathComponent().appendingPathComponent(name).path
    defer { try? FileManager.default.removeItem(atPath: beside) }
    guard FileManager.default.createFile(atPath: beside, contents: nil),
      let picture = FileHandle(forWritingAtPath: beside)
    else { throw .cannotWrite(path: path) }
    try draw(script, as: Self.terminal(format, size: size), into: picture)
    guard (try? picture.close()) != nil, rename(beside, path) == 0 else { throw .cannotWrite(path: path) }
  }

  /// Runs gnuplot on a script and returns what it said on the way; the picture goes into `picture`.
  @discardableResult
  func draw(_ script: String, as terminal: String, into picture: FileHandle) throws(ChartRenderingError) -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).gp")
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? Data(script.utf8).write(to: file, options: .withoutOverwriting)) != nil else {
      throw .cannotWrite(path: file.path)
    }
    let (process, messages) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: gnuplot)
    // As a file, not on standard input: there gnuplot would go on after an error.
    process.arguments = ["-d", "-e", terminal, file.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = picture
    process.standardError = messages
    guard (try? process.run()) != nil else { throw .gnuplotMissing }
    let said = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let message = String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    let isEmpty = ((try? picture.offset()) ?? 0) == 0
    guard process.terminationStatus == 0, !isEmpty else {
      throw .gnuplotFailed(status: process.terminationStatus, message: message)
    }
    return message
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
