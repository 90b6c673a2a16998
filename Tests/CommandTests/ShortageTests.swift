// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A machine that gives less than the command needs, and files that are none: one sentence each, and no waiting.
@Suite("Short of threads, and other than files")
struct ShortageTests {
  /// As a user who has all the processes that they may have; `nil` where this test may not become one.
  private func starved(_ office: Office, _ arguments: [String]) throws -> CommandRun? {
    let user = getuid() == 0 ? ["setpriv", "--reuid=65534", "--clear-groups"] : []
    let before = ["20"] + user + ["prlimit", "--nproc=1", CommandRun.executable.path]
    let program = "/usr/bin/timeout"
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    let environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    return try CommandRun.run(
      URL(fileURLWithPath: program), before + arguments, in: office.folder, environment: environment)
  }

  /// It takes longer, and the answer is the same; what is no store is told as ever.
  @Test func withoutAThread() throws {
    let office = try Office()
    // Where this does not work, the program cannot be reached by such a user.
    guard let run = try starved(office, ["normalize", "5件"]), run.status == 0 else {
      return print("skipped: no user without processes here")
    }
    let questions = [["summary"], ["forecast"], ["backtest"], ["audit"], ["verify"], ["growth", "--top", "3"]]
    for arguments in questions + [["query", "SELECT count(*) FROM observation"]] {
      let run = try #require(try starved(office, arguments + ["--format", "csv"]))
      let usual = try office.nenrin(arguments + ["--format", "csv"])
      #expect((run.status, run.output) == (usual.status, usual.output), "\(arguments) \(run.errors)")
    }
    try office.write(String(repeating: "no store of anything\n", count: 100), to: "junk.db")
    for arguments in [["summary"], ["verify"], ["import", CommandRun.dataset]] {
      let run = try #require(try starved(office, arguments + ["--store", "junk.db"]))
      #expect(run.status == 1 && run.errors.contains("is not a Nenrin store"), "\(arguments) \(run.errors)")
    }
  }

  /// From where nothing can begin to where all goes well: a sentence, never a crash.
  @Test func withoutMemory() throws {
    let office = try Office()
    let script = "ulimit -v \"$1\" && \"$0\" attainment --plan 2019 > answer; exit $?"
    var ends = Set<Int32>()
    for kilobytes in stride(from: 104_000, through: 128_000, by: 1_500) {
      let run = try CommandRun.run(
        URL(fileURLWithPath: "/bin/sh"), ["-c", script, CommandRun.executable.path, String(kilobytes)],
        in: office.folder,
        environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
      ends.insert(run.status)
      let isTold = run.errors.contains("for want of memory")
      #expect([0, 127].contains(run.status) || run.status == 1 && isTold, "\(kilobytes): \(run.status) \(run.errors)")
    }
    #expect(ends.contains(1), "no shortage was met: \(ends)")
  }

  @Test func storesThatAreNoFiles() throws {
    let office = try Office(plan: false)
    let pipe = office.folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    for (path, words) in [(pipe, "a named pipe"), ("/", "a folder"), (office.folder.path + "/", "a folder")] {
      for arguments in [["summary"], ["import", CommandRun.dataset], ["verify"]] {
        let run = try office.nenrin(arguments, environment: ["NENRIN_STORE": path])
        #expect(run.status == 1 && run.errors.contains(words) && !run.errors.contains("Usage"), "\(run.errors)")
      }
    }
    let read = try office.nenrin("import", "pipe")
    #expect(read.status == 1 && read.errors.contains("a named pipe"))
  }

  /// A file in its place would take the pipe away, and a link from what it leads to.
  @Test func outputIntoAPipeAndThroughALink() throws {
    let office = try Office()
    let script = """
      mkfifo pipe && (cat pipe > got &) && "$0" chart sections --plan 2019 -o pipe --force && test -p pipe &&
      ln -s real.gp link.gp && : > real.gp && "$0" chart sections --plan 2019 -o link.gp --force && test -L link.gp && sleep 0.2
      """
    let run = try CommandRun.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", script, CommandRun.executable.path], in: office.folder,
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    #expect(run.status == 0, "\(run.errors)")
    let texts = try ["got", "real.gp"].map {
      try String(contentsOf: office.folder.appendingPathComponent($0), encoding: .utf8)
    }
    #expect(texts[0] == texts[1] && texts[0].contains("plot"))
  }

  @Test func theUsageIsThatOfTheVerb() throws {
    let office = try Office()
    let run = try office.nenrin("summary", "--where", "speed>3")
    #expect(run.status == 64 && run.errors.contains("nenrin summary"), "\(run.errors)")
    let japanese = try office.nenrin("summary", "--where", "speed>3", "--lang", "ja")
    #expect(japanese.status == 64 && japanese.errors.contains("nenrin summary"), "\(japanese.errors)")
  }

  @Test func aDoctorSaysNothingIsWellBesideADamagedStore() throws {
    let office = try Office()
    let path = office.folder.appendingPathComponent("nenrin.db")
    var bytes = try Data(contentsOf: path)
    bytes[bytes.count - 100] ^= 0xFF
    try bytes.write(to: path)
    let run = try office.nenrin("doctor")
    #expect(run.status == 1 && run.output.contains("faulty") && !run.errors.contains("Everything is there"))
  }
}
