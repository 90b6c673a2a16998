// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What the published report's first page prints, out of its own numbers.
@Suite("The 2019 report")
struct ReportTests {
  private static let page = [
    "1,復興の推進,12,9,0.75", "2,安全・安心、健康な暮らし,31,28,0.903", "3,産業振興・地域活性化,18,14,0.777",
    "4,教育・ICT人材育成,10,10,1", "5,電子自治体,37,32,0.864", ",total,108,93,0.861",
  ]

  @Test func firstPage() throws {
    let lines = try Office().nenrin("summary", "--plan", "2019", "--format", "csv").output.split(separator: "\n")
    #expect(lines.count == 7)
    for (line, start) in zip(lines.dropFirst(), Self.page) { #expect(line.hasPrefix(start), "\(line)") }
  }

  @Test func firstPageAsPeopleReadIt() throws {
    let office = try Office()
    let japanese = try office.nenrin("summary", "--lang", "ja").output
    for text in ["75.0%", "90.3%", "77.8%", "100.0%", "86.5%", "86.1%", "施策展開の方向"] {
      #expect(japanese.contains(text))
    }
    let english = try office.nenrin("summary", "--lang", "en").output
    #expect(english.contains("measures  achieved or as planned"))
    #expect(english.contains("86.1%"))
  }

  @Test func withoutRelistedMeasuresItHas105() throws {
    let output = try Office().nenrin("summary", "--unique", "--format", "csv").output
    #expect(output.hasSuffix(",total,105,91,0.8666666666666667\n"))
  }

  @Test func theNumbersContradictOneDeclaration() throws {
    let run = try Office().nenrin("summary", "--computed", "--format", "csv")
    #expect(run.output.contains(",total,108,92,"))
    #expect(run.errors.contains("4-8"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test func aChangeIsEvaluatedAsTheLevel() throws {
    let output = try Office().nenrin("attainment", "--section", "1", "--format", "csv").output
    #expect(output.contains("youtube-subscribers-change,人,2019,7605,7985.25,9852,1.23"))
  }

  @Test func theDraftIsMarkedAndComparable() throws {
    let office = try Office()
    let draft = try office.nenrin("draft", "--from", "2019", "--to", "2020", "--format", "csv")
    #expect(draft.status == 0)
    #expect(draft.output.contains(",500,35,465,remaining_share,"))
    #expect(String(decoding: try office.data("draft-2020/plan.csv"), as: UTF8.self).contains("DRAFT"))
    #expect(
      String(decoding: try office.data("draft-2020/datapackage.json"), as: UTF8.self).contains("\"draft\" : true"))
    #expect(try office.nenrin("import", "draft-2020").status == 0)
    let comparison = try office.nenrin("compare", "2019", "2020", "--format", "csv")
    #expect(comparison.output.contains("raised,1,2,1,2,"))
    let jobs = comparison.output.split(separator: "\n").first { $0.contains("ict-firm-jobs-remaining-2020") }
    #expect(jobs?.hasPrefix("kept,3,5,3,5,") == true)
    // The draft does not displace the plan that has results.
    #expect(try office.nenrin("summary", "--format", "csv").output.hasSuffix(",total,108,93,0.8611111111111112\n"))
  }

  @Test func exportImportsToTheSameStore() throws {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    #expect(try office.nenrin("export", "--to", "first").status == 0)
    #expect(try office.nenrin("import", "first", "--store", "second.db").status == 0)
    #expect(try office.nenrin("export", "--to", "second", "--store", "second.db").status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: office.folder.appendingPathComponent("first").path)
    #expect(names.count >= 7)
    for name in names { #expect(try office.data("first/\(name)") == office.data("second/\(name)"), "\(name)") }
  }

  @Test func tidyTablesJoinThePlan() throws {
    let office = try Office()
    try office.write(
      "指標,年度,値\ninstagram-followers,H29,1500\ninstagram-followers,H30,3900\ninstagram-followers,平成28年度,700\n",
      to: "history.csv")
    #expect(try office.nenrin("import", "history.csv").status == 0)
    let growth = try office.nenrin("growth", "--indicator", "instagram", "--format", "csv").output
    #expect(growth.contains("instagram-followers,福島県,人,2016,2019,700,11696,10996,"))
    let forecast = try office.nenrin("forecast", "--indicator", "instagram", "--format", "csv").output
    #expect(forecast.contains("instagram-followers,福島県,2020,1,pooled_growth,"))
  }

  /// A table that only names the plan of its targets neither contradicts the plan nor takes its title away.
  @Test(arguments: [true, false]) func targetsOfATableJoinTheirPlan(_ planFirst: Bool) throws {
    let office = try Office(plan: planFirst)
    try office.write(
      "indicator,year,value,kind,plan\nvisits,2019,5,target,2019\nvisits,2019,7,actual,\n", to: "own.csv")
    #expect(try office.nenrin("import", "own.csv").status == 0)
    if !planFirst { #expect(try office.nenrin("import", CommandRun.dataset).status == 0) }
    #expect(try office.nenrin("summary", "--format", "csv").output.hasSuffix(",total,108,93,0.8611111111111112\n"))
    #expect(
      try office.nenrin("attainment", "--plan", "2019", "--format", "csv").output.contains(",visits,,2019,,5,7,1.4,"))
    try office.nenrin("export", "--to", "out")
    #expect(String(decoding: try office.data("out/plan.csv"), as: UTF8.self).contains("福島県"))
  }

  /// One plan has one result: the counts by group are those of the rows, also of targets that were written as changes.
  @Test func countsByGroupAgreeWithTheRows() throws {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    let script = """
      import csv, subprocess, sys
      from collections import Counter
      def table(*arguments):
          run = subprocess.run([sys.argv[1], *arguments, "--format", "csv"], capture_output=True, text=True, check=True)
          return list(csv.DictReader(run.stdout.splitlines()))
      rows = table("attainment", "--plan", "2019")
      groups = table("attainment", "--plan", "2019", "--by", "unit", "--summary")
      met = Counter(row["unit"] for row in rows if row["grade"] == "achieved")
      for group in groups[:-1]:
          assert int(group["attained"]) == met[group["group"]], group
          assert int(group["indicators"]) == sum(row["unit"] == group["group"] for row in rows), group
      assert int(groups[-1]["attained"]) == sum(met.values()) == 24
      rows = [row for row in table("compare", "2019", "2020") if row["target_from"] or row["target_to"]]
      total = table("compare", "2019", "2020", "--by", "unit", "--summary")[-1]
      changes = Counter(row["change"] for row in rows)
      for change in ["raised", "lowered", "kept", "added", "dropped"]:
          assert int(total[change]) == changes[change], (change, total, changes)
      # A series of a baseline and an actual has grown.
      spread = table("growth", "--distribution")
      assert sum(int(row["series"]) for row in spread) == len(table("growth", "--yearly")) == 8, spread
      """
    guard let run = try office.python(script, CommandRun.executable.path) else {
      return print("skipped: python3 is not installed")
    }
    #expect(run.status == 0, "\(run.errors)")
  }

  /// Short histories have past forecasts too: each of two values from its siblings, a relisted one once. A method that cannot do with one value is left out.
  @Test func backtestOfTwoPoints() throws {
    let office = try Office()
    let run = try office.nenrin("backtest", "--format", "csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\nchosen,7,"))
    #expect(!run.output.contains("\ndrift,"))
  }

  @Test func whoseTargetsAreForecast() throws {
    let office = try Office()
    #expect(try !office.nenrin("forecast").errors.contains("targets by plan"))
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    let note = try office.nenrin("forecast").errors
    #expect(note.contains("targets by plan: ") && note.contains("DRAFT plan for 2020"))
    let past = try office.nenrin("forecast", "--to", "1990")
    #expect(past.status == 1)
    #expect(past.sentence.contains("1990"))
  }

  /// Each process hashes in an order of its own: what it writes does not follow that.
  @Test(arguments: [["chart", "trends"], ["chart", "heat"], ["forecast", "--format", "csv"]])
  func theSameEachTime(_ arguments: [String]) throws {
    let office = try Office()
    let outputs = try (0..<6).map { _ in try office.nenrin(arguments).output }
    #expect(Set(outputs).count == 1)
    #expect(outputs.first?.isEmpty == false)
  }
}
