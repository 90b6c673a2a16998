// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Python, for programs of others to compare with.
enum ProjectPython {
  /// The project's own, where `.ci/venv` has made it.
  static let path: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let python = root.appendingPathComponent(".build-venv/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: python) ? python : nil
  }()

  /// The project's own, or any.
  static let anyPath: String? = path ?? program("python3")

  static func program(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile(atPath:))
  }

  /// What a script prints; `nil` where it fails, or where there is no Python.
  static func run(_ script: String, _ arguments: [String] = [], python: String? = anyPath) throws -> String? {
    guard let python else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", script] + arguments
    process.environment = ["PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
