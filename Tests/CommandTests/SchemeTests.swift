// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Grading schemes, one and side by side.
@Suite("Grading schemes of the command")
struct SchemeTests {
  private let contract =
    "section,number,measure,indicator,unit,fiscal_year,baseline,target,actual,ratio,progress,grade,declared_status,indicator_name"

  @Test func oneSchemeAddsItsGrade() throws {
    let office = try Office()
    let plain = try office.nenrin("attainment", "--format", "csv").output.split(separator: "\n")
    let aichi = try office.nenrin("attainment", "--scheme", "aichi", "--format", "csv").output.split(separator: "\n")
    #expect(plain[0] == "\(contract),entity" && aichi[0] == "\(contract),scheme,scheme_value,scheme_grade,entity")
    // Whose it is came later, and so stands last in both.
    for (own, graded) in zip(plain, aichi) {
      let end = try #require(own.lastIndex(of: ","))
      #expect(graded.hasPrefix(own[..<end]) && graded.hasSuffix(own[end...]))
    }
    let best = try office.nenrin("attainment", "--scheme", "aichi", "--where", "ratio>=1", "--group", "scheme_grade")
    #expect(best.output.contains("A") && !best.output.contains("B"))
    let japanese = try office.nenrin("attainment", "--scheme", "gunma", "--lang", "ja").output
    #expect(japanese.contains("群馬県（策定時比）") && japanese.contains("前進") && japanese.contains("(基準値なし)"))
  }

  @Test func allStandSideBySide() throws {
    let office = try Office()
    let run = try office.nenrin("attainment", "--scheme", "all", "--format", "csv")
    #expect(
      run.output.hasPrefix(
        "section,number,measure,indicator,unit,fiscal_year,baseline,target,actual,fukushima,aichi,gunma,growth_strategy,eurostat,escap,agreement,"
      ))
    // The base of the count: every row that was graded, 64 targets and what has a value without one.
    let base = try #require(run.errors.firstMatch(of: /Of (\d+) numeric targets and (\d+) indicators with a value/))
    #expect(run.output.split(separator: "\n").count - 1 == (Int(base.1) ?? 0) + (Int(base.2) ?? 0))
    #expect(run.errors.contains("two or more schemes: they disagree on"))
    let parted = try office.nenrin("attainment", "--scheme", "all", "--where", "agreement=disagree", "--format", "csv")
    let count = parted.output.split(separator: "\n").count - 1
    #expect(count > 0 && run.errors.contains("disagree on \(count) "))
    for format in ["json", "markdown", "table"] {
      #expect(try office.nenrin("attainment", "--scheme", "all", "--format", format, "--lang", "ja").status == 0)
    }
    let summary = try office.nenrin("summary", "--scheme", "aichi", "--format", "csv").output
    #expect(summary.hasPrefix("section,title,indicators,A,B,C,D,ungraded\n"))
  }

  @Test func anOfficeHasItsOwn() throws {
    let office = try Office()
    try office.write(
      #"{"name":"わが市","measure":"target_ratio","grades":[{"grade":"S","at_least":1.2},{"grade":"A","at_least":"100%"},{"grade":"B"}]}"#,
      to: "own.json")
    let run = try office.nenrin(
      "attainment", "--scheme", "own.json", "--scheme", "aichi", "--format", "csv")
    #expect(run.output.contains("actual,own,aichi,agreement"))
    #expect(try office.nenrin("attainment", "--scheme", "own.json").output.contains("わが市"))
    try office.write("{\n\"measure\": \"ratio\",\n\"grades\": []\n}", to: "bad.json")
    let bad = try office.nenrin("attainment", "--scheme", "bad.json")
    #expect(bad.status == 1 && bad.sentence.contains("bad.json") && bad.sentence.contains("target_ratio"))
    #expect(try office.nenrin("attainment", "--scheme", "none.json").status == 1)
    let unknown = try office.nenrin("attainment", "--scheme", "tokyo")
    #expect(unknown.status == 64 && unknown.errors.contains("aichi"))
    #expect(try office.nenrin("summary", "--scheme", "all").status == 64)
  }

  /// The report says where they part.
  @Test func reportHasThePart() throws {
    let office = try Office()
    #expect(try office.nenrin("report", "-o", "tables/").status == 0)
    let table = String(decoding: try office.data("tables/schemes.csv"), as: UTF8.self)
    #expect(table.split(separator: "\n").dropFirst().allSatisfy { $0.contains(",disagree,") })
  }
}
