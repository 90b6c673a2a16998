// SPDX-License-Identifier: GPL-3.0-or-later
public import Foundation
internal import Programs

/// Python, for programs of others to compare with.
public enum ProjectPython {
  /// The project's own, where `.ci/venv` has made it.
  public static let path: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let python = root.appendingPathComponent(".build-venv/bin/python3").path
    return FileManager.default.isExecutableFile(atPath: python) ? python : nil
  }()

  /// The project's own, or any.
  public static let anyPath: String? = path ?? program("python3")

  public static func program(_ name: String) -> String? { ProgramRun.locate(name) }

  /// The first of both that has these modules.
  public static func path(with modules: String) -> String? {
    [path, program("python3")].compactMap(\.self).first { python in
      (try? run("import \(modules)", python: python)) != nil
    }
  }

  /// What a script prints, in UTF-8 wherever the test is run; `nil` where it fails, or where there is no Python.
  public static func run(
    _ script: String, _ arguments: [String] = [], python: String? = anyPath
  ) throws -> String? {
    guard let python else { return nil }
    let result = try ProgramRun(python, ["-X", "utf8", "-c", script] + arguments).result()
    return result.status == 0 ? String(decoding: result.output, as: UTF8.self) : nil
  }

  /// The same with a text in a file, whose path is the script's first argument.
  public static func run(_ script: String, input: String, python: String?) throws -> String? {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("nenrin-\(UUID().uuidString)")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try run(script, [file.path], python: python)
  }
}
