// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// The review of one plan as a notebook: its cells compute each table again with pandas from the data package beside it,
/// and hold what this program computed. A re-run has to give the same digits.
struct PlanNotebook {
  let plan: Plan
  let panel: Panel
  /// The folder of the data package, beside the notebook.
  let dataFolder: String

  private let pictures: ChartPictures

  /// Begins to draw at once.
  init(plan: Plan, panel: Panel, dataFolder: String, gnuplot: ChartDrawing?) {
    (self.plan, self.panel, self.dataFolder) = (plan, panel, dataFolder)
    // The targets of the table above it, which the cell draws again.
    let judged = Attainment.all(of: plan, in: panel).filter {
      [.achieved, .missed].contains($0.grade) && $0.indicator.span != .change
    }
    let attainment = AttainmentChart(
      judged, of: plan, in: panel, doubts: QuestionedValues(of: plan, in: panel))
    pictures = ChartPictures([SectionsChart(of: plan, in: panel), attainment], as: .svg, by: gnuplot)
  }

  var notebook: Notebook {
    let (summary, ratios, growth) = (summaryTable.output, ratiosTable.output, growthTable.output)
    let pictures = pictures.outputs()
    return Notebook(cells: [
      .markdown(introduction), .code(setUp, []),
      .markdown(say("## 施策の達成状況", "## How the measures went")), .code(summarySource, [summary]),
      .code(sectionsSource, pictures[0]),
      .markdown(NotebookWording.missed), .code(missedSource, [missedTable.output]),
      .markdown(say("## 指標の目標と実績", "## Indicators against their targets") + "\n\n" + ratioNote),
      .code(ratiosSource, [ratios]), .code(ratioChartSource, pictures[1]),
      .markdown(say("## 年度間の増減", "## Growth over the years")), .code(growthSource, [growth]),
    ])
  }

  private var introduction: String {
    let summary = PlanSummary(of: plan, in: panel).rows.last
    let (measures, attained) = (summary?.measures ?? 0, summary?.attained ?? 0)
    let rate = summary?.rate.map(NumberText.percent) ?? "-"
    return "# \(MarkdownFormat.escaped(plan.shownTitle))\n\n"
      + ChartWording.sectionsTitle(measures: measures, attained: attained, rate: rate) + say("。", ".") + "\n\n"
      + say(
        "表の値は nenrin が計算したもので、セルを実行すると \(dataFolder)/ のデータから pandas で同じ値が得られます。",
        "The tables were computed by nenrin; running the cells gives the same values with pandas from \(dataFolder)/.")
  }

  private var ratioNote: String {
    say(
      "期限の年度に実績がある目標。増減率で書かれた目標は含まない。",
      "Targets with a value in the year in which they were due; targets written as a change are left out.")
  }

}

// MARK: - What the cells compute

extension PlanNotebook {
  private var summaryTable: NotebookTable {
    let rows = PlanSummary(of: plan, in: panel).rows.map { row -> [Cell] in
      [
        .text(row.section.map { String($0.section) } ?? "total"), .integer(row.measures), .integer(row.attained),
        row.rate.map(Cell.number) ?? .missing,
      ]
    }
    return NotebookTable(["section", "measures", "attained", "rate"], rows)
  }

  private var missedTable: NotebookTable {
    let missed = panel.catalogue.measures.filter { $0.place.plan == plan.id && $0.declaredStatus == .missed }
      .sorted { $0.place < $1.place }
    return NotebookTable(
      ["section", "number", "name"],
      missed.map { [.integer($0.place.section), .integer($0.place.number), .text($0.name)] })
  }

  private var ratiosTable: NotebookTable {
    let rows = Attainment.all(of: plan, in: panel).compactMap { row -> (String, [Cell])? in
      guard row.indicator.span != .change, row.target > 0, panel.catalogue.series[row.series].entity.isEmpty,
        let actual = panel[row.series, .actual(row.year)], let ratio = try? row.ratio.get()
      else { return nil }
      let slug = row.indicator.slug
      return (
        "\(slug)\0\(row.year)", [.text(slug), .year(row.year), .number(row.target), .number(actual), .number(ratio)]
      )
    }
    return NotebookTable(["indicator", "fiscal_year", "target", "actual", "ratio"], Self.sorted(rows))
  }

  private var growthTable: NotebookTable {
    let own = panel.catalogue.series.indices.filter { panel.catalogue.series[$0].entity.isEmpty }
    let years = FiscalYear(FiscalYear.plausible.lowerBound)...FiscalYear(FiscalYear.plausible.upperBound)
    let rows = GrowthOverYears.all(in: panel, years: years, step: .whole, series: own).compactMap { row in
      (try? row.growth.get()).map { growth -> (String, [Cell]) in
        let slug = panel.catalogue.indicator(ofSeries: row.series).slug
        return (
          slug,
          [
            .text(slug), .year(row.from.year), .year(row.to.year), .number(row.from.value), .number(row.to.value),
            .number(growth),
          ]
        )
      }
    }
    return NotebookTable(
      ["indicator", "from_year", "to_year", "from_value", "to_value", "growth"], Self.sorted(rows))
  }
}

extension PlanNotebook {
  /// By key in the order of code points, as Python sorts.
  private static func sorted(_ rows: [(key: String, cells: [Cell])]) -> [[Cell]] {
    rows.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.cells)
  }
}
