// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Testing

@Suite("Problems in data packages")
struct BadPackageTests {
  @Test func theSmallestPlanIsRead() throws {
    let panel = try PackageFolder.make().read("").panel
    #expect(panel.observationCount == 3)
    #expect(panel.catalogue.measures.count == 2)
  }

  @Test(
    arguments: [
      ("plan", "2019,計画,福島県,R1\n2019,別,福島県,R1\n", [problem(3, 1, "plan", .repeatedKey("2019"))]),
      ("plan", "2019,計画,福島県,x\n2019,計画,福島県,R1\n", [problem(2, 4, "fiscal_year", .notAYear("x"))]),
      (
        "sections", "2019,1,復興\n2020,2,観光\n2019,x,観光\n2019,1,別\n",
        [
          problem(3, 1, "plan", .unknownReference(kind: .plan, "2020")),
          problem(4, 2, "section", .notAnInteger("x")), problem(5, 2, "section", .repeatedKey("2019 1")),
        ]
      ),
      (
        "measures", "2019,1,1,広報,achieved\n2019,1,2,発信,\n2019,2,1,別,\n2019,1,1,別,\n2019,1,3,,\n2019,1,4,別,done\n",
        [
          problem(4, 2, "section", .unknownReference(kind: .section, "2")),
          problem(5, 3, "number", .repeatedKey("1-1")), problem(6, 4, "name", .emptyCell),
          problem(
            7, 5, "declared_status", .notOneOf("done", allowed: ["achieved", "as_planned", "missed"])),
        ]
      ),
      (
        "indicators",
        "sns,1,1,フォロワー数,人,higher,point,0,\nrate,1,2,率,%,higher,point,0,100\nsns,1,2,別名,人,higher,point,0,\nz,1,9,率,,up,point,,\nz,1,9,率,,,,,\nsns,1,1,フォロワー数,人,higher,point,0,\n",
        [
          problem(
            4, 1, "indicator",
            .definitionConflict(indicator: "sns", field: "name", present: "フォロワー数", offered: "別名")),
          problem(5, 6, "better", .notOneOf("up", allowed: ["higher", "lower"])),
          problem(6, 3, "number", .unknownReference(kind: .measure, "1-9")),
          problem(7, 1, "indicator", .repeatedKey("sns")),
        ]
      ),
      (
        "observations",
        "none,actual,,2019,1,,,,\nsns,target,2020,2019,1,,,,\nsns,,,2019,1,,,,\nrate,actual,,2019,101,,,,\nrate,actual,,2019,-1,,,,\nsns,actual,,2019,5,,,,\nsns,actual,,2019,6,,,,\nsns,actual,,2019,5,,,,\nsns,actual,,2019,,,,,\n",
        [
          problem(2, 1, "indicator", .unknownReference(kind: .indicator, "none")),
          problem(3, 3, "plan", .unknownReference(kind: .plan, "2020")), problem(4, 2, "kind", .emptyCell),
          problem(5, 5, "value", .outOfBounds(value: 101, lower: 0, upper: 100)),
          problem(6, 5, "value", .outOfBounds(value: -1, lower: 0, upper: 100)),
          problem(8, 5, "value", .conflict(present: 5, offered: 6, firstLine: 7)),
          problem(10, 5, "value", .emptyCell),
        ]
      ),
    ] as [(String, String, [ReadingProblem])])
  func isToldWithItsPlace(_ table: String, _ rows: String, _ expected: [ReadingProblem]) throws {
    let header = try #require(PackageFolder.tables[table]?.prefix { $0 != "\n" })
    let folder = try PackageFolder.make([table: header + "\n" + rows])
    let told = folder.problems("")
    #expect(
      told.filter { $0.place.file == "\(table).csv" }.map { ReadingProblem(inTable($0.place), $0.fact) } == expected)
  }

  private func inTable(_ place: FilePlace) -> FilePlace {
    FilePlace(file: "table.csv", line: place.line, column: place.column, header: place.header)
  }

  @Test func aLineOfTheWrongShapeHidesNothing() throws {
    let observations = "\nindicator,kind,fiscal_year,value\nsns,actual,2019\nsns,actual,2019,x\n"
    #expect(
      try PackageFolder.make(["observations": observations]).problems("") == [
        problem(3, in: "observations.csv", .fieldCount(found: 3, expected: 4)),
        problem(4, 4, "value", in: "observations.csv", .notANumber("x")),
      ])
    #expect(
      try PackageFolder.make(["observations": "\nindicator,kind,value\n"]).problems("")
        == [problem(2, in: "observations.csv", .missingHeader("fiscal_year"))])
  }

  @Test func attributesThatDifferAreTold() throws {
    let folder = try PackageFolder.make()
    try folder.write(
      "datapackage.json",
      PackageFolder.descriptor.replacing("[{", with: #"[{"name": "attributes", "path": "attributes.csv"}, {"#))
    try folder.write("attributes.csv", "indicator,attribute,value\nsns,group,北\nsns,group,\nsns,group,南\n")
    let documents = try folder.read("")
    #expect(documents.panel.catalogue.attributes["group"]?.first == "南")
    #expect(documents.notes.map(\.fact) == [.attributeVaries(indicator: "sns")])
  }

  @Test(
    arguments: [
      ("not json", .invalidDescriptor("JSON")), ("[]", .invalidDescriptor("JSON")),
      ("{}", .invalidDescriptor("resources")), (#"{"resources": 1}"#, .invalidDescriptor("resources")),
      (#"{"resources": []}"#, .missingResource("*")),
      (#"{"resources": [{"path": "a.xlsx"}]}"#, .missingResource("*")),
      (#"{"resources": [{"name": "a", "data": [[1]]}]}"#, .missingResource("a")),
      (#"{"resources": [{"path": ["a.csv"]}]}"#, .invalidDescriptor("resources.Index 0.path")),
      (#"{"resources": [{"name": "a", "path": "a.csv"}, {"name": "a", "path": "b.csv"}]}"#, .repeatedKey("a")),
      (#"{"resources": [{"path": "../../x.csv"}]}"#, .unsafePath("../../x.csv")),
      (#"{"resources": [{"path": "a/../x.csv"}]}"#, .unsafePath("a/../x.csv")),
      (#"{"resources": [{"path": "../\u0301/x.csv"}]}"#, .unsafePath("../\u{301}/x.csv")),
      (#"{"resources": [{"path": "/etc/x.csv"}]}"#, .unsafePath("/etc/x.csv")),
      (#"{"resources": [{"path": "https://example.org/x.csv"}]}"#, .unsafePath("https://example.org/x.csv")),
      (#"{"resources": [{"path": "link/x.csv"}]}"#, .unsafePath("link/x.csv")),
      (#"{"resources": [{"path": "a\u0000.csv"}]}"#, .unsafePath("a\0.csv")),
    ] as [(String, ReadingProblem.Fact)])
  func descriptorIsRefused(_ descriptor: String, _ fact: ReadingProblem.Fact) throws {
    let folder = try PackageFolder.make(descriptor: descriptor)
    let outside = try DocumentFolder()
    try outside.write("x.csv", "indicator,year,value\nx,2019,1\n")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: outside.url.path)
    #expect(folder.problems("") == [problem(in: "datapackage.json", fact)])
  }

  @Test func missingTablesAreTold() throws {
    let folder = try PackageFolder.make(descriptor: #"{"resources": [{"path": "a.csv"}, {"path": "b.csv"}]}"#)
    #expect(folder.problems("") == [problem(in: "a.csv", .missing), problem(in: "b.csv", .missing)])
    let plan = try PackageFolder.make(descriptor: #"{"resources": [{"path": "observations.csv"}]}"#)
    #expect(plan.problems("") == [problem(in: "", .missingResource("indicators"))])
  }

  @Test func deepNestingIsRefused() throws {
    let depth = 100_000
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let folder = try PackageFolder.make(descriptor: #"{"resources": [{"path": "a.csv", "schema": "# + text + "}]}")
    #expect(folder.problems("") == [problem(in: "datapackage.json", .invalidDescriptor("JSON"))])
  }

  @Test func onlyTheNameItselfIsADescriptor() throws {
    let folder = try DocumentFolder()
    try folder.write("mydatapackage.json", "indicator,year,value\nx,2019,1\n")
    #expect(try folder.read("mydatapackage.json").panel.observationCount == 1)
  }
}
