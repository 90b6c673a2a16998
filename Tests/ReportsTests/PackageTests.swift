// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Reports
import TestSupport
import Testing

@Suite struct PackageTests {
  /// The panel that comes back from disk.
  func readBack(_ panel: Panel) throws -> Panel {
    try inFolder(panel) { try DocumentReader.read([$0]).panel }
  }

  func inFolder<Answer>(_ panel: Panel, _ body: (String) throws -> Answer) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("package-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in PlanPackageFiles(panel, name: "sample", title: "題").files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try body(folder.path)
  }

  @Test(arguments: 0..<120 as Range<UInt64>) func panelComesBack(seed: UInt64) throws {
    let panel = RandomPanel.make(seed: seed)
    let back = try readBack(panel)
    #expect(back == panel)
  }

  @Test func emptyPanelComesBack() throws { #expect(try readBack(Panel()) == Panel()) }

  @Test func samePanelMakesTheSameFiles() {
    let files = { PlanPackageFiles(RandomPanel.make(seed: 3), name: "a", title: "b").files }
    #expect(files() == files())
  }

  /// Names that a spreadsheet would run, each as it stands and behind apostrophes.
  @Test func formulaNamesComeBack() throws {
    var panel = Panel()
    for start in ["=", "+", "-", "@", "'", "'=", "''=", "=\t", "-5", "'-5", "@\r\nx", "=\"a\",b"] {
      panel.catalogue.add(
        Indicator(slug: "s\(panel.catalogue.indicators.count)", name: start + "name", unit: start + "u"))
      let series = panel.catalogue.add(Series(indicator: panel.catalogue.indicators.count - 1, entity: start + "県"))
      panel.insert(-5, series: series, at: .actual(FiscalYear(2019)), annotation: Annotation(source: start + "source"))
    }
    #expect(try readBack(panel) == panel.withFullColumns)
    let observations = PlanPackageFiles(panel, name: "a", title: "b").files["observations.csv"] ?? ""
    #expect(observations.contains("s0,actual,,2019,-5,exact,,,'=source,'=県\n"))
  }

  /// Types, required cells, fixed words, keys and references, as the schema states them, by Python's csv and json.
  @Test(.enabled(if: Python.plain != nil, "python3 is not installed"), arguments: 0..<12 as Range<UInt64>)
  func filesKeepToTheirSchema(seed: UInt64) throws {
    let python = try #require(Python.plain)
    let faults = try inFolder(RandomPanel.make(seed: seed)) {
      try ProjectPython.run(Self.check, input: $0, python: python)
    }
    #expect(faults == "[]\n")
  }

  private static let check = #"""
    import csv, json, re, sys
    folder = open(sys.argv[1], encoding="utf-8").read()
    package = json.load(open(folder + "/datapackage.json", encoding="utf-8"))
    faults, tables = [], {}
    for resource in package["resources"]:
        with open(f"{folder}/{resource['path']}", encoding="utf-8", newline="") as file:
            tables[resource["name"]] = list(csv.DictReader(file))
            file.seek(0)
            if next(csv.reader(file)) != [f["name"] for f in resource["schema"]["fields"]]:
                faults.append(resource["name"] + " header")
    if not re.fullmatch(r"[-a-z0-9._/]+", package["name"]): faults.append("name")
    patterns = {"integer": r"[+-]?\d+", "year": r"\d{4}", "date": r"\d{4}-\d\d-\d\d", "boolean": "true|false",
                "number": r"-?\d+(\.\d+)?(e[+-]?\d+)?", "string": r"(?s:.*)"}
    for resource in package["resources"]:
        name, schema, rows = resource["name"], resource["schema"], tables[resource["name"]]
        for field in schema["fields"]:
            limits = field.get("constraints", {})
            for row in rows:
                cell = row[field["name"]]
                if cell == "":
                    if limits.get("required"): faults.append((name, field["name"], "required"))
                elif not re.fullmatch(patterns[field["type"]], cell): faults.append((name, field["name"], cell))
                elif "enum" in limits and cell not in limits["enum"]: faults.append((name, field["name"], cell))
        keys = [tuple(row[k] for k in schema.get("primaryKey", [])) for row in rows if "primaryKey" in schema]
        if len(keys) != len(set(keys)): faults.append((name, "primary key"))
        for foreign in schema.get("foreignKeys", []):
            target = foreign["reference"]
            known = {tuple(row[f] for f in target["fields"]) for row in tables[target["resource"]]}
            for row in rows:
                if tuple(row[f] for f in foreign["fields"]) not in known: faults.append((name, foreign["fields"]))
    places = [(r["indicator"], r.get("entity"), r["kind"], r["plan"], r["fiscal_year"]) for r in tables["observations"]]
    if len(places) != len(set(places)): faults.append("observations repeat")
    print(faults)
    """#
}
