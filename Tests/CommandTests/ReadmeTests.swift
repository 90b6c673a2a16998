// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The page that a newcomer follows: each command of it runs in the order in which it stands, from what the page has made by then.
@Suite("The README, followed line by line")
struct ReadmeTests {
  /// Those with a choice or a name to be filled in, and those of files that the page does not make.
  private static let open = ["[", "|", "…", "PATTERN", "FILE", "report.txt", "cells.txt"]

  private func commands(_ page: String) -> [String] {
    var found: [String] = []
    for match in page.matches(of: /```sh\n([^`]*)```|`(nenrin [^`]*)`/) {
      if let block = match.1 {
        let lines = String(block).components(separatedBy: "\n").map { $0.components(separatedBy: "  #")[0] }
        found += lines.filter { $0.hasPrefix("nenrin ") }
      } else if let word = match.2 {
        found.append(String(word))
      }
    }
    return found.filter { command in command != "nenrin import" && !Self.open.contains { command.contains($0) } }
  }

  @Test func followed() throws {
    let page = try String(contentsOf: CommandRun.root.appendingPathComponent("README.md"), encoding: .utf8)
    let office = try Office(plan: false)
    try FileManager.default.createSymbolicLink(
      at: office.folder.appendingPathComponent("datasets"),
      withDestinationURL: CommandRun.root.appendingPathComponent("datasets"))
    let table = try #require(page.firstMatch(of: /```\n(指標,[^`]*)```/))
    try office.write(String(table.1), to: "history.csv")
    let commands = commands(page)
    #expect(commands.count > 15)
    let path = CommandRun.executable.deletingLastPathComponent().path
    for command in commands {
      // A second export into one folder says so, as it should.
      let command = command.replacing("--to DIR --format", with: "--to DIR --force --format")
      let run = try CommandRun.run(
        URL(fileURLWithPath: "/bin/sh"), ["-c", command], in: office.folder,
        environment: [
          "PATH": path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"), "LC_ALL": "C.UTF-8",
        ])
      // doctor tells what this machine lacks.
      #expect(run.status == 0 || command == "nenrin doctor", "\(command): \(run.errors.suffix(300))")
    }
  }
}
