// SPDX-License-Identifier: GPL-3.0-or-later
public import Foundation

/// One run of another program: with arguments, never through a shell, and bounded in time and in what it may say.
///
/// The program starts with the value, so that it gets ready (gnuplot takes 25 ms) while its
/// input is computed. A run that is not asked for its result gets an empty input.
public final class ProgramRun: @unchecked Sendable {
  private let process = Process()
  private let pipes = (input: Pipe(), output: Pipe(), messages: Pipe())
  private let ended = DispatchSemaphore(value: 0)

  /// Starts the program at a path.
  public init(_ executable: String, _ arguments: [String]) throws(ProgramFailure) {
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.standardInput = pipes.input
    process.standardOutput = pipes.output
    process.standardError = pipes.messages
    // `waitUntilExit` looks only every 50 ms.
    process.terminationHandler = { [ended] _ in ended.signal() }
    do { try process.run() } catch { throw .notStarted(error.localizedDescription) }
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
      input: input, into: pipes.input.fileHandleForWriting, output: pipes.output.fileHandleForReading,
      messages: pipes.messages.fileHandleForReading, limit: outputBytes)
    let deadline = Date(timeIntervalSinceNow: seconds)
    let isThrough = exchange.run(until: deadline)
    if !isThrough { kill(process.processIdentifier, SIGKILL) }
    // A program may close its outputs and live on.
    let left = max(deadline.timeIntervalSinceNow, 0)
    let isInTime = !isThrough || ended.wait(timeout: .now() + left) == .success
    if !isInTime { kill(process.processIdentifier, SIGKILL) }
    if !isThrough || !isInTime { ended.wait() }
    if exchange.isOverfull { throw .saidTooMuch(limit: outputBytes) }
    guard isThrough, isInTime else { throw .tookTooLong(seconds: seconds) }
    return ProgramResult(
      status: process.terminationStatus, output: exchange.output,
      messages: String(decoding: exchange.messages, as: UTF8.self))
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
