// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What a chart alone says on a slide, where no table stands beside it.
@Suite("Charts as a council reads them")
struct ChartReadingTests {
  /// A chart that has no room for what went well says so in its title, and of which rule its rows are; the counts are the table's.
  @Test(arguments: [["--size", "slide"], ["--size", "a4"], ["--size", "web"], ["--height", "435"]])
  func chartsSayWhatTheyDraw(_ size: [String]) throws {
    let script = """
      import csv, re, subprocess, sys
      def run(*arguments):
          return subprocess.run([sys.argv[1], *arguments], capture_output=True, text=True, check=True).stdout
      rows = list(csv.DictReader(run("attainment", "--plan", "2019", "--format", "csv").splitlines()))
      due = [row for row in rows if row["grade"] in ("achieved", "missed")]
      missed = [row for row in due if row["grade"] == "missed"]
      # In the words of the report: what met its target before its year is told apart from what may still do so.
      early, other = (sum(row["grade"] == grade and row["ratio"] != "" for row in rows) for grade in ("reached", "not_due"))
      later = "%d met early, %d not yet due" % (early, other)
      ratios = sorted(float(row["ratio"]) for row in due)
      for kind, block in (("bullet", "ratios"), ("attainment", "indicators")):
          chart = run("chart", kind, "--plan", "2019", *sys.argv[2:])
          labels = " ".join(re.findall(r"^set label '([^']*)'", chart, re.M))
          lines = chart.split("$%s << EOD\\n" % block)[1].split("EOD")[0].splitlines()
          drawn = sorted(float(line.split("\\t")[1]) for line in lines)
          # One title, whatever is drawn.
          title = "Of the %d targets that can be judged, %d were met and %d missed"
          assert title % (len(due), len(due) - len(missed), len(missed)) in labels, labels
          if len(drawn) < len(due):
              assert drawn == ratios[:len(drawn)], (drawn, ratios)
              bad = sum(ratio < 1 for ratio in drawn)
              left = "%d more missed, " % (len(missed) - bad) if bad < len(missed) else ""
              good = len(due) - len(missed) - len(drawn) + bad
              # A few of many that met theirs would stand for nothing: half of them at least, or none.
              assert good in (0, len(due) - len(missed)) or good * 2 <= len(due) - len(missed), good
              more = "the %d lowest ratios (not drawn: %s%d met, %s)" % (len(drawn), left, good, later)
              if len(drawn) == len(missed):
                  more = "all %d that were missed (not drawn: %d met, %s)" % (len(missed), good, later)
              assert more in labels, (more, labels)
              # Of several of one ratio all are drawn or none.
              assert "%.1f" % (100 * drawn[-1]) != "%.1f" % (100 * ratios[len(drawn)]), drawn
              assert "; of the " not in labels, labels
              if sys.argv[2:] == ["--size", "slide"]: assert len(drawn) >= 12, drawn
      """
    guard let run = try Office().python(script, CommandRun.executable.path, size[0], size[1]) else {
      return print("skipped: python3 is not installed")
    }
    #expect(run.status == 0, "\(run.errors)")
  }

  /// 95 % stated, 92.8 % computed: marked in the charts too, with what the mark means.
  @Test(arguments: ["bullet", "attainment", "heat"]) func disprovedValuesAreMarkedInCharts(_ kind: String) throws {
    let chart = try Office().nenrin("chart", kind, "--plan", "2019").output
    let labels = chart.matches(of: /set label '([^']*)'/).map { String($0.output.1) }.joined(separator: " ")
    #expect(chart.contains("95.0%※'") && labels.contains("(computed: 92.8%)"), "\(chart)")
    #expect(chart.ranges(of: "%※'").count == 1)
  }

  /// A year that others have a value of, and this one does not: what is drawn there is an estimate, and the chart says so.
  @Test(arguments: [true, false]) func estimatesOfPastYearsAreTold(_ isMissing: Bool) throws {
    let office = try Office(plan: false)
    let last = isMissing ? "" : "visits,2019,44500\nvisits,2020,45200\n"
    try office.write(
      "indicator,year,value\nvisits,2017,43100\nvisits,2018,43900\n" + last
        + "loans,2018,9900\nloans,2019,9950\nloans,2020,10050\n", to: "table.csv")
    #expect(try office.nenrin("import", "table.csv").status == 0)
    // A long note is broken into lines, each a label of its own.
    let one = try office.nenrin("chart", "trend", "--indicator", "visits", "--horizon", "3").output
      .matches(of: /set label '([^']*)'/).map { String($0.output.1) }.joined(separator: " ")
    #expect(one.contains("For 2019 to 2020 there is no value") == isMissing, "\(one)")
    #expect(one.contains("The inner band is the 80% prediction interval"))
  }

  /// What the plan wrote as a change, and is drawn as the value that it comes to, says so behind its name.
  @Test(arguments: [
    ["heat", "--plan", "2019"], ["bullet", "--plan", "2019"], ["attainment", "--plan", "2019"],
  ])
  func levelsOfChangesSayThatTheyAre(_ kind: [String]) throws {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    // Those whose base the plan has values of; of the others a change is a change.
    let lines = try String(contentsOfFile: CommandRun.dataset + "/indicators.csv", encoding: .utf8).split(
      separator: "\n")
    let fields: [[Substring]] = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let based = fields.filter { fields in fields[6] == "change" && !fields[9].isEmpty }
    let changes: [String] = based.map { String($0[3]) }
    #expect(changes.count == 3)
    for (language, bracket) in [("ja", "（"), ("en", "(")] {
      let chart = try office.nenrin(["chart"] + kind + ["--lang", language]).output
      // A long name takes several lines, each a label of its own.
      let drawn = chart.matches(of: /set label '([^']*)'/).map { $0.output.1.filter { $0 != " " } }.joined()
      for change in changes {
        let name = change.filter { $0 != " " }
        guard kind[0] != "compare" else {
          // There a change is compared as it is worded, and is no level; one that stays is not drawn.
          #expect(!drawn.contains(name + bracket), "\(change): \(drawn)")
          #expect(changes.contains { drawn.contains($0.filter { $0 != " " }) })
          continue
        }
        #expect(drawn.ranges(of: name).count == 1 && drawn.contains(name + bracket), "\(change): \(drawn)")
      }
    }
  }

  /// Two plans are compared as they worded a change: 5 % and then more. It is drawn where its level is, well below three times as much,
  /// and what is due in another year than its plan's says so.
  @Test(arguments: ["ja", "en"]) func changesAreComparedAsTheyAreWorded(language: String) throws {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    let chart = try office.nenrin("chart", "compare", "2019", "2020", "--lang", language).output
    let drawn = chart.matches(of: /set label '([^']*)'/).map { String($0.output.1) }
    #expect(drawn.contains("海外からの視聴回数の増加率"), "\(drawn)")
    #expect(drawn.contains { $0.contains(/^5 → 1[0-9.]+%/) }, "\(drawn)")
    let draft = String(decoding: try office.data("draft-2020/observations.csv"), as: UTF8.self)
    let proposed = try #require(
      draft.firstMatch(of: /\nmedical-information-visits,target,2020,2023,(\d)(\d\d)0000,/)
    ).output
    #expect(
      drawn.contains {
        ($0.contains("\(proposed.1)\(proposed.2)") || $0.contains("\(proposed.1).\(proposed.2)"))
          && $0.contains(language == "ja" ? "（2023年度）" : "(2023)")
      }, "\(drawn)")
    #expect(drawn.contains("交通事故情報公開システムのアクセス数"), "\(drawn)")
    #expect(!drawn.contains { $0.contains("倍率") || $0.contains("（水準）") || $0.contains("as a level") }, "\(drawn)")
  }

  /// Lines that may end at several places as well end at the same ones every time: each run of a program orders its dictionaries anew.
  @Test func aScriptIsTheSameEveryTime() throws {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    let scripts = try (0..<6).map { _ in
      try office.nenrin("chart", "calibration", "--lang", "en", "--size", "a4").output
    }
    #expect(Set(scripts).count == 1 && !scripts[0].isEmpty)
  }

  /// A series has as many values before a year that is forecast again as there were; of one there is no growth to learn.
  @Test(arguments: [
    (2...2, 1, "1 forecast of 2017, from the values before (1 of each series)", true),
    (
      5...5, 2, "5 forecasts of 2018 to 2020, up to 2 years ahead, from the values before (2 to 4 of each series)",
      false
    ),
    (2...4, 1, "4 forecasts of 2017 to 2019, from the values before (1 to 3 of each series)", false),
  ]) func calibrationNamesItsYears(_ lengths: ClosedRange<Int>, _ horizon: Int, _ note: String, _ isWithoutGrowth: Bool)
    throws
  {
    let office = try Office(plan: false)
    let rows = Set([lengths.lowerBound, lengths.upperBound]).sorted().flatMap { length in
      (0..<length).map { "visits\(length),\(2016 + $0),\(100 + 7 * $0 * $0)\n" }
    }
    try office.write("indicator,year,value\n" + rows.joined(), to: "table.csv")
    #expect(try office.nenrin("import", "table.csv").status == 0)
    let labels = try office.nenrin("chart", "calibration", "--horizon", "\(horizon)", "--lang", "en").output
      .matches(of: /set label '([^']*)'/).map { String($0.output.1) }.joined(separator: " ")
    #expect(labels.contains(note), "\(labels)")
    #expect(labels.contains("no test of") == isWithoutGrowth, "\(labels)")
  }

  /// Of a single plot the note says that its axis begins above zero, not that some do.
  @Test(arguments: [1, 2]) func aSinglePlotHasOneAxis(_ plots: Int) throws {
    let office = try Office(plan: false)
    let rows = (0..<plots).map { "visits\($0),2019,100\nvisits\($0),2020,103\n" }.joined()
    try office.write("indicator,year,value\n" + rows, to: "table.csv")
    #expect(try office.nenrin("import", "table.csv").status == 0)
    let chart = try office.nenrin("chart", "trends", "--lang", "ja").output
    #expect(chart.contains("2か年度以上の値がある\(plots)指標のうち"))
    #expect(chart.contains("縦軸は0から始まらない。") == (plots == 1))
    #expect(chart.contains("縦軸が0から始まらない図もある。") == (plots > 1))
  }

  /// A draft is named in the reader's language, whichever it was made in.
  @Test func draftsAreNamedInOneLanguage() throws {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    let japanese = try office.nenrin("chart", "compare", "2019", "2020", "--lang", "ja").output
    #expect(japanese.contains("【案】令和2年度計画") && !japanese.contains("DRAFT"))
    let english = try office.nenrin("chart", "compare", "2019", "2020", "--lang", "en").output
    #expect(english.contains("DRAFT plan for 2020") && !english.contains("【案】"))
  }

  /// What is not judged has no colour of a grade: of 2018 there is no target, and every cell of it is a frame.
  @Test func valuesBeforeTheirTargetsYearAreNoMisses() throws {
    let script = try Office().nenrin("chart", "heat", "--plan", "2019").output
    let rows = script.components(separatedBy: "$cells << EOD\n")[1].components(separatedBy: "\nEOD")[0]
      .split(separator: "\n").map { $0.split(separator: "\t") }
    let first = rows.filter { $0[0] == "1" }
    #expect(first.count >= 5 && first.allSatisfy { $0[3] == "4" }, "\(first)")
    let labels = script.matches(of: /set label '([^']*)'/).map { String($0.output.1) }.joined(separator: " ")
    #expect(labels.contains("Outlined cells compare an earlier value, or a baseline, with the target"), "\(labels)")
  }

  /// What a draft proposes is drawn otherwise than what a plan has set, and both are named; a baseline is no actual.
  @Test func proposalsAndBaselinesAreNoTargetsAndActuals() throws {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    let csv = try String(contentsOfFile: CommandRun.dataset + "/observations.csv", encoding: .utf8)
    let lines = csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    func values(_ kind: Substring) -> Set<String> { Set(lines.filter { $0[1] == kind }.map { String($0[4]) }) }
    let script = try office.nenrin("chart", "trends", "--lang", "en").output
    func rows(_ block: String) -> [[Substring]] {
      script.components(separatedBy: "$\(block)").dropFirst().filter { $0.prefix(12).contains("<< EOD") }.flatMap {
        part in
        part.components(separatedBy: "EOD\n")[1].split(separator: "\n").map { $0.split(separator: "\t") }
      }
    }
    #expect(!rows("baselines").isEmpty && rows("baselines").allSatisfy { values("baseline").contains(String($0[1])) })
    #expect(rows("actuals").allSatisfy { values("actual").contains(String($0[1])) })
    let targets = rows("targets")
    #expect(Set(targets.map { $0[0] + $0[2] }) == ["20190", "20201"], "\(targets)")
    for word in ["'target'", "'proposal'", "'baseline'"] { #expect(script.contains("set label \(word)"), "\(word)") }
  }

  /// The target of 2023 stands, and the draft would put another in its place: both are drawn, each with its number.
  @Test func whatADraftWouldPutInPlaceOfATargetIsDrawn() throws {
    let office = try Office()
    try office.nenrin("draft", "--from", "2019", "--to", "2020")
    try office.nenrin("import", "draft-2020")
    func target(_ text: String, _ plan: String) throws -> String {
      let row = "medical-information-visits,target,\(plan),2023,"
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(row) })
      return String(line.dropFirst(row.count).prefix { $0 != "," })
    }
    let set = try target(String(contentsOfFile: CommandRun.dataset + "/observations.csv", encoding: .utf8), "2019")
    let proposed = try target(String(decoding: office.data("draft-2020/observations.csv"), as: UTF8.self), "2020")
    #expect(set != proposed)
    let level = try #require(Double(proposed)) / 1e6
    let script = try office.nenrin("chart", "trend", "--indicator", "総合医療", "--lang", "en").output
    #expect(script.contains("$targets << EOD\n2023\t\(set)\t0\n2023\t\(proposed)\t1\nEOD"), "\(script)")
    #expect(script.contains("'target 1.2 million'") && script.contains("'proposal \(level) million'"))
    #expect(script.contains("Proposals ("))
  }

  /// Of 402,150千円 nobody says 40.2万千円; of the same in 円 everybody does.
  @Test(arguments: [("千円", false), ("百万円", false), ("（千人）", false), ("円", true), ("人", true)])
  func noMultipleStandsBeforeAnother(_ unit: String, _ isShort: Bool) throws {
    let office = try Office(plan: false)
    try office.write("indicator,year,value,unit\ngifts,2019,215430,\(unit)\ngifts,2020,402150,\(unit)\n", to: "t.csv")
    #expect(try office.nenrin("import", "t.csv").status == 0)
    for chart in ["trend", "trends"] {
      let arguments = ["chart", chart, "--lang", "ja"] + (chart == "trend" ? ["--indicator", "gifts"] : [])
      let labels = try office.nenrin(arguments).output.matches(of: /set label '([^']*)'/).map { String($0.output.1) }
      #expect(labels.contains { $0.contains("402,150") } != isShort, "\(labels)")
      #expect(labels.contains { $0.contains(/[0-9]万/) } == isShort, "\(labels)")
    }
  }

  /// A slide of the heat map holds the lowest of what is judged, and says so; within it the plan's order stays.
  @Test func aHeatMapHoldsWhatWasMissed() throws {
    let script = try Office().nenrin("chart", "heat", "--plan", "2019", "--size", "slide").output
    let cells = script.components(separatedBy: "$cells << EOD\n")[1].components(separatedBy: "\nEOD")[0]
      .split(separator: "\n").map { $0.split(separator: "\t") }
    let missed = cells.filter { ["1", "2", "3"].contains($0[3]) }
    #expect(missed.count == 16 && Set(cells.map { $0[1] }).count < 30, "\(cells)")
    let labels = script.matches(of: /set label '([^']*)'/).map { String($0.output.1) }.joined(separator: " ")
    #expect(
      labels.contains(
        "40 of 45 indicators with a value can be judged; the 16 lowest of these, in the order of the plan"),
      "\(labels)")
  }

  /// A chance of a target of zero is counted in the title, and said to be missing among the rows.
  @Test func chancesWithoutRatioAreTold() throws {
    let office = try Office(plan: false)
    let rows = (2018...2022).map { "\($0),visits,\(100 + $0 % 7),\n\($0),accidents,\(2025 - $0),\n" }.joined()
    try office.write(
      "year,indicator,actual,target\n" + rows + "2023,visits,,120\n2023,accidents,,0\n", to: "table.csv")
    #expect(try office.nenrin("import", "table.csv", "--plan", "2022").status == 0)
    let forecast = try office.nenrin("forecast", "--to", "2023", "--format", "csv").output
    let chances = forecast.split(separator: "\n").dropFirst().count {
      let fields = $0.split(separator: ",", omittingEmptySubsequences: false)
      return fields[2] == "2023" && !fields[11].isEmpty
    }
    let chart = try office.nenrin("chart", "probability", "--lang", "en").output
    let labels = chart.matches(of: /set label '([^']*)'/).map { String($0.output.1) }.joined(separator: " ")
    #expect(
      chances == 2 && labels.contains("\(chances) targets still to come whose probability can be computed"),
      "\(forecast) \(labels)")
    #expect(labels.contains("1 without a ratio, as to a target of zero, is not drawn"), "\(labels)")
  }

  /// Indicators of one name are told apart by their measures, and those of one measure by their units, in each chart that has a
  /// row an indicator.
  @Test(arguments: [["heat"], ["bullet"], ["attainment"], ["probability"], ["compare", "2019", "2020"]])
  func namesakesAreToldApart(_ kind: [String]) throws {
    let office = try Office(plan: false)
    let package = office.folder.appendingPathComponent("package")
    try FileManager.default.copyItem(atPath: CommandRun.dataset, toPath: package.path)
    let file = package.appendingPathComponent("indicators.csv")
    var text = try String(contentsOf: file, encoding: .utf8)
    for name in ["インスタグラムのフォロワー数", "フェイスブックページのいいね数", "CMS研修の開催回数"] {
      text = text.replacing(",\(name),", with: ",参加者数,")
    }
    #expect(text.ranges(of: ",参加者数,").count == 3)
    try Data(text.utf8).write(to: file)
    #expect(try office.nenrin("import", "package").status == 0)
    #expect(try office.nenrin("draft", "--from", "2019", "--to", "2020").status == 0)
    #expect(try office.nenrin("import", "draft-2020").status == 0)
    let plan = kind.count > 1 || kind == ["probability"] ? [] : ["--plan", "2019"]
    let chart = try office.nenrin(["chart"] + kind + plan + ["--lang", "ja"]).output
    let names = chart.matches(of: /set label '([^']*参加者数[^']*)'/).map { String($0.output.1) }
    #expect(names.count == 3 && Set(names).count == 3, "\(names)")
    #expect(names.contains { $0.hasPrefix("1-2 参加者数（人）") }, "\(names)")
    #expect(names.contains { $0.hasPrefix("1-2 参加者数（件）") }, "\(names)")
  }

  /// A rank is counted from the end that is better, and the chart says which: of 1, 2 and 3 the lowest is first where fewer are better.
  @Test(arguments: [("来館者数", "1位", "順位は値の大きい順"), ("待機児童数", "3位", "順位は値の小さい順")])
  func ranksSayFromWhichEnd(_ name: String, _ rank: String, _ order: String) throws {
    let office = try Office(plan: false)
    try office.write(
      "指標,団体,年度,値\n\(name),甲市,2019,3\n\(name),乙市,2019,2\n\(name),丙市,2019,1\n", to: "table.csv")
    #expect(try office.nenrin("import", "table.csv").status == 0)
    let chart = try office.nenrin("chart", "standing", "--indicator", name, "--entity", "甲市", "--lang", "ja").output
    #expect(chart.contains("3団体中\(rank)") && chart.contains(order), "\(chart.prefix(3000))")
  }

  /// The band of a standing holds what lies between the quartiles, and says so.
  @Test func theMiddleIsThatOfTheQuartiles() throws {
    let office = try Office(plan: false)
    let rows = (1...9).map { "来館者数,\($0)市,2019,\($0 * $0)\n" }.joined()
    try office.write("指標,団体,年度,値\n" + rows, to: "table.csv")
    #expect(try office.nenrin("import", "table.csv").status == 0)
    for (language, word) in [("ja", "中央50%（四分位範囲）"), ("en", "middle 50% (interquartile range)")] {
      let script = try office.nenrin("chart", "standing", "--indicator", "来館者数", "--entity", "3市", "--lang", language)
        .output
      #expect(script.contains("'\(word)'"), "\(script.prefix(3000))")
    }
  }

  /// Where a program that draws or prints stops, one sentence says what is missing and what to do; its own words do not come through.
  @Test(arguments: [
    (["chart", "sections", "--plan", "2019", "--render", "c.png"], "gnuplot"),
    (["report", "--plan", "2019", "-o", "r.pdf"], "chromium"),
    (["report", "--plan", "2019", "-o", "r.docx"], "pandoc"),
  ]) func aProgramThatStopsIsToldInOurWords(_ arguments: [String], _ program: String) throws {
    let office = try Office()
    let folder = office.folder.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (words, reason) in [("inner words: out of memory", "ran out of memory"), ("inner words", "(exit code 7)")] {
      let script = folder.appendingPathComponent(program)
      try Data("#!/bin/sh\necho '\(words)' >&2; exit 7\n".utf8).write(to: script)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
      let run = try office.nenrin(arguments, environment: ["PATH": folder.path + ":/usr/bin:/bin"])
      #expect(run.status == 1 && run.errors.contains(program) && run.errors.contains(reason), "\(run.errors)")
      #expect(!run.errors.contains("inner words") && run.errors.contains("so there is no "), "\(run.errors)")
    }
  }

  /// Of several of one value the title says how many they are, and none stands for the others at the end that they share.
  @Test func equalValuesShareARank() throws {
    let office = try Office(plan: false)
    let rows = (1...9).map { "loans,city\($0),2019,\($0 <= 3 ? 1 : $0 >= 8 ? 4 : 2)\n" }.joined()
    try office.write("indicator,entity,year,value\n" + rows, to: "table.csv")
    #expect(try office.nenrin("import", "table.csv").status == 0)
    let script = try office.nenrin("chart", "standing", "--indicator", "loans", "--entity", "city5", "--lang", "en")
      .output
    #expect(script.contains("ranked 3 of 9 (with 3 others of the same value)"), "\(script.prefix(3000))")
    #expect(script.contains("'2 entities 4'") && script.contains("'3 entities 1'"), "\(script.prefix(3000))")
  }
}
