// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The questions over all series and by group, against a plain computation in Python over the same file.
@Suite("Many series")
struct NationalTests {
  /// 304 indicators in 7 groups with gaps and zeros, and targets of two plans.
  private static let table = """
    import csv, random
    random.seed(7)
    rows = []
    for i in range(300):
        value = 10 ** random.uniform(1, 5)
        for year in range(2010, 2020):
            value *= random.uniform(0.8, 1.3)
            if random.random() < 0.9:
                rows.append([f"K{i:04}", "人", f"group {i % 7}", "actual", "", year, 0 if random.random() < 0.02 else round(value)])
        for plan, chance in ((2019, 0.8), (2020, 0.7)):
            if random.random() < chance:
                target = round(value * random.choice([0.9, 1, 1.1]))
                rows.append([f"K{i:04}", "人", f"group {i % 7}", "target", plan, plan, target])
    # One of whose targets is 0 is not for that reason one of which less is better.
    for i in range(300, 304):
        for kind, plan, year, value in (("actual", "", 2018, 7), ("actual", "", 2019, 5), ("target", 2019, 2019, 6), ("target", 2020, 2020, 0)):
            rows.append([f"K{i:04}", "人", f"group {i % 7}", kind, plan, year, value])
    with open("panel.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["indicator", "unit", "group", "kind", "plan", "year", "value"])
        writer.writerows(rows)
    """

  /// Reads the file and the command's answer, and has the values as `actual[i][year]` and `target[plan][i]`.
  private static let reading = """
    import csv, statistics
    actual, target, group = {}, {"2019": {}, "2020": {}}, {}
    for row in csv.DictReader(open("panel.csv")):
        group[row["indicator"]] = row["group"]
        actual.setdefault(row["indicator"], {})
        if row["kind"] == "actual":
            actual[row["indicator"]][int(row["year"])] = float(row["value"])
        else:
            target[row["plan"]][row["indicator"]] = float(row["value"])
    answer = list(csv.DictReader(open("answer.csv")))

    def near(text, value):
        assert abs(float(text) - value) <= 1e-9 * max(1, abs(value)), (text, value)

    """

  private func check(_ arguments: [String], _ script: String) throws {
    let office = try Office(plan: false)
    guard let made = try office.python(Self.table) else { return print("skipped: python3 is not installed") }
    #expect(made.status == 0, "\(made.errors)")
    #expect(try office.nenrin("import", "panel.csv").status == 0)
    let run = try CommandRun.run(
      CommandRun.executable, arguments + ["--format", "csv"], in: office.folder, environment: ["LC_ALL": "C.UTF-8"])
    #expect(run.status == 0, "\(run.errors)")
    try office.write(run.output, to: "answer.csv")
    let checked = try office.python(Self.reading + script)
    #expect(checked?.status == 0, "\(checked?.errors ?? "")")
  }

  @Test func distributionOfGrowth() throws {
    try check(
      ["growth", "--distribution"],
      """
      assert list(answer[0]) == "fiscal_year,series,mean,p10,p25,median,p75,p90".split(",")
      assert [int(row["fiscal_year"]) for row in answer] == list(range(2011, 2020))
      for row in answer:
          year = int(row["fiscal_year"])
          growth = [v[year] / v[year - 1] - 1 for v in actual.values() if year in v and v.get(year - 1, 0) > 0]
          assert int(row["series"]) == len(growth)
          near(row["mean"], statistics.fmean(growth))
          cuts = statistics.quantiles(growth, n=20, method="inclusive")
          for name, cut in (("p10", 1), ("p25", 4), ("median", 9), ("p75", 14), ("p90", 17)):
              near(row[name], cuts[cut])
      """)
  }

  @Test func distributionOfTheFirstYears() throws {
    try check(
      ["growth", "--distribution", "--top", "3"],
      "assert [int(row['fiscal_year']) for row in answer] == [2011, 2012, 2013]")
  }

  @Test func topGrowth() throws {
    try check(
      ["growth", "--top", "20", "--by", "cagr"],
      """
      rates = []
      for name, values in actual.items():
          years = sorted(values)
          a, b = years[0], years[-1]
          if a < b and values[a] > 0 and values[b] > 0:
              rates.append(((values[b] / values[a]) ** (1 / (b - a)) - 1, name))
      rates.sort(key=lambda pair: -pair[0])
      assert [row["indicator"] for row in answer] == [name for _, name in rates[:20]]
      for row, (rate, _) in zip(answer, rates):
          near(row["cagr"], rate)
      """)
  }

  @Test func attainmentByGroup() throws {
    try check(
      ["attainment", "--plan", "2019", "--by", "group", "--summary"],
      """
      assert list(answer[0]) == "group,indicators,attained,rate".split(",")
      assert len(answer) == 8 and answer[-1]["group"] == ""
      for row in answer:
          own = {k: v for k, v in target["2019"].items() if row["group"] in ("", group[k])}
          met = sum(actual[k].get(2019, -1) >= v for k, v in own.items())
          assert (int(row["indicators"]), int(row["attained"])) == (len(own), met), row
          near(row["rate"], met / len(own))
      """)
  }

  @Test func comparisonByGroup() throws {
    try check(
      ["compare", "2019", "2020", "--by", "group", "--summary"],
      """
      assert list(answer[0]) == "group,indicators,raised,lowered,kept,added,dropped".split(",")
      old, new = target["2019"], target["2020"]
      for row in answer:
          own = [k for k in set(old) | set(new) if row["group"] in ("", group[k])]
          both = [k for k in own if k in old and k in new]
          expected = [len(own), sum(new[k] > old[k] for k in both), sum(new[k] < old[k] for k in both),
                      sum(new[k] == old[k] for k in both), sum(k not in old for k in own), sum(k not in new for k in own)]
          assert [int(row[c]) for c in list(row)[1:]] == expected, (row, expected)
      """)
  }

  @Test func oneIndicator() throws {
    try check(
      ["growth", "--indicator", "K0123"],
      """
      assert [row["indicator"] for row in answer] == ["K0123"]
      years = sorted(actual["K0123"])
      near(answer[0]["to_value"], actual["K0123"][years[-1]])
      """)
  }

  /// Where less is better, a group's target is met from above.
  @Test func lowerIsBetterInAGroup() throws {
    let office = try Office(plan: false)
    try office.write(
      """
      indicator,better,group,kind,plan,year,value
      wait,lower,a,target,2019,2019,10
      wait,lower,a,actual,,2019,8
      visits,higher,a,target,2019,2019,10
      visits,higher,a,actual,,2019,8

      """, to: "both.csv")
    try office.nenrin("import", "both.csv")
    let run = try office.nenrin("attainment", "--plan", "2019", "--by", "group", "--summary", "--format", "csv")
    #expect(run.output.contains("a,2,1,0.5\n"), "\(run.output) \(run.errors)")
  }

  @Test func halfAQuestionIsWrongUsage() throws {
    let office = try Office()
    #expect(try office.nenrin("attainment", "--by", "unit").status == 64)
    #expect(try office.nenrin("attainment", "--summary").status == 64)
    #expect(try office.nenrin("growth", "--top", "0", "--by", "cagr").status == 64)
    let unknown = try office.nenrin("attainment", "--plan", "2019", "--by", "nonsense", "--summary")
    #expect(unknown.status == 1)
    #expect(unknown.sentence.contains("nonsense"))
  }
}
