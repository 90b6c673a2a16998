// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The verbs and columns that other programs rely on.
@Suite("Contracts of the command")
struct ContractTests {
  struct Verb: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let columns: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let verbs = [
    Verb(arguments: ["summary", "--plan", "2019"], columns: "section,title,measures,attained,rate"),
    Verb(
      arguments: ["attainment", "--plan", "2019"],
      columns:
        "section,number,measure,indicator,unit,fiscal_year,baseline,target,actual,ratio,progress,grade,declared_status"),
    Verb(
      arguments: ["growth"],
      columns: "indicator,entity,unit,from_year,to_year,from_value,to_value,change,growth,cagr"),
    Verb(
      arguments: ["growth", "--trend"],
      columns:
        "indicator,entity,unit,from_year,to_year,from_value,to_value,change,growth,cagr,indicator_name,theil_sen,theil_sen_lo95,theil_sen_hi95,mann_kendall_p"
    ),
    Verb(
      arguments: ["compare", "2019", "2020"],
      columns:
        "change,section_from,number_from,section_to,number_to,measure,indicator,unit,target_from,actual_from,target_to,target_change,note"
    ),
    Verb(
      arguments: ["forecast"],
      columns:
        "indicator,entity,fiscal_year,horizon,method,mean,lo80,hi80,lo95,hi95,target,probability"),
    Verb(
      arguments: ["backtest", "--origins", "2"],
      columns: "method,series,origins,horizon,smape,mase,coverage80,coverage95,interval_score,brier"),
    Verb(
      arguments: ["draft", "--from", "2019", "--to", "2021"],
      columns: "section,number,measure,indicator,unit,fiscal_year,target_from,actual_from,target_to,reason"),
    Verb(
      arguments: ["audit", "--plan", "2019"],
      columns: "severity,rule,section,number,measure,stated,computed,as_written,explanation"),
    Verb(
      arguments: ["normalize", "再生回数110万回強（R2.3末時点）、7～8人", "G Suite"],
      columns: "text,as_written,value,unit,qualifier,kind_of_quantity,fiscal_year,as_of"),
  ]

  private func office() throws -> Office {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    try office.write(
      "indicator,year,value\ninstagram-followers,2016,700\ninstagram-followers,2017,1500\ninstagram-followers,2018,3900\n",
      to: "history.csv")
    try office.nenrin("import", "history.csv")
    return office
  }

  private func run(_ verb: Verb, _ format: String, in office: Office) throws -> CommandRun {
    try CommandRun.run(
      CommandRun.executable, verb.arguments + ["--format", format] + (verb.arguments[0] == "draft" ? ["--force"] : []),
      in: office.folder, environment: ["LC_ALL": "C.UTF-8"])
  }

  @Test(arguments: verbs)
  func keepsItsColumns(_ verb: Verb) throws {
    let run = try run(verb, "csv", in: office())
    #expect(run.status == 0)
    let header = String(run.output.prefix { $0 != "\n" })
    #expect(header == verb.columns || header.hasPrefix(verb.columns + ","))
  }

  /// Python's csv and json read the same rows, and no json number is anything but a finite number.
  @Test(arguments: verbs)
  func anotherLanguageReadsTheSameFromCSVAndJSON(_ verb: Verb) throws {
    let office = try office()
    try office.write(run(verb, "csv", in: office).output, to: "answer.csv")
    try office.write(run(verb, "json", in: office).output, to: "answer.json")
    let script = """
      import csv, json, math
      rows = list(csv.DictReader(open("answer.csv", newline="")))
      objects = json.load(open("answer.json"), parse_constant=lambda name: 1 / 0)
      assert len(rows) == len(objects) > 0, (len(rows), len(objects))
      for row, item in zip(rows, objects):
          assert list(row) == list(item), (row, item)
          for key, value in item.items():
              text = row[key]
              if value is None:
                  assert text == "", (key, text)
              elif isinstance(value, str):
                  assert text == value, (key, text, value)
              else:
                  assert float(text) == value and math.isfinite(value), (key, text, value)
      print(len(rows))
      """
    guard let reading = try office.python(script) else { return print("skipped: python3 is not installed") }
    #expect(reading.status == 0, "\(reading.errors)")
  }

  @Test(arguments: verbs)
  func writesATableAndMarkdown(_ verb: Verb) throws {
    let office = try office()
    let lines = try run(verb, "csv", in: office).output.split(separator: "\n").count
    #expect(try run(verb, "markdown", in: office).output.split(separator: "\n").count == lines + 1)
    #expect(try run(verb, "table", in: office).output.split(separator: "\n").count == lines + 1)
  }

  @Test func yearsByEraOnlyForPeople() throws {
    let office = try office()
    #expect(try office.nenrin("growth", "--era").output.contains("H30"))
    #expect(try office.nenrin("growth", "--era", "--format", "csv").output.contains(",2018,2019,"))
  }

  @Test func languageComesFromTheEnvironmentOrTheOption() throws {
    let office = try office()
    func heading(_ environment: [String: String], _ more: String...) throws -> Bool {
      try CommandRun.run(
        CommandRun.executable, ["summary"] + more, in: office.folder, environment: environment
      ).output.contains("施策数")
    }
    #expect(try heading(["LANG": "ja_JP.UTF-8"]))
    #expect(try !heading(["LANG": "ja_JP.UTF-8", "LC_ALL": "C.UTF-8"]))
    #expect(try heading(["LC_ALL": "ja_JP.UTF-8", "LANG": "en_US.UTF-8"]))
    #expect(try !heading(["LC_ALL": "ja_JP.UTF-8"], "--lang", "en"))
    #expect(try heading([:], "--lang", "ja"))
  }

  @Test func storeComesFromTheOptionOrTheEnvironment() throws {
    let office = try office()
    #expect(try office.nenrin("summary", environment: ["NENRIN_STORE": "nowhere.db"]).sentence.contains("nowhere.db"))
    #expect(
      try office.nenrin("summary", "--store", "nenrin.db", environment: ["NENRIN_STORE": "nowhere.db"]).status == 0)
    // The store is opened before the options are understood; which one it is, they alone decide.
    let summary = try office.nenrin("summary").output
    for store in [["--store", "nowhere.db", "--store=nenrin.db"], ["--store=nowhere.db", "--store", "nenrin.db"]] {
      #expect(try office.nenrin(["summary"] + store).output == summary)
    }
    #expect(
      try office.nenrin("growth", "--sort", "--store=nenrin.db", "--store", "nowhere.db").sentence.contains(
        "nowhere.db"))
  }

  @Test func theNotebookIsValidAndHoldsItsTables() throws {
    let office = try office()
    #expect(try office.nenrin("notebook", "--plan", "2019", "-o", "review.ipynb").status == 0)
    let script = """
      import json
      book = json.load(open("review.ipynb"))
      assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
      ids = [cell["id"] for cell in book["cells"]]
      assert len(ids) == len(set(ids))
      texts = [o["data"]["text/plain"] for c in book["cells"] if c["cell_type"] == "code" for o in c["outputs"]
               if "text/plain" in o["data"]]
      assert texts[0].splitlines()[-1] == "total,108,93,0.8611111111111112", texts[0]
      for cell in book["cells"]:
          if cell["cell_type"] == "code":
              compile(cell["source"], cell["id"], "exec")
      """
    guard let reading = try office.python(script) else { return print("skipped: python3 is not installed") }
    #expect(reading.status == 0, "\(reading.errors)")
    #expect(office.exists("review-data/observations.csv"))
  }
}
