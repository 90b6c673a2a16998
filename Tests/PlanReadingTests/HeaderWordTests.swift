// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Testing

/// Header rows as offices write them. What each cell is, is said beside the header by a person; no value of a table may go
/// without a word.
@Suite("Headers that offices write")
struct HeaderWordTests {
  /// One row below a header, read as for the plan 2019.
  private func read(_ header: String, _ cells: String, plan: String? = "2019") throws -> ReadDocuments {
    let folder = try DocumentFolder()
    try folder.write("table.csv", header + "\n" + cells + "\n")
    var options = ReadingOptions()
    options.plan = plan
    return try DocumentReader.read([folder.path("table.csv")], options)
  }

  private func values(_ panel: Panel) -> Set<String> {
    Set(
      panel.orderedKeys.compactMap { key in
        panel[0, key].map { "\(key.kind.rawValue) \(key.year.number) \(Int($0))" }
      })
  }

  /// 約120 and 15以下 are numbers and say how they are meant; of 15以下 less is better. Another unit is no number of this one.
  @Test func valuesAsPeopleWriteThem() throws {
    func cell(_ text: String, unit: String) throws -> (value: Double?, annotation: Annotation?, better: Better) {
      let panel = try read("指標,単位,年度,実績値,目標値", "窓口での時間,\(unit),2019,18,\(text)").panel
      let key = try #require(panel.orderedKeys.first { $0.kind == .target })
      return (panel[0, key], panel.annotation(0, key), panel.catalogue.indicators[0].better)
    }
    let (less, about, large) = (
      try cell("15分以下", unit: "分"), try cell("約120", unit: "人"), try cell("\"26億2,652万円\"", unit: "円")
    )
    #expect(less.value == 15 && less.annotation?.qualifier == .atMost && less.better == .lower)
    #expect(about.value == 120 && about.annotation?.qualifier == .approximate && about.better == .higher)
    #expect(large.value == 2_626_520_000 && large.annotation?.asWritten == "26億2,652万円")
    for (text, unit) in [("15回", "分"), ("10～20", "分"), ("5分と3分", "分"), ("15分", "")] {
      #expect(throws: ReadingRefusal.self, "\(text)") { try cell(text, unit: unit) }
    }
  }

  /// 15以下 in other words; of what is to be so much at most less is better.
  @Test(arguments: ["15以下", "at most 15", "≤ 15", "≦15", "<15", "15 or less", "up to 15", "No more than 15"])
  func aTargetThatIsABound(_ text: String) throws {
    func target(_ text: String) throws -> (value: Double?, qualifier: Qualifier?, better: Better) {
      let panel = try read("指標,年度,実績値,目標値", "窓口での時間,2019,18,\(text)").panel
      let key = try #require(panel.orderedKeys.first { $0.kind == .target })
      return (panel[0, key], panel.annotation(0, key)?.qualifier, panel.catalogue.indicators[0].better)
    }
    #expect(try target(text) == (15, .atMost, .lower))
    for least in ["15以上", "at least 15", "≥15", ">= 15", "15 or more"] {
      #expect(try target(least) == (15, .atLeast, .higher), "\(least)")
    }
  }

  /// The plan that the user names has set the targets of rows that are called so, too.
  @Test func rowsThatAreTargetsHaveThePlanThatIsNamed() throws {
    #expect(values(try read("指標,年度,区分,値", "来館者数,2019,目標,10").panel) == ["target 2019 10"])
    #expect(throws: ReadingRefusal.self) { try read("指標,年度,区分,値", "来館者数,2019,目標,10", plan: nil) }
  }

  /// Measures, their targets and results, and nothing but numbers in the cells.
  @Test(arguments: ["施策,目標,実績", "事業名,目標値,実績値", "取組,R1目標,R1実績"])
  func measuresWithBareNumbers(_ header: String) throws {
    let documents = try read(header, "図書館の開館時間の延長,45000,42350\n講座の開催,15以下,16")
    #expect(documents.panel.catalogue.measures.map(\.name) == ["図書館の開館時間の延長", "講座の開催"])
    #expect(values(documents.panel) == ["target 2019 45000", "actual 2019 42350"])
    #expect(documents.panel.observationCount == 4)
    #expect(documents.panel.catalogue.indicators.map(\.unit) == ["", ""])
    #expect(documents.doubtful.isEmpty)
    // Of two numbers in a cell, which one counts nobody knows.
    #expect(try read(header, "講座の開催,15,16（うち 3）").doubtful.isEmpty == false)
  }

  /// What has been above its target for years may be meant to come down, or have a modest target: that is told, and not decided.
  @Test(arguments: [
    ([55, 50, 47, 49], 42, Better.higher, 1), ([30, 41, 47, 49], 42, .higher, 0), ([55, 49], 0, .lower, 0),
  ])
  func directionsByYears(_ values: [Int], _ target: Int, _ better: Better, _ open: Int) throws {
    let years = values.indices.map { String(2016 + $0) }.joined(separator: ",")
    let documents = try read(
      "指標,\(years),目標値（R6）", "カラスの羽数,\(values.map(String.init).joined(separator: ",")),\(target)")
    #expect(documents.panel.catalogue.indicators.map(\.better) == [better])
    #expect(documents.directionsLeftOpen.count == open)
  }

  /// What a plan wants less of from year to year is to fall; what it wants as much of, or of what less is wanted unwillingly, is not.
  @Test(arguments: [
    ("カラスの羽数", [60, 55, 50], Better.lower), ("カラスの羽数", [60, 55, 55], .higher), ("カラスの羽数", [50, 55, 60], .higher),
    ("来館者数", [60, 55, 50], .higher),
  ])
  func directionsByFallingTargets(_ name: String, _ targets: [Int], _ better: Better) throws {
    let rows = targets.enumerated().map { "\(name),\(2019 + $0),58,\($1)" }.joined(separator: "\n")
    #expect(try read("指標,年度,実績値,目標値", rows).panel.catalogue.indicators.map(\.better) == [better])
  }

  /// Targets of each year that were exceeded each year were met.
  @Test func yearlyTargetsThatAreExceeded() throws {
    let rows = (2016...2020).map { "カラスの羽数,\($0),\($0 - 1900),100" }.joined(separator: "\n")
    #expect(try read("指標,年度,実績値,目標値", rows).panel.catalogue.indicators.map(\.better) == [.higher])
  }

  /// Bodies, groups and directions under other words than a tidy table has.
  @Test func bodiesGroupsAndDirections() throws {
    let text = "水位,2018,2,％\nい,水位,2019,3,％"
    for header in ["市町村", "自治体", "Region", "圏域"] {
      let documents = try read("\(header),指標,年度,値,単位", "あ,水位,2018,1,％\nい," + text)
      #expect(documents.panel.catalogue.series.map(\.entity) == ["あ", "い"])
      #expect(documents.panel.catalogue.indicators.map(\.unit) == ["%"])
    }
    // One body each: where it is, and no more.
    let single = try read("市町村,指標,年度,値", "あ,水位,2018,1\nい,雨量,2018,2").panel.catalogue
    #expect(single.attributes["市町村"] == ["あ", "い"] && single.series.allSatisfy { $0.entity.isEmpty })
    for header in ["分野", "部門", "区分", "Sector"] {
      let read = try read("指標,\(header),年度,値", "水位,川,2018,1\n雨量,空,2018,2").panel.catalogue
      #expect(read.attributes["group"] == ["川", "空"], "\(header)")
    }
    #expect(try read("指標,区分,年度,値", "水位,実績,2018,1\n水位,目標,2019,2").panel.observationCount == 2)
    for (header, word) in [("向き", "低いほど良い"), ("方向性", "減"), ("direction", "Lower"), ("better", "down")] {
      let read = try read("指標,\(header),年度,値", "水位,\(word),2018,1").panel.catalogue
      #expect(read.indicators.map(\.better) == [.lower], "\(header)")
    }
    #expect(try read("指標,方向,年度,値", "水位,北,2018,1").panel.catalogue.attributes["方向"] == ["北"])
  }

  /// Where two rows have two values for one observation, what else they differ in may say whose they are.
  @Test func rowsThatClashNameTheirColumns() throws {
    let problems = try DocumentFolder.problems("指標,年度,値,支所\n水位,2018,1,北\n水位,2018,2,南\n")
    #expect(problems == [problem(3, 3, "値", .conflictBeside(["支所"], present: 1, offered: 2, firstLine: 2))])
  }

  /// Of 使用量 it is open which way is better, until a table says it.
  @Test(arguments: [
    ("指標,年度,実績値", "水道の使用量,2019,18", 1), ("指標,年度,実績値,目標値", "水道の使用量,2019,18,15", 1),
    ("指標,年度,実績値,目標値", "水道の使用量,2019,18,15以下", 0), ("指標,年度,実績値,目標値", "水道の使用量,2019,18,15以上", 0),
    ("指標,年度,実績値,better", "水道の使用量,2019,18,higher", 0), ("指標,基準値（H30）,2019,目標値", "水道の使用量,20,18,15", 0),
    ("指標,年度,実績値", "電力の使用量,2019,18", 0), ("Indicator,Year,Value", "Water consumption,2019,18", 1),
    ("施策,指標,単位,目標,実績", "節水,水道の使用量,m3,15,18", 1), ("指標,年度,実績値,目標値", "カラスの羽数,2019,55,42", 1),
    ("指標,年度,実績値,目標値", "カラスの羽数,2019,55,60", 0), ("Indicator,Year,Actual,Target", "Library visitors,2019,55,42", 0),
  ])
  func directionsThatNothingSays(_ header: String, _ cells: String, _ count: Int) throws {
    #expect(try read(header, cells).directionsLeftOpen.count == count)
  }

  @Test(arguments: [
    ("指標,年度,結果,目標値", "来館者数,2019,2,10"), ("指標,年度,実績値,目標値", "来館者数,2019,2,10"),
    ("指標,年度,現状,目標", "来館者数,2019,2,10"), ("指標,年度,現況値,目標値", "来館者数,2019,2,10"),
    ("指標,年度,測定結果,目標値", "来館者数,2019,2,10"), ("指標,年度,実績（速報）,目標値", "来館者数,2019,2,10"),
    ("指標,年度,実数,計画値", "来館者数,2019,2,10"), ("指標,年度,測定値,目標値", "来館者数,2019,2,10"),
    ("指標,年度,値,計画値", "来館者数,2019,2,10"), ("指標,年度,目標,実績,達成率", "来館者数,2019,10,2,20"),
    ("indicator,year,result,target", "Visitors,2019,2,10"), ("Indicator,Year,Outcome,Goal", "Visitors,2019,2,10"),
    ("KPI,Fiscal year,Actual value,Target value", "Visitors,2019,2,10"),
    ("Metric,Year,Value,Goal", "Visitors,2019,2,10"),
    ("指標,単位,目標値,実績値", "来館者数,人,10,2"), ("Indicator,Unit,Target,Actual", "Visitors,people,10,2"),
  ])
  func aResultBesideItsTarget(_ header: String, _ cells: String) throws {
    let panel = try read(header, cells).panel
    #expect(values(panel) == ["actual 2019 2", "target 2019 10"])
    #expect(panel.catalogue.attributes.keys.allSatisfy { $0 == "達成率" })
  }

  @Test(arguments: [
    ("指標,単位,2018,2019,目標値", "来館者数,人,1,2,10"), ("指標名,平成30年度,令和元年度,目標", "来館者数,1,2,10"),
    ("指標,目標値,2018年度実績,2019年度実績", "来館者数,10,1,2"), ("Indicator,FY2018,FY2019,Goal", "Visitors,1,2,10"),
    ("Indicator,2018 actual,2019 actual,Target", "Visitors,1,2,10"), ("指標,H30実績,R1結果,計画値", "来館者数,1,2,10"),
  ])
  func aTargetWithoutAYearIsOfThePlansYear(_ header: String, _ cells: String) throws {
    let documents = try read(header, cells)
    #expect(values(documents.panel) == ["actual 2018 1", "actual 2019 2", "target 2019 10"])
    let told = documents.notes.contains { if case .readAsOfPlanYear(_, 2019) = $0.fact { true } else { false } }
    #expect(told)
  }

  @Test(arguments: [
    ("指標,2018,2019,目標値,目標年度", "来館者数,1,2,10,2024"), ("指標,基準値,基準年度,2018,2019,目標値（R6）", "来館者数,5,H27,1,2,10"),
    ("Indicator,Baseline 2015,2018 actual,2019 result,Goal 2024", "Visitors,5,1,2,10"),
    ("指標,当初値（H27）,2018,2019,最終目標（R6）", "来館者数,5,1,2,10"),
  ])
  func aTargetWithItsYear(_ header: String, _ cells: String) throws {
    let documents = try read(header, cells)
    let baseline: Set =
      header.contains("5") || header.contains("基準") || header.contains("H27") ? ["baseline 2015 5"] : []
    #expect(values(documents.panel) == baseline.union(["actual 2018 1", "actual 2019 2", "target 2024 10"]))
    #expect(documents.panel.catalogue.attributes.isEmpty)
  }

  @Test func withoutAPlanTheTargetIsAskedForOnce() throws {
    let text = "指標,2018,2019,目標値\n来館者数,1,2,10\n貸出冊数,1,2,10\n"
    #expect(try DocumentFolder.problems(text) == [problem(2, 4, "目標値", .targetWithoutPlan)])
    #expect(
      try DocumentFolder.problems("指標,実績値\n来館者数,1\n貸出冊数,2\n") == [problem(2, 2, "実績値", .valuesWithoutYear)])
  }

  /// Spreadsheets write a year as the day of its beginning.
  @Test func yearsAsDays() throws {
    #expect(values(try read("指標,年度,値", "来館者数,2020/4/1,2").panel) == ["actual 2020 2"])
    #expect(values(try read("指標,年度,値", "来館者数,2020/03/31,2").panel) == ["actual 2019 2"])
    #expect(
      try DocumentFolder.problems("指標,年度,値\n来館者数,2020/13/1,2\n") == [problem(2, 2, "年度", .notAYear("2020/13/1"))])
  }

  /// What offices write where there is no number is no zero; how many and where the first one stands is told.
  @Test(arguments: ["-", "－", "―", "—", "−", "…", "...", "***", "n/a", "・・・"])
  func marksForNoValueAreMissingAndTold(_ mark: String) throws {
    let documents = try read("指標,2018,2019,2020,目標値（R6）", "来館者数,\(mark),2,\(mark),\(mark)")
    #expect(values(documents.panel) == ["actual 2019 2"])
    let marks = documents.notes.filter { $0.fact == .marksForNoValue(mark: mark, count: 3) }
    #expect(marks.map(\.place.line) == [2])
    #expect(marks.map(\.place.header) == ["2018"])
    let plain = try read("指標,2018,2019,2020,目標値（R6）", "来館者数,,2,..,NA")
    #expect(plain.panel == documents.panel)
    #expect(plain.notes.isEmpty)
  }

  @Test func eachMarkIsToldInTheOrderOfTheTable() throws {
    let documents = try DocumentFolder.table("指標,年度,値\n来館者数,2018,…\n来館者数,2019,-\n来館者数,2020,…\n来館者数,2021,-1\n")
    #expect(documents.panel.value("来館者数", 2021) == -1)
    #expect(documents.panel.observationCount == 1)
    #expect(
      documents.notes.map(\.fact) == [
        .marksForNoValue(mark: "…", count: 2), .marksForNoValue(mark: "-", count: 1),
      ])
  }

  @Test func aLineForAUnitIsNone() throws {
    let panel = try read("指標,単位,2018,2019", "合計特殊出生率,－,1,2").panel
    #expect(panel.catalogue.indicators.map(\.unit) == [""])
  }

  @Test func semicolonsAreToldAsThat() throws {
    #expect(try DocumentFolder.problems("指標;年度;値\n来館者数;2019;2\n") == [problem(1, .semicolons)])
  }

  /// The name of a plan may have no year, of which its targets could be.
  @Test func aPlanWithoutAYear() throws {
    #expect(throws: ReadingRefusal.self) { try read("指標,2018,目標値", "来館者数,1,10", plan: "総合計画") }
    #expect(
      values(try read("指標,2018,目標値（2024）", "来館者数,1,10", plan: "総合計画").panel) == ["actual 2018 1", "target 2024 10"])
  }

  @Test(arguments: [
    ("指標,年度,来館者の計,目標値", "来館者数,2019,2,10", "来館者の計"), ("指標,2018,2019,結果", "来館者数,1,2,3", "結果"),
    ("指標,2018,2019,基準値", "来館者数,1,2,3", "基準値"), ("指標,年度,実績値,見込値,目標値", "来館者数,2019,2,3,10", "見込値"),
    ("指標,年度,実績値,最終目標値", "来館者数,2019,2,20", "最終目標値"),
  ])
  func numbersThatAreNotReadAreTold(_ header: String, _ cells: String, _ left: String) throws {
    let documents = try read(header, cells)
    #expect(documents.panel.catalogue.attributes.keys.sorted() == [left])
    #expect(documents.notes.map(\.fact).contains(.numbersKeptAsAttributes([left])))
  }

  /// 現状値 stands beside what came as the baseline, and alone where it stands once.
  @Test func currentValuesAreBaselinesWhereResultsStandBeside() throws {
    #expect(values(try read("指標,年度,現状値,実績値", "来館者数,2019,2,3").panel) == ["baseline 2019 2", "actual 2019 3"])
    #expect(
      values(try read("指標,年度,現状値,目標値", "来館者数,2018,2,\n来館者数,2019,,10").panel) == ["baseline 2018 2", "target 2019 10"])
  }
}
