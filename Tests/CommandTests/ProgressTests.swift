// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What a person sees of a long import, on a terminal of their own; and what others see of the store meanwhile.
@Suite("Progress")
struct ProgressTests {
  /// A table of many lines, written by Python at the start of each script.
  private static let table = """
    import os, pty, select, subprocess, sys, time
    def table(name, lines):
        with open(name, "w") as file:
            file.write("indicator,year,value\\n")
            for i in range(lines // 20):
                file.write("".join(f"K{i:06},{year},{(i * 7919 + year) % 10007 / 10}\\n" for year in range(2000, 2020)))

    """

  /// On a terminal, an import of more than a second says how far it has come, how fast, and how long it will take; at the
  /// end the line is gone. In a pipe it says nothing of the sort.
  @Test func anImportTellsItsProgressOnATerminal() throws {
    let office = try Office()
    let script =
      Self.table + """
        lines, output = 240_000, b""
        while True:
            table("many.csv", lines)
            try:
                main, other = pty.openpty()
            except OSError as error:
                print("skipped:", error)
                sys.exit(0)
            start = time.monotonic()
            run = subprocess.Popen([sys.argv[1], "import", "many.csv", "--store", "many.db"], stdout=subprocess.DEVNULL,
                                   stderr=other, env={"LANG": "en_US.UTF-8"})
            os.close(other)
            output = b""
            while True:
                try:
                    part = os.read(main, 65536)
                except OSError:
                    break
                if not part:
                    break
                output += part
            assert run.wait() == 0, output
            os.close(main)
            os.remove("many.db")
            # A machine that needs no two seconds has nothing to tell.
            if time.monotonic() - start > 2 or lines > 20_000_000:
                break
            lines *= 4
        text = output.decode()
        assert "MB a second" in text or "columns" in text, text
        assert " s left" in text, text
        assert text.endswith("\\r\\x1b[K"), text[-200:]
        piped = subprocess.run([sys.argv[1], "import", "many.csv", "--store", "many.db"], capture_output=True)
        assert piped.returncode == 0 and piped.stderr == b"", piped.stderr
        """
    guard let run = try office.python(script, CommandRun.executable.path) else {
      return print("skipped: python3 is not installed")
    }
    #expect(run.status == 0, "\(run.errors)")
    if run.output.hasPrefix("skipped") { print(run.output) }
  }

  /// Whoever asks during an import gets the old answer, and after it the new one; never an error, never a half.
  @Test func aReaderDuringAnImportSeesTheOldState() throws {
    let office = try Office()
    let script =
      Self.table + """
        def count():
            run = subprocess.run([sys.argv[1], "query", "SELECT count(*) FROM observation", "--format", "csv"],
                                 capture_output=True, text=True)
            assert run.returncode == 0, run.stderr
            return int(run.stdout.split()[1])
        table("many.csv", 40_000)
        before, seen = count(), []
        run = subprocess.Popen([sys.argv[1], "import", "many.csv"], stdout=subprocess.DEVNULL)
        while run.poll() is None:
            seen.append(count())
        assert run.returncode == 0
        after = count()
        assert after == before + 40_000, (before, after)
        assert set(seen) <= {before, after} and before in seen and seen == sorted(seen), seen
        """
    guard let run = try office.python(script, CommandRun.executable.path) else {
      return print("skipped: python3 is not installed")
    }
    #expect(run.status == 0, "\(run.errors)")
  }
}
