// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanReading
import Testing

@Suite("Layouts of tidy tables")
struct LayoutTests {
  @Test(arguments: [
    "indicator,year,value\n来訪者,2018,100\n来訪者,2019,120\n",
    "value,indicator,year\r\n100,来訪者,H30\r\n\"120\",来訪者,令和元年度\r\n",
    "指標,年度,値\n来訪者,平成30年度,100\n来訪者,R1,120\n",
    "指標\t年度\t値\n来訪者\t2018\t100\n来訪者\t2019\t120\n",
    "\n\n指標\t年度\t値\n\n来訪者\t2018\t1,00\n来訪者\t2019\t120\n".replacing("1,00", with: "100"),
    "indicator,2018,2019\n来訪者,100,120\n",
    "指標,2018年度,2019年度\n来訪者,100,120\n",
    "指標,H30,R1\n来訪者,100,１２０\n",
    "指標,平成30年度,令和元年度\n来訪者,100,120\n",
    "year,来訪者\n2018,100\n2019,120\n",
    "年度,来訪者\rH30,100\rR元,120\r",
    "indicator,2018,2019,\n来訪者,100,120,\n,,,\n",
  ])
  func sameValuesInEveryLayout(_ text: String) throws {
    let panel = try DocumentFolder.table(text).panel
    #expect(panel.value("来訪者", 2018) == 100)
    #expect(panel.value("来訪者", 2019) == 120)
    #expect(panel.observationCount == 2)
    #expect(panel.catalogue.attributes.isEmpty)
  }

  /// The headers of Our World in Data's grapher files; the code is kept as an attribute, and so is a numeric one.
  @Test func ourWorldInData() throws {
    let text = """
      Entity,Code,Year,Life expectancy,Population,Continent
      Japan,JPN,2018,84.1,126811000,Asia
      Japan,JPN,2019,84.4,,
      France,FRA,2019,82.7,64399760,Europe
      """
    let documents = try DocumentFolder.table(text)
    #expect(documents.panel.value("Life expectancy", of: "Japan", 2019) == 84.4)
    #expect(documents.panel.value("Population", of: "Japan", 2019) == nil)
    #expect(documents.panel.value("Population", of: "France", 2019) == 64_399_760)
    #expect(documents.panel.observationCount == 5)
    #expect(Set(documents.panel.catalogue.attributes.keys) == ["Code", "Continent"])
    #expect(documents.notes.isEmpty)
  }

  /// The bulk files begin with two lines of their own, each line ends with a comma, and there are blank lines between.
  @Test func worldBank() throws {
    let text = """
      "Data Source","World Development Indicators",

      "Last Updated Date","2023-12-18",

      "Country Name","Country Code","Indicator Name","Indicator Code","2018","2019","2020",
      "Japan","JPN","Individuals using the Internet","IT.NET.USER.ZS","84.5","","..",
      "World","WLD","Individuals using the Internet","IT.NET.USER.ZS","49.0","53.5","59.8",

      """
    let panel = try DocumentFolder.table("\u{FEFF}" + text).panel
    #expect(panel.value("Individuals using the Internet", of: "Japan", 2018) == 84.5)
    #expect(panel.value("Individuals using the Internet", of: "World", 2020) == 59.8)
    #expect(panel.observationCount == 4)
    #expect(panel.catalogue.attributes["Country Code"] == ["JPN", "WLD"])
  }

  @Test func worldBankCellOnItsOwnLine() throws {
    let text =
      "\"Data Source\",\"WDI\",\n\n\"Last Updated Date\",\"2023-12-18\",\n\nCountry Name,Indicator Name,2018\nJapan,x,y\n"
    #expect(try DocumentFolder.problems(text) == [problem(6, 3, "2018", .notANumber("y"))])
  }

  /// A headline table of Open SDG: the file is the indicator.
  @Test func openSDG() throws {
    let panel = try DocumentFolder.table("Year,Units,Value\n2018,%,15.4\n2019,%,15.7\n", name: "indicator_1-2-1.csv")
      .panel
    #expect(panel.value("indicator_1-2-1", 2019) == 15.7)
    #expect(panel.catalogue.indicators.map(\.unit) == ["%"])
  }

  @Test func everyColumnOfALongTable() throws {
    let text = """
      指標,名称,団体,年度,区分,計画,値,単位,分類,better,span,qualifier,as_of,as_written,出典,担当
      sns,フォロワー数,福島市,2019,目標値,2019,"1,000",人,広報,lower,point,at_least,2020-03-31,"1,000人以上",3-1 目標,広報課
      sns,フォロワー数,福島市,2019,実績,,900,人,広報,lower,point,,,,,広報課
      """
    let panel = try DocumentFolder.table(text).panel
    #expect(
      panel.catalogue.indicators == [Indicator(slug: "sns", name: "フォロワー数", unit: "人", better: .lower, span: .point)])
    let key = ColumnKey.target("2019", FiscalYear(2019))
    #expect(panel.value("sns", of: "福島市", key) == 1000)
    #expect(panel.value("sns", of: "福島市", 2019) == 900)
    #expect(
      panel.annotation(0, key)
        == Annotation(
          qualifier: .atLeast, asOf: CalendarDate(year: 2020, month: 3, day: 31), asWritten: "1,000人以上",
          source: "3-1 目標"))
    #expect(panel.catalogue.attributes == ["group": ["広報"], "担当": ["広報課"]])
    #expect(panel.catalogue.plans.map(\.fiscalYear) == [FiscalYear(2019)])
  }

  @Test func blankAttributesSayNothing() throws {
    let documents = try DocumentFolder.table(
      "indicator,entity,year,value,group\nx,a,2018,1,\nx,b,2018,1,南\nx,a,2019,2,北\nx,b,2019,2,\n")
    #expect(documents.panel.catalogue.attributes == ["group": ["北", "南"]])
    #expect(documents.notes.isEmpty)
  }

  @Test func numbersBesideTheValueAreTold() throws {
    let documents = try DocumentFolder.table("indicator,year,value,low,high\nx,2018,5,4,6\nx,2019,6,5,7\n")
    #expect(documents.panel.observationCount == 2)
    #expect(documents.notes.map(\.place.header) == ["high", "low"])
    #expect(documents.notes.map(\.fact) == [.attributeVaries(indicator: "x"), .attributeVaries(indicator: "x")])
  }

  @Test func codesAreNoValues() throws {
    let panel = try DocumentFolder.table("団体,団体コード,年度,地域,人口\n福島市,72010,2019,07,282693\n").panel
    #expect(panel.observationCount == 1)
    #expect(panel.catalogue.attributes == ["団体コード": ["72010"], "地域": ["07"]])
  }

  @Test func blankDefinitionsAreAsBefore() throws {
    let folder = try DocumentFolder()
    try folder.write("more.csv", "indicator,year,value\nyoutube-subscribers,2017,6000\n")
    let documents = try DocumentReader.read([folder.path("more.csv"), FukushimaPlanTests.path])
    #expect(documents.panel.observationCount == 229)
    #expect(documents.panel.value("youtube-subscribers", 2017) == 6000)
    #expect(documents.panel.value("youtube-subscribers", 2019) == 9852)
  }

  @Test func packageOfOneTable() throws {
    let folder = try DocumentFolder()
    try folder.write(
      "datapackage.json",
      """
      {"name": "net", "title": "使用率", "licenses": [{"name": "CC-BY-4.0"}], "sources": [{"title": "ITU"}],
       "resources": [{"path": "data/net.csv", "schema": {"fields": [{"name": "value", "unit": "%"}]}},
                     {"name": "pdf", "path": "plan.pdf", "schema": "elsewhere.json"}]}
      """)
    try folder.write("data/net.csv", "entity,year,value\nJapan,2019,84.5\n")
    let panel = try folder.read("").panel
    #expect(panel.value("使用率", of: "Japan", 2019) == 84.5)
    #expect(panel.catalogue.indicators.map(\.unit) == ["%"])
    #expect(panel.catalogue.sources.first == Source(title: "使用率", path: "ITU", licence: "CC-BY-4.0"))
  }
}
