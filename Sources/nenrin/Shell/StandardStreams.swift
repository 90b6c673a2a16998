// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// The answer goes to stdout.
enum Answer {
  /// Writes all of it, or says that it could not: a full disk must not look like a short table.
  static func write(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw CommandFailure(FileWording.cannotWrite("stdout", errno: errno)) }
      bytes = bytes.dropFirst(written)
    }
  }
}

/// An answer that may be long, on its way to stdout: nothing of it is shown before there is more than a megabyte, so that one
/// that fails early shows nothing.
struct LongAnswer {
  private var buffer = ""
  /// Whether a part of it has been written.
  private(set) var isBegun = false

  private static let size = 1 << 20

  mutating func write(_ text: String) throws {
    buffer += text
    if buffer.utf8.count > Self.size { try finish() }
  }

  mutating func finish() throws {
    try Answer.write(buffer)
    if !buffer.isEmpty { isBegun = true }
    buffer = ""
  }
}

/// Progress and notes go to stderr.
enum Diagnostics {
  /// What a user named is shown as it is but for the signs that steer a terminal.
  static func write(_ line: String) {
    put(String(String.UnicodeScalarView(line.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 })) + "\n")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }

  /// Where stderr is closed or full there is nobody to tell that to; the exit status speaks.
  static func put(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}

enum Terminal {
  /// Colours go to a terminal only, and only to one that has them and whose user wants them (https://no-color.org).
  static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// The columns of the terminal on stdout; `nil` where stdout is a pipe or file.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// What is put in through stdin.
enum StandardInput {
  /// The lines without their ends, each as it comes. Bytes that are no UTF-8 become U+FFFD.
  static var lines: AnySequence<String> { AnySequence(sequence(state: ()) { _ in readLine(strippingNewline: true) }) }
}
