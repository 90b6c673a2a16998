// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What a store says of itself, and what is left of it when an import is killed.
@Suite("Trust")
struct TrustTests {
  @Test func aSoundStoreIsSaidToBeSound() throws {
    let office = try Office()
    let run = try office.nenrin("verify", "--format", "csv")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "part,checked,damaged,place")
    #expect(
      lines.dropFirst().map { $0.prefix { $0 != "," } } == [
        "file", "references", "catalogue", "values", "attributes", "annotations",
      ])
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",0,") })
  }

  /// One bit of a segment that fills pages of its own: the segment is named, and the others are read.
  @Test func aFlippedBitIsNamedByItsSegment() throws {
    let office = try Office()
    let script = """
      import sqlite3, subprocess, sys
      with open("many.csv", "w") as file:
          file.write("indicator,year,value\\n")
          for year in (2017, 2018, 2019):
              for i in range(20000):
                  file.write(f"K{i},{year},{i * (7919 + 2 * (year - 2017)) % 100003 / 10}\\n")
      subprocess.run([sys.argv[1], "import", "many.csv", "--store", "many.db"], check=True, stdout=subprocess.DEVNULL)
      db = sqlite3.connect("many.db")
      wanted = 'SELECT payload FROM segment WHERE "column" = (SELECT id FROM "column" WHERE fiscal_year = 2018)'
      payload, = db.execute(wanted).fetchone()
      db.close()
      data = bytearray(open("many.db", "rb").read())
      place, places = -1, 0
      # What was moved as the file grew is still there, in pages that are free.
      while (place := data.find(payload[20000:20040], place + 1)) >= 0:
          data[place] ^= 4
          places += 1
      assert places > 0
      open("many.db", "wb").write(data)
      """
    guard let changed = try office.python(script, CommandRun.executable.path) else {
      return print("skipped: python3 is not installed")
    }
    #expect(changed.status == 0, "\(changed.errors)")
    let verified = try office.nenrin("verify", "--format", "csv", "--store", "many.db")
    #expect(verified.status == 1)
    #expect(verified.output.contains("actual of 2018, segment 0"), "\(verified.output)")
    let asked = try office.nenrin("query", "SELECT sum(value) FROM observation", "--store", "many.db")
    #expect(asked.status == 1)
    #expect(asked.output.isEmpty)
    #expect(asked.sentence.contains("actual of 2018, segment 0"), "\(asked.sentence)")
    // What has been written when the damage is met is a part of the answer, and called that.
    let long = "SELECT *, printf('%200s', '') AS blanks FROM observation"
    let cut = try office.nenrin("query", long, "--store", "many.db", "--format", "csv")
    #expect(cut.status == 1)
    #expect(!cut.output.isEmpty)
    #expect(cut.sentence.contains("the answer stops short"), "\(cut.sentence)")
    let whole = "SELECT count(*) FROM observation WHERE fiscal_year = 2019"
    #expect(try office.nenrin("query", whole, "--store", "many.db").output.contains("20000"))
  }

  /// Bits all over the file: every answer is as it was, or there is none and a sentence says why; `verify` finds each.
  @Test func aFlippedBitAnywhereChangesNoAnswer() throws {
    let office = try Office()
    let script = """
      import random, subprocess, sys
      random.seed(11)
      def ask(*arguments):
          run = subprocess.run([sys.argv[1], *arguments, "--store", "flipped.db"], capture_output=True, text=True)
          return run.returncode, run.stdout, run.stderr
      questions = [("summary", "--plan", "2019"), ("attainment", "--plan", "2019", "--format", "csv"),
                   ("query", "SELECT * FROM observation", "--format", "csv")]
      whole = open("nenrin.db", "rb").read()
      open("flipped.db", "wb").write(whole)
      sound = [ask(*question) for question in questions]
      assert all(code == 0 for code, _, _ in sound)
      answered = 0
      for step in range(16):
          data = bytearray(whole)
          data[(step * len(data) + random.randrange(len(data))) // 16] ^= 1 << random.randrange(8)
          open("flipped.db", "wb").write(data)
          for question, expected in zip(questions, sound):
              code, output, errors = ask(*question)
              assert (code, output) == expected[:2] or (code == 1 and output == "" and "flipped.db" in errors), errors
              answered += code == 0
          assert ask("verify")[0] == 1, step
      assert answered < 48
      """
    guard let run = try office.python(script, CommandRun.executable.path) else {
      return print("skipped: python3 is not installed")
    }
    #expect(run.status == 0, "\(run.errors)")
  }

  /// Killed anywhere, an import leaves the store as it was, or has come to its end.
  @Test func aKilledImportLeavesTheStore() throws {
    let office = try Office()
    let script = """
      import subprocess, sys, time, os, shutil, random
      random.seed(5)
      with open("many.csv", "w") as file:
          file.write("indicator,year,value\\n")
          for i in range(2000):
              for year in range(2015, 2019):
                  file.write(f"K{i},{year},{(i * 7919 + year) % 10007 / 10}\\n")
      def question(sql):
          run = subprocess.run([sys.argv[1], "query", sql, "--format", "csv"], capture_output=True, text=True)
          assert run.returncode == 0, run.stderr
          return run.stdout
      everything = "SELECT indicator, kind, plan, fiscal_year, value FROM observation"
      before = question(everything)
      shutil.copy("nenrin.db", "before.db")
      shutil.copy("nenrin.db", "timed.db")
      start = time.monotonic()
      subprocess.run([sys.argv[1], "import", "many.csv", "--store", "timed.db"], check=True, stdout=subprocess.DEVNULL)
      whole = time.monotonic() - start
      killed = 0
      for step in range(20):
          run = subprocess.Popen([sys.argv[1], "import", "many.csv"], stdout=subprocess.DEVNULL)
          time.sleep(whole * (step + random.random()) / 20)
          run.kill()
          hasEnded = run.wait() == 0
          killed += not hasEnded
          after = question(everything)
          if hasEnded or after != before:
              # All of it is there. Once more from before, and sooner: the machine has less to do than it had.
              assert after.count("\\n") == before.count("\\n") + 8000, "half an import"
              shutil.copy("before.db", "nenrin.db")
              whole *= 0.8
      assert killed > 5, killed
      run = subprocess.run([sys.argv[1], "verify"], capture_output=True, text=True)
      assert run.returncode == 0, run.stdout + run.stderr
      assert subprocess.run([sys.argv[1], "import", "many.csv"], capture_output=True).returncode == 0
      assert question("SELECT count(*) FROM observation WHERE indicator GLOB 'K*'") == "count(*)\\n8000\\n"
      """
    guard let run = try office.python(script, CommandRun.executable.path) else {
      return print("skipped: python3 is not installed")
    }
    #expect(run.status == 0, "\(run.errors)")
  }

  /// Ctrl-C ends an import with a sentence and 130, at whatever moment, and leaves no file behind: neither a journal nor a
  /// new store. One that has committed already is done.
  @Test func anInterruptedImportSaysSo() throws {
    let office = try Office()
    let script = """
      import os, signal, subprocess, sys, time
      before = open("nenrin.db", "rb").read()
      with open("slow.csv", "w") as file:
          file.write("indicator,year,value\\n" + "".join(f"K{i},2019,{i}\\n" for i in range(60000)))
      names = sorted(os.listdir("."))
      ended = 0
      # From before it listens until after it has committed, however busy the machine is.
      for step in range(26):
          store = ["nenrin.db", "new.db"][step % 2]
          run = subprocess.Popen([sys.argv[1], "import", "slow.csv", "--store", store],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
          time.sleep(0.1 * 1.25 ** step)
          run.send_signal([signal.SIGINT, signal.SIGTERM][step // 2 % 2])
          errors = run.communicate(timeout=60)[1]
          if run.returncode in (-2, -15):
              continue  # It had not begun to listen.
          if run.returncode == 0:
              break
          assert run.returncode in (130, 143) and "stays as it was" in errors, (run.returncode, errors)
          assert sorted(os.listdir(".")) == names, (step, os.listdir("."))
          assert open("nenrin.db", "rb").read() == before
          ended += 1
      assert ended > 0
      """
    guard let run = try office.python(script, CommandRun.executable.path) else {
      return print("skipped: python3 is not installed")
    }
    #expect(run.status == 0, "\(run.errors)")
  }

  /// Two at once: each waits for the other, and both come in.
  @Test func twoImportsAtOnce() throws {
    let office = try Office()
    let script = """
      import subprocess, sys
      for name in "ab":
          with open(f"{name}.csv", "w") as file:
              file.write("indicator,year,value\\n" + "".join(f"{name}{i},2019,{i}\\n" for i in range(2000)))
      runs = [subprocess.Popen([sys.argv[1], "import", f"{name}.csv"], stdout=subprocess.DEVNULL) for name in "ab"]
      assert [run.wait() for run in runs] == [0, 0]
      sql = "SELECT count(*) FROM observation WHERE indicator GLOB '[ab][0-9]*'"
      run = subprocess.run([sys.argv[1], "query", sql, "--format", "csv"], capture_output=True, text=True)
      assert run.stdout == "count(*)\\n4000\\n", run
      """
    guard let run = try office.python(script, CommandRun.executable.path) else {
      return print("skipped: python3 is not installed")
    }
    #expect(run.status == 0, "\(run.errors)")
  }
}
