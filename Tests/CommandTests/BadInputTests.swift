// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Each gives one clear sentence, exit 1 (64 for wrong usage), and a store as it was.
@Suite("Bad input")
struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// What stderr has to name: file, line, column, and what was met.
    let says: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ says: String...) {
      (self.name, bytes, self.says) = (name, Array(text.utf8), says)
    }

    init(_ name: String, bytes: [UInt8], _ says: String...) { (self.name, self.bytes, self.says) = (name, bytes, says) }
  }

  static let files = [
    Case("empty", "", "bad.csv"),
    Case("too few fields", "indicator,year,value\na,2019\n", "bad.csv:2", "2 fields", "3"),
    Case("no number", "indicator,year,value\na,2019,many\n", "bad.csv:2:3", "value", "many"),
    Case("a decimal comma", "indicator,year,value\na,2019,\"1,5\"\n", "bad.csv:2:3", "1,5", "a point, not a comma"),
    Case("a minus sign astray", "indicator,year,value\na,2019,- 5\n", "bad.csv:2:3", "- 5"),
    Case("too small a number", "indicator,year,value\na,2019,1e-400\n", "bad.csv:2:3", "1e-400"),
    Case("no year", "indicator,year,value\na,soon,1\n", "bad.csv:2:2", "year", "soon"),
    Case("two values", "indicator,year,value\na,2019,1\na,2019,2\n", "bad.csv:3:3", "line 2"),
    Case("unclosed quote", "indicator,year,value\n\"a,2019,1\n", "bad.csv:2"),
    Case("no layout", "x,y\n1,2\n", "bad.csv:1", "x, y"),
    Case("target of no plan", "indicator,year,value,kind\na,2019,1,target\n", "bad.csv:2", "plan"),
    Case("NUL", bytes: [0x61, 0, 0x62], "bad.csv:1"),
    Case("wrong encoding", bytes: Array("indicator,year,value\n".utf8) + [0xFF, 0xFE, 0x80, 0xFD, 0x0A], "bad.csv:2"),
  ]

  @Test(arguments: files)
  func leavesTheStoreAsItWas(_ bad: Case) throws {
    let office = try Office()
    let before = try office.data("nenrin.db")
    try office.write(Data(bad.bytes), to: "bad.csv")
    let run = try office.nenrin("import", "bad.csv")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    for text in bad.says { #expect(run.errors.contains(text), "\(run.errors)") }
    #expect(try office.data("nenrin.db") == before)
    #expect(!office.exists("nenrin.db-journal"))
  }

  /// A plan's name that is written wrongly makes another plan, which is said.
  @Test func aPlanThatNobodyKnowsIsTold() throws {
    let office = try Office()
    try office.write("indicator,year,value,kind,plan\nx,2019,5,target,20x9\n", to: "targets.csv")
    #expect(try office.nenrin("import", "targets.csv").errors.contains("20x9"))
    #expect(try !office.nenrin("import", "targets.csv").errors.contains("20x9"))
  }

  @Test func aPackageThatLeadsOutIsOneSentenceWithWhatToDo() throws {
    let office = try Office()
    let before = try office.data("nenrin.db")
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    for (descriptor, says) in [
      (#"{"resources":[{"name":"t","path":"/t.csv"}]}"#, "put the file into the package's folder"),
      (#"{"resources":[{"name":"t","path":"../t.csv"}]}"#, "put the file into the package's folder"),
      (#"{"resources":"# + deep + "}", "nested too deeply"), (#"{"resources":[]}"#, "no table"),
    ] {
      try office.write(descriptor, to: "datapackage.json")
      let run = try office.nenrin("import", "datapackage.json")
      #expect(run.status == 1)
      #expect(run.errors.contains(says), "\(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 2)
      #expect(try office.data("nenrin.db") == before)
    }
  }

  @Test func marksForNoValueAreCounted() throws {
    let office = try Office()
    try office.write("指標,単位,2018,2019\nx,－,－,2\ny,人,…,－\n", to: "marks.csv")
    let run = try office.nenrin("import", "marks.csv")
    #expect(run.status == 0)
    #expect(run.errors.contains("marks.csv:2:3 (2018): 2 cells from here on have only \"－\""), "\(run.errors)")
    #expect(run.errors.contains("marks.csv:3:3 (2018): a cell has only \"…\""), "\(run.errors)")
  }

  /// Told once, until somebody says which way is better.
  @Test func directionsThatAreAssumedAreTold() throws {
    let office = try Office(plan: false)
    try office.write("指標,単位,年度,実績値\n水道の使用量,m3,2018,9\n庁舎の経費,円,2018,5\n", to: "a.csv")
    let told = try office.nenrin("import", "a.csv").errors
    #expect(told.contains("which way is better of \"水道の使用量\" and 1 more"), "\(told)")
    try office.write("指標,単位,年度,実績値,better\n水道の使用量,m3,2018,9,lower\n庁舎の経費,円,2018,5,lower\n", to: "b.csv")
    #expect(try office.nenrin("import", "b.csv").errors.contains("replace with --replace"))
    #expect(try office.nenrin("import", "b.csv", "--replace").errors.isEmpty)
    try office.write("指標,単位,年度,実績値\n水道の使用量,m3,2019,8\n", to: "c.csv")
    #expect(try office.nenrin("import", "c.csv").errors.isEmpty)
  }

  /// Of a report too, by the words of its target.
  @Test func directionsThatAreStatedLaterAreTaken() throws {
    let office = try Office(plan: false)
    for (target, arguments, grade) in [("1000", [], "achieved"), ("1000以下", ["--replace"], "missed")] {
      try office.write("施策,目標,実績\n水道の使用量,\(target),1100\n", to: "report.csv")
      #expect(try office.nenrin(["import", "report.csv", "--plan", "2019"] + arguments).status == 0)
      let told = try office.nenrin("attainment", "--plan", "2019", "--format", "csv").output
      #expect(told.contains(",\(grade),"), "\(told)")
    }
    try office.write("施策,目標,実績\n水道の使用量,約1000,1100\n", to: "again.csv")
    #expect(try office.nenrin("import", "again.csv", "--plan", "2019").output.contains("notes only"))
  }

  @Test func everyRefusedLineIsListed() throws {
    let office = try Office(plan: false)
    try office.write("indicator,year,value\na,x,1\nb,2019,y\nc,2019\n", to: "one.csv")
    try office.write("indicator,year,value\na,x,1\nb,2019,y\n", to: "two.csv")
    let run = try office.nenrin("import", "two.csv")
    #expect(run.errors.contains("two.csv:2:2"))
    #expect(run.errors.contains("two.csv:3:3"))
    #expect(!office.exists("nenrin.db"))
    #expect(try office.nenrin("import", "one.csv", "two.csv").errors.contains("two.csv:3:3"))
  }

  @Test func aDifferentValueNeedsReplace() throws {
    let office = try Office()
    let before = try office.data("nenrin.db")
    try office.write("indicator,year,value\ninstagram-followers,2019,12000\n", to: "new.csv")
    let refused = try office.nenrin("import", "new.csv")
    #expect(refused.status == 1)
    for text in ["new.csv:2:3", "instagram-followers", "11,696", "12,000", "--replace"] {
      #expect(refused.sentence.contains(text))
    }
    #expect(try office.data("nenrin.db") == before)
    #expect(try office.nenrin("import", "new.csv", "--replace").status == 0)
    #expect(try office.nenrin("attainment", "--format", "csv").output.contains(",4400,12000,"))
  }

  @Test func aTargetWithoutAnyValueIsToldWithItsReason() throws {
    let office = try Office(plan: false)
    try office.write(
      """
      indicator,plan,kind,year,value
      visitors,,actual,2018,120
      visitors,,actual,2019,130
      visitors,2019,target,2021,150
      reach,2019,target,2021,1000
      reach,2019,target,2025,1500

      """, to: "two.csv")
    #expect(try office.nenrin("import", "two.csv").status == 0)
    let rows = try office.nenrin("forecast", "--to", "2021", "--format", "csv").output.split(separator: "\n")
    #expect(rows.filter { $0.hasPrefix("reach,") }.map { $0.contains(",2021,,,,,,,,1000,,,,,,no_history") } == [true])
    #expect(rows.filter { $0.hasPrefix("visitors,") }.count == 2)
  }

  @Test func filesThatAreNoStore() throws {
    let office = try Office(plan: false)
    try office.write(
      "just text, longer than a header of SQLite would be, and more of it to be sure of that", to: "text.db")
    try office.write("", to: "empty.db")
    for (store, says) in [
      ("missing.db", "missing.db"), ("text.db", "not a Nenrin store"), ("empty.db", "empty"), (".", "folder"),
    ] {
      let run = try office.nenrin("summary", "--store", store)
      #expect(run.status == 1)
      #expect(run.errors.contains(says), "\(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1)
    }
  }

  @Test(arguments: [
    ["summary", "--plan", "1999"], ["attainment", "--section", "9"], ["growth", "--indicator", "no such thing"],
    ["forecast", "--indicator", "no such thing"], ["compare", "2019", "1999"], ["compare", "2019", "2019"],
    ["draft", "--from", "2019", "--to", "2019"], ["import", "nowhere.csv"], ["import", "."],
    ["chart", "trend", "--indicator", "no such thing"], ["chart", "trend", "--indicator", "e"],
    ["export", "--to", "/proc/nowhere"], ["chart", "sections", "-o", "/proc/x.gp"],
  ])
  func nothingFoundIsOneSentence(_ arguments: [String]) throws {
    let office = try Office()
    let run = try CommandRun.run(
      CommandRun.executable, arguments, in: office.folder, environment: ["LC_ALL": "C.UTF-8"])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.sentence.hasPrefix("nenrin: "))
    #expect(run.sentence.count < 300)
  }

  @Test(arguments: [
    ["nonsense"], ["summary", "--nonsense"], ["summary", "--format", "yaml"], ["forecast", "--horizon", "0"],
    ["forecast", "--horizon", "2", "--to", "2022"], ["growth", "--from", "2020", "--to", "2019"],
    ["growth", "--from", "soon"], ["compare", "2019"], ["chart", "sections", "--render", "x.gif"],
    ["summary", "--lang", "fr"],
  ])
  func wrongUsageIs64(_ arguments: [String]) throws {
    let office = try Office()
    let run = try CommandRun.run(
      CommandRun.executable, arguments, in: office.folder, environment: ["LC_ALL": "C.UTF-8"])
    #expect(run.status == 64, "\(run.errors)")
  }

  @Test func outputThatExistsIsNotOverwritten() throws {
    let office = try Office()
    #expect(try office.nenrin("draft", "--from", "2019", "--to", "2020").status == 0)
    let before = try office.data("draft-2020/observations.csv")
    #expect(try office.nenrin("draft", "--from", "2019", "--to", "2020").status == 1)
    #expect(try office.data("draft-2020/observations.csv") == before)
    #expect(try office.nenrin("draft", "--from", "2019", "--to", "2020", "--force").status == 0)
    try office.write("mine", to: "chart.gp")
    #expect(try office.nenrin("chart", "sections", "-o", "chart.gp").status == 1)
    #expect(try office.data("chart.gp") == Data("mine".utf8))
  }

  @Test func aFullDiskIsSaid() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return print("skipped: there is no /dev/full") }
    let office = try Office()
    let shell = URL(fileURLWithPath: "/bin/sh")
    let run = try CommandRun.run(
      shell, ["-c", "\"$0\" summary > /dev/full", CommandRun.executable.path], in: office.folder,
      environment: ["LC_ALL": "C.UTF-8"])
    #expect(run.status == 1)
    #expect(run.sentence.contains("stdout"))
  }

  /// A closed or full stderr is no reason to crash: the exit status still speaks.
  @Test(arguments: [
    ("summary --plan 9", "2>/dev/full", 1), ("summary --plan 9", "2>&-", 1), ("summary --computed", "2>&-", 0),
  ])
  func nobodyListens(_ arguments: String, _ streams: String, status: Int32) throws {
    let office = try Office()
    let run = try CommandRun.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "\"$0\" \(arguments) \(streams)", CommandRun.executable.path],
      in: office.folder, environment: ["LC_ALL": "C.UTF-8"])
    #expect(run.status == status)
  }

  /// What could not be reported is done all the same, and the status says so.
  @Test func anImportThatCannotBeReported() throws {
    let office = try Office(plan: false)
    try office.write("indicator,year,value\na,2019,1\n", to: "a.csv")
    let run = try CommandRun.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "\"$0\" import a.csv > /dev/full", CommandRun.executable.path],
      in: office.folder, environment: ["LC_ALL": "C.UTF-8"])
    #expect(run.status == 0)
    #expect(run.errors.contains("is done"))
    #expect(try office.nenrin("query", "SELECT value FROM observation", "--format", "csv").output == "value\n1\n")
  }

  /// An empty name, as an unset variable gives it, is not the folder in which the command runs.
  @Test(arguments: [
    ["export", "--to", ""], ["export", "--to", "", "--format", "csv"],
    ["draft", "--from", "2019", "--to", "2020", "-o", ""],
    ["notebook", "-o", ""], ["chart", "sections", "-o", ""], ["summary", "--store", ""],
    ["summary", "--store", "new/"],
  ])
  func namelessFiles(_ arguments: [String]) throws {
    let office = try Office()
    try office.write("mine", to: "observations.csv")
    #expect(try office.nenrin(arguments).status == 64)
    #expect(try office.data("observations.csv") == Data("mine".utf8))
  }

  /// SQLite would take these for a store in memory and for a URI.
  @Test(arguments: [":memory:", "file:x.db?mode=memory"])
  func aNameOfAStoreIsAName(_ name: String) throws {
    let office = try Office(plan: false)
    #expect(try office.nenrin("import", CommandRun.dataset, "--store", name).status == 0)
    #expect(office.exists(name))
    #expect(try office.nenrin("summary", "--store", name).output.contains("86.1%"))
  }

  /// 2024, R6 and 令和6年度 are one plan, however it was named first; S1 is no year of a plan.
  @Test func aPlanGoesByItsYear() throws {
    let office = try Office(plan: false)
    try office.write("施策,目標,実績\n道路,10,8\n", to: "a.csv")
    #expect(try office.nenrin("import", "a.csv", "--plan", "R6").status == 0)
    for name in ["2024", "令和6年度", "R6"] {
      #expect(try office.nenrin("attainment", "--plan", name, "--format", "csv").output.contains("2024,,10,8"))
    }
    try office.write("indicator,kind,plan,year,value\n橋,target,R7,2025,3\n橋,actual,,2025,2\n", to: "b.csv")
    #expect(try office.nenrin("import", "b.csv").status == 0)
    #expect(try office.nenrin("attainment", "--plan", "2025", "--format", "csv").output.contains("2025,,3,2"))
    // The plan R7 is there already; its year names it too, and is no other plan.
    #expect(try office.nenrin("import", "a.csv", "--plan", "R7").status == 0)
    #expect(try office.nenrin("attainment", "--plan", "2025", "--format", "csv").output.contains("道路,,2025,8,10,8"))
    for words in [["R7", "2025"], ["R7", "令和7年度"], ["2025", "R7", "--by", "unit", "--summary"]] {
      #expect(try office.nenrin(["compare"] + words).errors.contains("Plan R7 cannot be compared with itself"))
    }
    let unknown = try office.nenrin("attainment", "--plan", "S1")
    #expect(unknown.status == 1 && unknown.errors.contains("S1"))
  }
}
