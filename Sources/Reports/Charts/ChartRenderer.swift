// SPDX-License-Identifier: GPL-3.0-or-later
public import Foundation
internal import Programs

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
  /// It was given this many seconds.
  case gnuplotTookTooLong(seconds: Double)
}

/// Draws scripts with gnuplot: as a process with arguments, never through a shell, and without the user's start-up file.
///
/// The picture comes from gnuplot's standard output, so that no path stands in a script, and a full disk cannot cut it.
public struct ChartRenderer: Sendable {
  /// The fonts that charts ask for, in this order, parted by commas.
  public static var fontFamily: String { ChartType.family }

  /// The path of the program.
  public let gnuplot: String

  /// Looks `gnuplot` up in the directories of `PATH`.
  public init() throws(ChartRenderingError) {
    try self.init(searchPath: nil)
  }

  /// Looks `gnuplot` up in directories that are parted by colons; one that is not absolute is passed over.
  public init(searchPath: String?) throws(ChartRenderingError) {
    guard let found = ProgramRun.locate("gnuplot", searchPath: searchPath) else { throw .gnuplotMissing }
    gnuplot = found
  }

  /// Starts gnuplot before its script is there: it takes longer to get ready than to draw.
  public func start() throws(ChartRenderingError) -> ChartDrawing {
    // As a file, not on standard input: there gnuplot would go on after an error.
    do { return ChartDrawing(try ProgramRun(gnuplot, ["-d", "/dev/stdin"])) } catch { throw .gnuplotMissing }
  }

  /// Draws a script. The picture is whole, or there is none.
  public func picture(
    of script: String, format: ChartFormat, size: ChartSize, scale: Double = 1
  ) throws(ChartRenderingError) -> Data {
    try start().picture(of: script, format: format, size: size, scale: scale)
  }

  /// The command that sets the terminal. All three lay the script out alike: gnuplot takes a point of type as 4/3 of a
  /// dot in PNG and PDF. A PNG has three dots a point (216 an inch), sharp across a slide and in print, or fewer where it
  /// would be larger than PNG readers take.
  ///
  /// - Parameter enlarged: how much larger than laid out the picture is.
  static func terminal(_ format: ChartFormat, size: ChartSize, scale enlarged: Double = 1) -> String {
    let (width, height) = (GnuplotNumber.written(size.width), GnuplotNumber.written(size.height))
    let factor = enlarged == 1 ? "" : "*\(GnuplotNumber.written(enlarged))"
    switch format {
    case .png:
      let scale = min(3 * enlarged, 16_000 / max(size.width, size.height))
      let (across, down) = (Int((size.width * scale).rounded()), Int((size.height * scale).rounded()))
      let zoom = GnuplotNumber.written(scale * 0.75)
      return "set terminal pngcairo size \(across),\(down) fontscale \(zoom) linewidth \(zoom) pointscale \(zoom)"
    case .svg:
      // Its points grow with the font.
      return "set terminal svg size \(width)*4/3.\(factor),\(height)*4/3.\(factor) fontscale 4/3.\(factor)"
        + (enlarged == 1 ? "" : " linewidth \(GnuplotNumber.written(enlarged))") + " background rgb 'white'"
    case .pdf:
      let terminal =
        "set terminal pdfcairo size \(width)/72.\(factor),\(height)/72.\(factor) fontscale 0.75\(factor)"
        + " linewidth 1.8\(factor) background rgb 'white'"
      return enlarged == 1 ? terminal : "\(terminal)\nset termoption pointscale \(GnuplotNumber.written(enlarged))"
    }
  }
}

/// A gnuplot that is ready for one script, or for several whose pictures are SVG.
public struct ChartDrawing: Sendable {
  /// A chart of the largest size takes a second.
  private static let seconds = 120.0

  private let run: ProgramRun

  init(_ run: ProgramRun) { self.run = run }

  /// Draws the script. The picture is whole, or there is none.
  public func picture(
    of script: String, format: ChartFormat, size: ChartSize, scale: Double = 1
  ) throws(ChartRenderingError) -> Data {
    try draw(script, as: ChartRenderer.terminal(format, size: size, scale: scale)).picture
  }

  /// Draws several scripts as SVG, one after another: gnuplot takes longer to get ready than to draw. All are whole, or there
  /// is none.
  public func pictures(of scripts: [(script: String, size: ChartSize)]) throws(ChartRenderingError) -> [Data] {
    guard let first = scripts.first else { return [] }
    // Nothing of one script is left for the next.
    let rest = scripts.dropFirst().map { next in
      "set output\nreset session\n\(ChartRenderer.terminal(.svg, size: next.size))\n\(next.script)"
    }
    let whole = ([first.script] + rest).joined(separator: "\n")
    let (output, message) = try draw(whole, as: ChartRenderer.terminal(.svg, size: first.size))
    // In a text of a picture it would be spelled &lt;?xml.
    let head = Data("<?xml ".utf8)
    var starts: [Int] = []
    while let next = output.range(of: head, in: (starts.last.map { $0 + 1 } ?? output.startIndex)..<output.endIndex) {
      starts.append(next.lowerBound)
    }
    guard starts.count == scripts.count else { throw .gnuplotFailed(status: 0, message: message) }
    return zip(starts, starts.dropFirst() + [output.endIndex]).map { output.subdata(in: $0..<$1) }
  }

  /// Gives gnuplot a script; what it said on the way is for tests.
  func draw(
    _ script: String, as terminal: String
  ) throws(ChartRenderingError) -> (picture: Data, message: String) {
    let drawn: ProgramResult
    do {
      drawn = try run.result(input: Data("\(terminal)\n\(script)".utf8), within: Self.seconds)
    } catch {
      switch error {
      case .notStarted: throw .gnuplotMissing
      case .tookTooLong(let seconds): throw .gnuplotTookTooLong(seconds: seconds)
      case .saidTooMuch(let limit): throw .gnuplotFailed(status: 0, message: "more than \(limit) bytes")
      }
    }
    let message = drawn.messages.trimmingCharacters(in: .whitespacesAndNewlines)
    guard drawn.status == 0, !drawn.output.isEmpty else {
      throw .gnuplotFailed(status: drawn.status, message: message)
    }
    return (drawn.output, message)
  }
}
