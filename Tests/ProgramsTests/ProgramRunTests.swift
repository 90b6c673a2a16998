// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Programs
import Testing

/// Against programs that every system has.
@Suite("Runs of other programs")
struct ProgramRunTests {
  @Test func inputComesOutAsItWas() throws {
    // More than all pipes hold together, so that reading and writing have to alternate.
    let input = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let result = try ProgramRun("/bin/cat", []).result(input: input)
    #expect(result.output == input)
    #expect(result.status == 0)
  }

  @Test func bothOutputsAndTheStatus() throws {
    let script = "i=0; while [ $i -lt 20000 ]; do echo out; echo message >&2; i=$((i+1)); done; exit 3"
    let result = try ProgramRun("/bin/sh", ["-c", script]).result()
    #expect(result.output.count == 80_000)
    #expect(result.messages.utf8.count == 160_000)
    #expect(result.status == 3)
  }

  @Test func aProgramThatDoesNotReadItsInput() throws {
    let result = try ProgramRun("/bin/sh", ["-c", "exec <&-; sleep 0.1; echo done"]).result(
      input: Data(count: 1 << 20))
    #expect(result.output == Data("done\n".utf8))
  }

  @Test func bounds() throws {
    #expect(throws: ProgramFailure.tookTooLong(seconds: 0.2)) {
      try ProgramRun("/bin/sleep", ["30"]).result(within: 0.2)
    }
    #expect(throws: ProgramFailure.tookTooLong(seconds: 0.2)) {
      try ProgramRun("/bin/sh", ["-c", "exec >&- 2>&-; sleep 30"]).result(within: 0.2)
    }
    #expect(throws: ProgramFailure.saidTooMuch(limit: 100_000)) {
      try ProgramRun("/usr/bin/yes", []).result(atMost: 100_000)
    }
  }

  /// Neither holds an end of the other's pipes.
  @Test func twoAtOnce() throws {
    let (first, second) = try (ProgramRun("/bin/cat", []), ProgramRun("/bin/cat", []))
    #expect(try first.result(input: Data("1".utf8), within: 20).output == Data("1".utf8))
    #expect(try second.result(input: Data("2".utf8), within: 20).output == Data("2".utf8))
  }

  @Test func programsThatAreNot() {
    #expect(throws: ProgramFailure.self) { try ProgramRun("/nonexistent", []) }
    #expect(ProgramRun.locate("sh", searchPath: "relative:/nonexistent") == nil)
    #expect(ProgramRun.locate("sh") != nil)
  }

  /// What a program says of its end is put in our words: memory and room are told apart from all else.
  @Test(arguments: [
    ("gnuplot: out of memory", ProgramTrouble.outOfMemory), ("pandoc: Heap exhausted;", .outOfMemory),
    ("write: No space left on device", .noSpace), ("line 3: invalid command", .stopped(status: 1)),
  ]) func troublesAreTold(_ words: String, _ trouble: ProgramTrouble) throws {
    let result = try ProgramRun("/bin/sh", ["-c", "echo \"$0\" >&2; exit 1", words]).result()
    #expect(ProgramTrouble(status: result.status, saying: result.messages) == trouble)
  }
}
