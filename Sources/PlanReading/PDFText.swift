// SPDX-License-Identifier: GPL-3.0-or-later
internal import Dispatch
internal import Foundation

/// The text of a PDF, laid out as on the page, by poppler's `pdftotext` where it is installed.
enum PDFText {
  static let program = "pdftotext"

  enum Limit {
    static let seconds = 60.0
    static let textBytes = 64 << 20
  }

  /// The lines of all pages, each page's end as a form feed.
  static func text(of path: String, path search: String? = nil) throws(ReadingRefusal) -> TextFile {
    let place = FilePlace(file: path)
    func refuse(_ fact: ReadingProblem.Fact) -> ReadingRefusal { ReadingRefusal([ReadingProblem(place, fact)]) }
    guard let executable = ProgramRun.locate(program, in: search) else { throw refuse(.programMissing(program)) }
    // An absolute path is never taken for an option, and a dash as output is the standard one.
    let file = URL(fileURLWithPath: path).path
    let arguments = ["-layout", "-enc", "UTF-8", "-eol", "unix", file, "-"]
    let run: ProgramRun
    do {
      run = try ProgramRun(executable, arguments, seconds: Limit.seconds, outputBytes: Limit.textBytes)
    } catch {
      switch error {
      case .notStarted(let reason): throw refuse(.programFailed(program, reason: reason))
      case .tookTooLong: throw refuse(.programTooSlow(program, seconds: Int(Limit.seconds)))
      case .saidTooMuch: throw refuse(.tooLarge(bytes: Limit.textBytes, limit: Limit.textBytes))
      }
    }
    guard run.status == 0 else {
      if run.errors.contains("Incorrect password") { throw refuse(.encrypted) }
      let reason = run.errors.split(separator: "\n").last.map(String.init) ?? "\(run.status)"
      throw refuse(.programFailed(program, reason: reason))
    }
    let text = String(decoding: run.output, as: UTF8.self)
    guard text.contains(where: { !$0.isWhitespace }) else { throw refuse(.noText) }
    return TextFile(path: path, text: text)
  }

  /// The first table of the text whose columns are told apart by blanks.
  static func table(in file: TextFile) throws(ReadingRefusal) -> CellTable {
    guard let table = AlignedText(file).table else {
      throw ReadingRefusal([ReadingProblem(FilePlace(file: file.path), .noAlignedTable)])
    }
    try table.checkHeader()
    return table
  }
}

/// One run of another program, without a shell, bounded in time and in what it may say.
struct ProgramRun {
  let status: Int32
  let output: Data
  let errors: String

  enum Failure: Error {
    case notStarted(String)
    case tookTooLong
    case saidTooMuch
  }

  /// Where a program stands, by the folders of PATH.
  static func locate(_ name: String, in search: String? = nil) -> String? {
    let folders = search ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    // A relative folder would make the program depend on where the command is run.
    return folders.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile(atPath:))
  }

  init(_ executable: String, _ arguments: [String], seconds: Double, outputBytes: Int) throws(Failure) {
    let process = Process()
    let (out, err) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    (process.standardOutput, process.standardError) = (out, err)
    let reading = PipeReading(out, limit: outputBytes), complaint = PipeReading(err, limit: 1 << 16)
    do { try process.run() } catch { throw .notStarted(error.localizedDescription) }
    let deadline = Date(timeIntervalSinceNow: seconds)
    reading.start(process, until: deadline)
    complaint.start(process, until: deadline)
    let isLate = !reading.wait(until: deadline) || !complaint.wait(until: deadline)
    if isLate { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    if isLate { throw .tookTooLong }
    if reading.isFull { throw .saidTooMuch }
    (status, output) = (process.terminationStatus, reading.data)
    errors = String(decoding: complaint.data, as: UTF8.self)
  }
}

/// Reads a pipe to its end on a thread of its own; ends the program that says more than it may.
private final class PipeReading: @unchecked Sendable {
  private(set) var data = Data()
  private(set) var isFull = false
  private let handle: FileHandle
  private let limit: Int
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe, limit: Int) { (handle, self.limit) = (pipe.fileHandleForReading, limit) }

  func start(_ process: Process, until deadline: Date) {
    DispatchQueue.global().async { [self] in
      while let piece = try? handle.read(upToCount: 1 << 16), !piece.isEmpty {
        if data.count + piece.count > limit {
          isFull = true
          kill(process.processIdentifier, SIGKILL)
          break
        }
        data.append(piece)
      }
      done.signal()
    }
  }

  func wait(until deadline: Date) -> Bool {
    done.wait(timeout: .now() + max(deadline.timeIntervalSinceNow, 0)) == .success
  }
}
