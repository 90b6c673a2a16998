// SPDX-License-Identifier: GPL-3.0-or-later
public import Foundation

/// One run of another program: with arguments, never through a shell, and bounded in time and in what it may say.
///
/// The program starts with the value, so that it gets ready (gnuplot takes 25 ms) while its
/// input is computed. A run that is not asked for its result gets an empty input.
///
/// It takes no thread: Foundation's `Process` waits on two of its own, and for ever where the system has none to give.
public final class ProgramRun: @unchecked Sendable {
  private let process: ChildProcess
  private let pipes: (input: FileHandle, output: FileHandle, messages: FileHandle)

  /// Starts the program at a path.
  public init(_ executable: String, _ arguments: [String]) throws(ProgramFailure) {
    let (input, output, messages) = (try OwnPipe(), try OwnPipe(), try OwnPipe())
    process = try ChildProcess(
      executable, arguments, streams: [input.reading, output.writing, messages.writing].map(\.fileDescriptor))
    pipes = (input.writing, output.reading, messages.reading)
  }

  /// Gives the program its input and waits for its end.
  ///
  /// - Parameters:
  ///   - seconds: after these the program is killed.
  ///   - outputBytes: a program that writes more to its standard output is killed. Of what it says on standard error,
  ///     as much is kept.
  public func result(
    input: Data = Data(), within seconds: Double = 60, atMost outputBytes: Int = 256 << 20
  ) throws(ProgramFailure) -> ProgramResult {
    var exchange = PipeExchange(
      input: input, into: pipes.input, output: pipes.output, messages: pipes.messages, limit: outputBytes)
    let deadline = Date(timeIntervalSinceNow: seconds)
    let isThrough = exchange.run(until: deadline)
    // A program may close its outputs and live on.
    let isInTime = isThrough && process.wait(until: deadline)
    if !isInTime { process.end() }
    if exchange.isOverfull { throw .saidTooMuch(limit: outputBytes) }
    guard isInTime, let status = process.status else { throw .tookTooLong(seconds: seconds) }
    return ProgramResult(
      status: status, output: exchange.output, messages: String(decoding: exchange.messages, as: UTF8.self))
  }

  /// Where a program is, by directories that are parted by colons; without them, by those of `PATH`. One that is not
  /// absolute is passed over: it would make the program depend on where the command is run.
  public static func locate(_ name: String, searchPath: String? = nil) -> String? {
    let directories = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return directories.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile(atPath:))
  }
}

/// What a program left.
public struct ProgramResult: Sendable {
  /// 0 where it succeeded.
  public let status: Int32
  public let output: Data
  /// Its standard error.
  public let messages: String
}

/// Why a program has no result.
public enum ProgramFailure: Error, Hashable, Sendable {
  case notStarted(String)
  case tookTooLong(seconds: Double)
  case saidTooMuch(limit: Int)
}
