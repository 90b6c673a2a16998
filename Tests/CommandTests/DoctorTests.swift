// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What the command says of the machine it runs on.
@Suite("What is installed")
struct DoctorTests {
  private func rows(_ run: CommandRun) throws -> [String: [String: Any]] {
    let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]] ?? []
    return Dictionary(read.map { ($0["part"] as? String ?? "", $0) }, uniquingKeysWith: { $1 })
  }

  /// A folder with programs that say one line, in the place of all others.
  private func office(with programs: [String: String]) throws -> (office: Office, path: [String: String]) {
    let office = try Office(plan: false)
    let folder = office.folder.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, said) in programs {
      let file = folder.appendingPathComponent(name)
      try Data("#!/bin/sh\n\(said)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    return (office, ["PATH": folder.path])
  }

  @Test("Columns of the table")
  func columns() throws {
    let run = try Office(plan: false).nenrin("doctor", "--format", "csv")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("part,status,found,needed_for,install_debian,install_homebrew\n"))
  }

  @Test("What is missing has its command, and does not fail the core")
  func missing() throws {
    let (office, path) = try office(with: [:])
    let run = try office.nenrin(["doctor", "--format", "json"], environment: path)
    #expect(run.status == 0)
    let rows = try rows(run)
    for part in ["gnuplot", "japanese_font", "pdftotext", "chromium", "pandoc"] {
      #expect(rows[part]?["status"] as? String == "missing", "\(part)")
    }
    #expect(rows["gnuplot"]?["install_debian"] as? String == "sudo apt install gnuplot-nox")
    #expect(rows["pdftotext"]?["install_homebrew"] as? String == "brew install poppler")
    #expect(run.errors.contains("gnuplot"))
  }

  @Test("A report without gnuplot says that its pictures are missing")
  func reportWithoutPictures() throws {
    let office = try Office()
    let run = try office.nenrin(["report", "-o", "report.html"], environment: ["PATH": "/nonexistent"])
    #expect(run.status == 0 && run.errors.contains("gnuplot"))
    let workbook = try office.nenrin(["report", "-o", "report.csv"], environment: ["PATH": "/nonexistent"])
    #expect(workbook.status == 0 && !workbook.errors.contains("gnuplot"))
  }

  @Test("Versions are what the programs say")
  func versions() throws {
    let (office, path) = try office(with: [
      "gnuplot": "echo gnuplot 6.1 patchlevel 2", "pdftotext": "echo pdftotext version 24.02.0 >&2",
      "google-chrome": "echo Google Chrome 141.0.7390.54 unknown", "fc-match": "printf 'DejaVu Sans\\ten|fr'",
      "pandoc": "exit 127",
    ])
    let rows = try rows(try office.nenrin(["doctor", "--format", "json"], environment: path))
    #expect(rows["gnuplot"]?["found"] as? String == "6.1 patchlevel 2")
    #expect(rows["pdftotext"]?["found"] as? String == "24.02.0")
    #expect(rows["chromium"]?["found"] as? String == "141.0.7390.54")
    // A font there is, but none with Japanese.
    #expect(rows["japanese_font"]?["status"] as? String == "missing")
    #expect(rows["pandoc"]?["status"] as? String == "faulty")
  }

  @Test("The store is told of where it is named, and a damaged one fails")
  func store() throws {
    let office = try Office()
    let sound = try office.nenrin("doctor", "--format", "json")
    #expect(sound.status == 0)
    #expect(try rows(sound)["store"]?["status"] as? String == "ok")
    try office.write("not a store", to: "other.db")
    let faulty = try office.nenrin("doctor", "--store", "other.db", "--format", "json")
    #expect(faulty.status == 1)
    #expect(try rows(faulty)["store"]?["status"] as? String == "faulty")
    let absent = try office.nenrin("doctor", "--store", "none.db", "--format", "json")
    #expect(absent.status == 0)
    #expect(try rows(absent)["store"]?["status"] as? String == "missing")
  }

  @Test("Libraries have the versions that pkg-config knows")
  func libraries() throws {
    let office = try Office(plan: false)
    let rows = try rows(try office.nenrin("doctor", "--format", "json"))
    for (part, module) in [("sqlite", "sqlite3"), ("gsl", "gsl"), ("expat", "expat"), ("libzip", "libzip")] {
      let asked = try? CommandRun.run(
        URL(fileURLWithPath: "/usr/bin/pkg-config"), ["--modversion", module], in: office.folder,
        environment: ["PATH": "/usr/bin:/bin"])
      guard let asked, asked.status == 0 else { continue }
      #expect(rows[part]?["found"] as? String == asked.output.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }
}
