// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Testing

/// Spreadsheets whose headers nobody has agreed on: guessed, told, and overruled.
@Suite("Columns of unknown spreadsheets")
struct ColumnMappingTests {
  private func read(_ text: String, _ map: [String] = [], plan: String? = nil) throws -> ReadDocuments {
    let folder = try DocumentFolder()
    try folder.write("table.csv", text)
    var options = ReadingOptions()
    options.mapping = try ColumnMapping(map)
    options.plan = plan
    return try DocumentReader.read([folder.path("table.csv")], options)
  }

  private func guesses(_ documents: ReadDocuments) -> [String] {
    documents.notes.flatMap { note -> [String] in
      if case .columnsGuessed(let columns) = note.fact { columns } else { [] }
    }
  }

  @Test func otherWordsForTheSame() throws {
    let documents = try read("成果指標,会計年度,数値,単位名\n来訪者,2019,120,人\n閲覧数,2019,5,件\n")
    #expect(documents.panel.value("来訪者", 2019) == 120)
    #expect(documents.panel.catalogue.indicators.map(\.unit) == ["人", "件"])
    #expect(guesses(documents) == ["会計年度=year", "単位名=unit", "成果指標=indicator", "数値=value"])
  }

  @Test func whatTheCellsSay() throws {
    let documents = try read("なまえ,とし,かず,備考\n来訪者,H30,120,\n来訪者,R1,130,速報\n閲覧数,R1,5,\n")
    #expect(documents.panel.value("来訪者", 2018) == 120)
    #expect(documents.panel.value("閲覧数", 2019) == 5)
    #expect(guesses(documents) == ["かず=value", "とし=year", "なまえ=indicator"])
  }

  @Test func citiesInAWideTable() throws {
    let documents = try read("市町村名,2018,2019\n福島市,1,2\n郡山市,3,4\n")
    #expect(documents.panel.value("table", of: "郡山市", 2019) == 4)
    #expect(guesses(documents) == ["市町村名=entity"])
  }

  @Test func whatTheUserSaysGoesFirst() throws {
    let text = "名目,年,見込,実績,メモ\n来訪者,2019,100,120,x\n"
    let documents = try read(text, ["名目=indicator", "年=year", "実績=value", "見込=ignore", "メモ=attribute"])
    #expect(documents.panel.value("来訪者", 2019) == 120)
    #expect(documents.panel.observationCount == 1)
    #expect(Set(documents.panel.catalogue.attributes.keys) == ["メモ"])
    #expect(documents.notes.isEmpty)
    #expect(documents.mappings[HeaderSet(["年", "名目", "実績", "見込", "メモ"])]?.words["実績"] == "value")
  }

  @Test func kindsInHeaders() throws {
    let text = "指標,年度,目標値,実績値\n来訪者,2019,100,120\n"
    let documents = try read(text, plan: "2019")
    #expect(documents.panel.value("来訪者", 2019) == 120)
    #expect(documents.panel.value("来訪者", .target("2019", FiscalYear(2019))) == 100)
    #expect(try DocumentFolder.problems(text) == [problem(2, 3, "目標値", .targetWithoutPlan)])
    let wide = try read("指標,基準値（H30）,R1年度目標,R1実績\n来訪者,90,100,120\n", plan: "2019").panel
    #expect(wide.value("来訪者", .baseline(FiscalYear(2018))) == 90)
    #expect(wide.value("来訪者", .target("2019", FiscalYear(2019))) == 100)
    #expect(wide.value("来訪者", 2019) == 120)
  }

  @Test func mappedKinds() throws {
    let documents = try read("指標,年度,計画値,結果\na,2019,1,2\n", ["計画値=target", "結果=actual"], plan: "2019")
    #expect(documents.panel.value("a", .target("2019", FiscalYear(2019))) == 1)
    #expect(documents.panel.value("a", 2019) == 2)
  }

  @Test func rememberedForTheSameHeadersInAnyOrder() throws {
    let folder = try DocumentFolder()
    try folder.write("table.csv", "結果,年度,名目\n5,2020,a\n")
    var options = ReadingOptions()
    options.remembered = [HeaderSet(["名目", "年度", "結果"]): try ColumnMapping(["結果=value", "名目=indicator"])]
    let documents = try DocumentReader.read([folder.path("table.csv")], options)
    #expect(documents.panel.value("a", 2020) == 5)
    #expect(documents.notes.map(\.fact) == [.columnsRemembered(["名目=indicator", "結果=value"])])
  }

  @Test func aHeaderThatIsNotThere() throws {
    let folder = try DocumentFolder()
    try folder.write("table.csv", "指標,年度,値\na,2019,5\n")
    var options = ReadingOptions()
    options.mapping = try ColumnMapping(["実績=value"])
    #expect(throws: ReadingRefusal.self) { try DocumentReader.read([folder.path("table.csv")], options) }
  }

  @Test(arguments: [
    ("指標", ColumnMapping.Fault.form("指標")), ("=value", .form("=value")), ("a=", .form("a=")),
    ("a=nonsense", .unknownWord("nonsense")),
  ])
  func faults(_ argument: String, _ fault: ColumnMapping.Fault) {
    #expect(throws: fault) { try ColumnMapping([argument]) }
  }

  @Test func oneHeaderWithTwoWords() throws {
    #expect(throws: ColumnMapping.Fault.repeatedHeader("a")) { try ColumnMapping(["a=value", "a=year"]) }
    #expect(try ColumnMapping(["a=b=value"]).words == ["a=b": "value"])
  }

  @Test func headersOfASheetThatOnlyTheUserKnows() throws {
    let rows: [[String?]] = [["一覧"], ["甲", "乙", "丙"], ["来訪者", "2019", "5"]]
    let folder = try DocumentFolder()
    try WorkbookFile(rows).write(to: folder.path("book.xlsx"))
    var options = ReadingOptions()
    options.mapping = try ColumnMapping(["甲=indicator", "乙=year", "丙=value"])
    #expect(try DocumentReader.read([folder.path("book.xlsx")], options).panel.value("来訪者", 2019) == 5)
  }

  /// A column of targets beside one of plain values is no attribute: what stands beside targets is what came.
  @Test(arguments: ["指標,年度,値,目標値", "indicator,year,value,target"]) func targetsBesideValues(_ header: String) throws {
    let panel = try read(header + "\n来館者数,2018,1,\n来館者数,2019,5,10\n", plan: "2019").panel
    #expect(panel.catalogue.attributes.isEmpty)
    #expect(panel.value("来館者数", 2018) == 1 && panel.value("来館者数", 2019) == 5)
    #expect(panel.orderedKeys.filter { $0.kind == .target }.map { panel[0, $0] } == [10])
  }

  /// A baseline above the target says that less is better, as in reports; but not of what plans want more of, nor against a word.
  @Test func baselinesTellWhichWayIsBetter() throws {
    func better(_ name: String, _ baseline: Int, _ target: Int, _ word: String? = nil) throws -> Better {
      let (head, cell) = word.map { (",better", ",\($0)") } ?? ("", "")
      let text = "指標,年度,基準値,目標値,実績値\(head)\n\(name),2018,\(baseline),,\(cell)\n\(name),2019,,\(target),18\(cell)\n"
      return try read(text, plan: "2019").panel.catalogue.indicators[0].better
    }
    #expect(try better("喫煙率", 20, 15) == .lower)
    #expect(try better("会議の時間", 300, 200) == .lower)
    #expect(try better("会議の時間", 200, 300) == .higher)
    #expect(try better("人口", 1900, 1850) == .higher)
    #expect(try better("喫煙率", 20, 15, "higher") == .higher)
  }
}
