// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The command as a user runs it: a process with arguments, its two streams and its exit status.
struct CommandRun {
  let status: Int32
  let output: String
  let errors: String

  /// Of stderr: what the command said in its one sentence.
  var sentence: String { errors.split(separator: "\n").last.map(String.init) ?? "" }

  static let executable: URL = {
    let products = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = products.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("nenrin")
      if FileManager.default.isExecutableFile(atPath: candidate.path), !candidate.hasDirectoryPath { return candidate }
      folder.deleteLastPathComponent()
    }
    return root.appendingPathComponent(".build/debug/nenrin")
  }()

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let dataset = root.appendingPathComponent("datasets/fukushima-ict-2019").path

  static func run(_ program: URL, _ arguments: [String], in folder: URL, environment: [String: String]) throws
    -> CommandRun
  {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    // By way of files: two pipes read one after the other can block each other.
    let (out, err) = (folder.appendingPathComponent(".out-\(UUID())"), folder.appendingPathComponent(".err-\(UUID())"))
    for file in [out, err] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    defer { for file in [out, err] { try? FileManager.default.removeItem(at: file) } }
    try process.run()
    process.waitUntilExit()
    return CommandRun(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }
}

/// A folder of one test's own, with a store in it; gone with the test.
final class Office {
  let folder: URL

  /// - Parameter plan: imports the 2019 plan.
  init(plan: Bool = true) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("nenrin-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if plan { _ = try nenrin("import", CommandRun.dataset) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func nenrin(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandRun {
    try nenrin(arguments, environment: environment)
  }

  func nenrin(_ arguments: [String], environment: [String: String] = [:]) throws -> CommandRun {
    var all = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    all.merge(environment) { $1 }
    return try CommandRun.run(CommandRun.executable, arguments, in: folder, environment: all)
  }

  /// Another language's reading of what the command wrote; `nil` where Python is not installed.
  func python(_ script: String, _ arguments: String...) throws -> CommandRun? {
    let candidates = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/python3" }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else { return nil }
    return try CommandRun.run(
      URL(fileURLWithPath: path), ["-c", script] + arguments, in: folder, environment: ["PYTHONUTF8": "1"])
  }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }
  func write(_ data: Data, to name: String) throws { try data.write(to: folder.appendingPathComponent(name)) }
  func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }
  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }
}
