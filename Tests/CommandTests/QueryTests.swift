// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Questions in SQL, through the command and through other programs that load the extension.
@Suite("Query")
struct QueryTests {
  /// The dataset's own file says what is in the store.
  private static let comparison = """
    import csv, sys
    def key(row):
        return (row["indicator"], row["kind"], row["plan"], row["fiscal_year"], float(row["value"]),
                row["qualifier"] or "exact", row["as_of"], row["as_written"], row["source"])
    expected = sorted(key(row) for row in csv.DictReader(open(sys.argv[1], newline="")))
    found = sorted(key(row) for row in csv.DictReader(open("answer.csv", newline="")))
    assert found == expected and len(found) > 100, (len(found), len(expected), set(found) ^ set(expected))
    """

  @Test func allObservationsOfThePlan() throws {
    let office = try Office()
    let run = try office.nenrin("query", "SELECT * FROM observation", "--format", "csv")
    try office.write(run.output, to: "answer.csv")
    let checked = try office.python(Self.comparison, CommandRun.dataset + "/observations.csv")
    #expect(checked?.status ?? 0 == 0, "\(checked?.errors ?? "")")
  }

  @Test func everyFormat() throws {
    let office = try Office()
    let sql = "SELECT fiscal_year, count(*) AS n, NULL, n'x' FROM observation"
    #expect(try office.nenrin("query", sql).status == 1)
    let good = "SELECT 2019 AS fiscal_year, 2.5 AS a, 2.5 AS a, NULL AS b, '県' AS c"
    #expect(try office.nenrin("query", good, "--format", "csv").output == "fiscal_year,a,a_2,b,c\n2019,2.5,2.5,,県\n")
    #expect(
      try office.nenrin("query", good, "--format", "json").output
        == "[\n  {\"fiscal_year\": 2019, \"a\": 2.5, \"a_2\": 2.5, \"b\": null, \"c\": \"県\"}\n]\n")
    #expect(try office.nenrin("query", good, "--era").output.contains("R1"))
    #expect(try office.nenrin("query", "SELECT 1 AS x WHERE 0", "--format", "csv").output == "x\n")
    #expect(try office.nenrin("query", "SELECT count(*) AS n FROM measure_indicator").status == 0)
  }

  private static let refused = [
    ("DELETE FROM plan", "only reads"), ("INSERT INTO entity VALUES (9, 'x')", "only reads"),
    ("CREATE TEMP TABLE t (x)", "only reads"), ("DROP TABLE plan", "only reads"), ("VACUUM", "only reads"),
    ("ATTACH 'other.db' AS o", "ATTACH"), ("PRAGMA journal_mode = WAL", "journal_mode"),
    ("PRAGMA user_version = 5", "user_version"), ("SELECT load_extension('x')", "extension"), ("BEGIN", "transactions"),
    ("SELECT 1; SELECT 2", "more than one"), (" -- nothing", "no statement"), ("SELECT nothing FROM plan", "nothing"),
    ("SELEC", "SELEC"),
  ]

  @Test func refusedInOneSentence() throws {
    let office = try Office()
    let before = try office.data("nenrin.db")
    for (sql, word) in Self.refused {
      let run = try office.nenrin("query", sql)
      #expect(run.status == 1, "\(sql)")
      #expect(run.output.isEmpty)
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(run.sentence.contains(word), "\(run.sentence)")
    }
    #expect(try office.data("nenrin.db") == before)
    #expect(!office.exists("other.db"))
  }

  @Test func commentsAndPragmasThatDescribeAreFine() throws {
    let office = try Office()
    #expect(try office.nenrin("query", "SELECT 1; -- done").status == 0)
    #expect(try office.nenrin("query", "PRAGMA table_info(observation)").output.contains("fiscal_year"))
    #expect(try office.nenrin("query", "SELECT 1", "--store", "none.db").sentence.contains("none.db"))
  }

  /// Another program loads the long file and has the same values; texts stand as they are.
  @Test func theLongFileLoadsElsewhere() throws {
    let office = try Office()
    try office.write(
      "indicator,entity,year,value,group\n=1+1,a,2019,0.1,\"x, \"\"y\"\"\"\n=1+1,b,2019,-1e-7,\n", to: "odd.csv")
    #expect(try office.nenrin("import", "odd.csv").status == 0)
    let run = try office.nenrin("export", "--to", "out", "--format", "csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try office.nenrin("export", "--to", "out", "--format", "csv").status == 1)
    #expect(try office.nenrin("export", "--to", "out", "--format", "csv", "--force").status == 0)
    let answer = try office.nenrin("query", "SELECT * FROM observation", "--format", "json")
    try office.write(answer.output, to: "answer.json")
    let script = """
      import csv, json, os
      rows = list(csv.DictReader(open("out/observations.csv", newline="", encoding="utf-8")))
      objects = json.load(open("answer.json", encoding="utf-8"))
      assert len(rows) == len(objects) > 100
      for row, item in zip(rows, objects):
          assert list(row) == list(item)
          for key, value in item.items():
              text = row[key]
              assert (text == "" if value is None else text == value if isinstance(value, str) else float(text) == value)
      assert [r["value"] for r in rows if r["indicator"] == "=1+1"] == ["0.1", "-0.0000001"], rows[-2:]
      assert os.listdir("out") == ["observations.csv"]
      """
    let checked = try office.python(script)
    #expect(checked?.status ?? 0 == 0, "\(checked?.errors ?? "")")
    let shell = try? CommandRun.run(
      URL(fileURLWithPath: "/usr/bin/env"),
      [
        "sqlite3", ":memory:", ".import --csv out/observations.csv o",
        "SELECT count(*), printf('%.6f', sum(value)) FROM o",
      ],
      in: office.folder, environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
    guard let shell, shell.status == 0 else { return print("skipped: sqlite3 is not installed") }
    let own = try office.nenrin(
      "query", "SELECT count(*) || '|' || printf('%.6f', sum(value)) AS x FROM observation", "--format", "csv")
    #expect("x\n" + shell.output == own.output)
  }

  /// What SQLite's own shell and Python load; as it is built beside the command.
  private static let library: String? = {
    let folder = CommandRun.executable.deletingLastPathComponent()
    return ["so", "dylib"].map { folder.appendingPathComponent("libNenrinSQLite.\($0)").path }
      .first(where: FileManager.default.fileExists(atPath:))
  }()

  @Test(.enabled(if: library != nil, "the extension is not built")) func theShellLoadsTheExtension() throws {
    let office = try Office()
    let library = try #require(Self.library)
    let shell = URL(fileURLWithPath: "/usr/bin/env")
    func ask(_ sql: String) throws -> CommandRun {
      try CommandRun.run(
        shell, ["sqlite3", "-csv", "-header", "nenrin.db", ".load \(library)", sql], in: office.folder,
        environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
    }
    let run = try ask("SELECT * FROM observation")
    if run.status == 127 || run.errors.contains("unknown command") {
      return print("skipped: sqlite3 is not installed or cannot load extensions")
    }
    #expect(run.status == 0, "\(run.errors)")
    try office.write(run.output, to: "answer.csv")
    let checked = try office.python(Self.comparison, CommandRun.dataset + "/observations.csv")
    #expect(checked?.status ?? 0 == 0, "\(checked?.errors ?? "")")
    #expect(try ask("INSERT INTO observation (value) VALUES (1)").status != 0)
    #expect(try ask("SELECT count(*) AS n FROM measure_indicator").output.hasPrefix("n"))
  }

  @Test(.enabled(if: library != nil, "the extension is not built")) func pythonLoadsTheExtension() throws {
    let office = try Office()
    let script = """
      import sqlite3, sys, threading
      db = sqlite3.connect("nenrin.db", check_same_thread=False)
      if not hasattr(db, "enable_load_extension"):
          sys.exit(print("skipped: this Python loads no extensions"))
      db.enable_load_extension(True)
      db.load_extension(sys.argv[1])
      n, = db.execute("SELECT count(*) FROM observation").fetchone()
      assert n > 100
      # A write of another connection is seen by the next statement, and the host's own transactions go on.
      db.execute("BEGIN IMMEDIATE")
      db.execute("DELETE FROM annotation")
      assert db.execute("SELECT count(*) FROM observation WHERE as_written IS NOT NULL").fetchone() == (0,)
      db.execute("ROLLBACK")
      assert db.execute("SELECT count(*) FROM observation WHERE as_written IS NOT NULL").fetchone() != (0,)
      # What is no store is told so.
      other = sqlite3.connect(":memory:")
      other.enable_load_extension(True)
      other.load_extension(sys.argv[1])
      try:
          other.execute("SELECT * FROM observation")
          raise AssertionError("no store")
      except sqlite3.DatabaseError as error:
          assert "Nenrin" in str(error), error
      # A long question can be interrupted.
      timer = threading.Timer(0.2, db.interrupt)
      timer.start()
      try:
          db.execute("SELECT count(*) FROM observation a, observation b, observation c, observation d").fetchone()
          raise AssertionError("not interrupted")
      except sqlite3.OperationalError as error:
          assert "interrupt" in str(error), error
      timer.join()
      """
    let library = try #require(Self.library)
    // The system's Python may load extensions where one that stands before it on the path may not.
    let system = URL(fileURLWithPath: "/usr/bin/python3")
    guard FileManager.default.isExecutableFile(atPath: system.path) else {
      return print("skipped: no /usr/bin/python3")
    }
    let run = try CommandRun.run(system, ["-c", script, library], in: office.folder, environment: [:])
    #expect(run.status == 0, "\(run.errors)")
    if run.output.contains("skipped") { print(run.output) }
  }
}
