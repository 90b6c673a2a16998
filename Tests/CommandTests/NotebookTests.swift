// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The three notebooks, as another language reads them. That they give the same digits when they are run again is checked by
/// `make notebooks`, which takes pandas.
@Suite("Notebooks")
struct NotebookTests {
  private static let reading = """
    import csv, io, json, sys
    book = json.load(open(sys.argv[1]))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    tables = []
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            compile(cell["source"], cell["id"], "exec")
            tables += [o["data"]["text/plain"] for o in cell["outputs"] if "text/plain" in o["data"]]
    tables = [list(csv.DictReader(io.StringIO(table))) for table in tables]

    def read(name):
        with open(sys.argv[1].replace(".ipynb", "-data/" + name + ".csv"), newline="") as file:
            return list(csv.DictReader(file))

    """

  private func office() throws -> Office {
    let office = try Office()
    let rows = [("2014", 120), ("2015", 150), ("2016", 149), ("2017", 190), ("2018", 230), ("2019", 260)]
    try office.write(
      "indicator,year,kind,plan,value\n" + rows.map { "visits,\($0.0),actual,,\($0.1)\n" }.joined()
        + "visits,2019,target,2019,250\nvisits,2021,target,2019,300\n", to: "visits.csv")
    #expect(try office.nenrin("import", "visits.csv").status == 0)
    return office
  }

  @Test("One indicator: its values, growth, trend, targets and what comes")
  func indicator() throws {
    let office = try office()
    let run = try office.nenrin("notebook", "indicator", "--indicator", "visits", "-o", "visits.ipynb")
    #expect(run.status == 0, "\(run.errors)")
    let script =
      Self.reading + """
        values, growth, trend, due, expected = tables
        assert len(values) == 8 and len(growth) == 5
        assert (growth[0]["change"], growth[0]["growth"]) == ("30.0", "0.25"), growth[0]
        # The definitions of Theil, Sen and Kendall, by another program.
        import statistics
        known = [(int(v["fiscal_year"]), float(v["value"])) for v in values if v["kind"] == "actual"]
        pairs = [(a, b) for i, b in enumerate(known) for a in known[:i]]
        assert float(trend[0]["theil_sen"]) == statistics.median((b[1] - a[1]) / (b[0] - a[0]) for a, b in pairs)
        assert int(trend[0]["kendall_s"]) == sum((b[1] > a[1]) - (b[1] < a[1]) for a, b in pairs)
        assert [(d["fiscal_year"], d["ratio"]) for d in due] == [("2019", "1.04"), ("2021", "")], due
        assert [e["fiscal_year"] for e in expected] == ["2020", "2021"] and expected[1]["target"] == "300.0"
        for row in expected:
            assert float(row["lo95"]) < float(row["lo80"]) < float(row["mean"]) < float(row["hi80"]) < float(row["hi95"])
            assert abs(float(row["growth"]) - (float(row["mean"]) / 260 - 1)) < 1e-12
        """
    guard let read = try office.python(script, "visits.ipynb") else {
      return print("skipped: python3 is not installed")
    }
    #expect(read.status == 0, "\(read.errors)")
  }

  @Test("The check of forecasts: its scores follow from each forecast beside what came")
  func forecast() throws {
    let office = try office()
    let run = try office.nenrin("notebook", "forecast", "-o", "check.ipynb")
    #expect(run.status == 0, "\(run.errors)")
    let script =
      Self.reading + """
        accuracy, methods, reliability, worst, expected, least = tables
        rows = read("comparisons")
        assert int(accuracy[0]["forecasts"]) == len(rows) == sum(int(m["forecasts"]) for m in methods)
        errors = [200 * abs(float(r["actual"]) - float(r["mean"])) / (abs(float(r["actual"])) + abs(float(r["mean"])))
                  for r in rows]
        assert abs(float(accuracy[0]["smape"]) - sum(errors) / len(errors)) < 1e-9
        inside = [float(r["lo80"]) <= float(r["actual"]) <= float(r["hi80"]) for r in rows if r["lo80"]]
        assert abs(float(accuracy[0]["coverage80"]) - sum(inside) / len(inside)) < 1e-12
        said = read("targets")
        assert sum(int(b["count"]) for b in reliability) == len(said)
        brier = sum((float(t["probability"]) - float(t["met"])) ** 2 for t in said) / len(said)
        assert abs(float(accuracy[0]["brier"]) - brier) < 1e-12
        assert abs(float(worst[0]["symmetric_error"]) - max(errors)) < 1e-9
        outlook = [float(o["probability"]) for o in read("outlook")]
        assert abs(float(expected[0]["expected_to_be_met"]) - sum(outlook)) < 1e-9
        assert float(least[0]["probability"]) == min(outlook)
        """
    guard let read = try office.python(script, "check.ipynb") else { return print("skipped: python3 is not installed") }
    #expect(read.status == 0, "\(read.errors)")
  }

  @Test("A kind and its options have to go together")
  func options() throws {
    let office = try office()
    #expect(try office.nenrin("notebook", "indicator").status == 64)
    #expect(try office.nenrin("notebook", "--indicator", "visits").status == 64)
    #expect(try office.nenrin("notebook", "forecast", "--plan", "2019").status == 64)
    #expect(try office.nenrin("notebook", "indicator", "--indicator", "nothing").status == 1)
    // Nothing is written over.
    try office.write("mine", to: "visits.ipynb")
    #expect(
      try office.nenrin("notebook", "indicator", "--indicator", "visits", "-o", "visits.ipynb").status == 1)
    #expect(try String(contentsOf: office.folder.appendingPathComponent("visits.ipynb"), encoding: .utf8) == "mine")
    #expect(!office.exists("visits-data"))
  }
}
