// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

/// One indicator, looked at closely: where its values were read, how it went from year to year and over all years, its
/// targets, and what is to be expected. The cells compute each table again from the files beside the notebook.
struct IndicatorNotebook {
  let series: Int
  let panel: Panel
  let dataFolder: String
  private let targets: DueTargets
  private let outlooks: [Outlook]
  private let pictures: ChartPictures

  var indicator: Indicator { panel.catalogue.indicator(ofSeries: series) }
  var history: History { panel.history(ofSeries: series) }

  /// Begins to draw at once.
  init(series: Int, panel: Panel, dataFolder: String, gnuplot: ChartDrawing?) {
    (self.series, self.panel, self.dataFolder) = (series, panel, dataFolder)
    targets = DueTargets(in: panel)
    outlooks = Outlooks(in: panel, targets: targets).of([series], horizon: .lastTarget)
    let chart = TrendChart(
      ofSeries: series, targets: targets, outlooks: outlooks, in: panel, doubts: QuestionedValues(in: panel),
      record: ChanceRecord(ofStore: panel), era: false)
    pictures = ChartPictures([chart], as: .svg, by: gnuplot)
  }

  var written: WrittenNotebook {
    let (read, forecast) = (observationTable, forecastTable)
    var cells: [Notebook.Cell] = [
      .markdown(NotebookWording.indicatorIntroduction(of: series, in: panel, dataFolder: dataFolder)),
      .code(NotebookPython.setUp(dataFolder: dataFolder), []),
      .markdown(NotebookWording.valuesAsRead), .code(Self.observationSource, [read.output]),
      .markdown(NotebookWording.course), .code(Self.growthSource, [growthTable.output]),
      .code(Self.chartSource, pictures.outputs().first ?? []),
    ]
    if let trendTable { cells += [.markdown(NotebookWording.trend), .code(Self.trendSource, [trendTable.output])] }
    if !due.isEmpty { cells += [.markdown(NotebookWording.targets), .code(targetSource, [ratioTable.output])] }
    cells += [
      .markdown(NotebookWording.forecast(outlooks, in: panel)), .code(Self.forecastSource, [expectationTable.output]),
    ]
    return WrittenNotebook(
      notebook: Notebook(cells: cells),
      data: ["observations.csv": read.text, "targets.csv": targetTable.text, "forecast.csv": forecast.text])
  }
}

// MARK: - What lies beside the notebook

extension IndicatorNotebook {
  private var observations: [(key: ColumnKey, value: Double)] {
    panel.orderedKeys.compactMap { key in panel[series, key].map { (key, $0) } }
  }

  private var observationTable: NotebookTable {
    NotebookTable(
      ["kind", "plan", "fiscal_year", "value", "qualifier", "as_written", "source"],
      observations.map { key, value in
        let annotation = panel.annotation(series, key)
        return [
          .text(key.kind.rawValue), .text(key.plan), .year(key.year), .number(value),
          .text((annotation?.qualifier ?? .exact).rawValue), .text(annotation?.asWritten ?? ""),
          .text(annotation?.source ?? ""),
        ]
      })
  }

  /// As levels: one that was set as a change is the level that it means.
  private var due: [(year: FiscalYear, target: Double)] {
    targets.of(series: series).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func targetCells(_ year: FiscalYear, _ target: Double) -> [Cell] {
    [.text(targets.plan(ofSeries: series, year: year)?.id ?? ""), .year(year), .number(target)]
  }

  private var targetTable: NotebookTable {
    NotebookTable(["plan", "fiscal_year", "target"], due.map(targetCells))
  }

  private static let forecastColumns = [
    "fiscal_year", "method", "mean", "lo80", "hi80", "lo95", "hi95", "target", "probability",
  ]

  private var forecastRows: [(forecast: Forecast, cells: [Cell])] {
    outlooks.compactMap { outlook in
      guard let forecast = try? outlook.forecast.get() else { return nil }
      let (narrow, wide) = (try? forecast.interval80.get(), try? forecast.interval95.get())
      let ends = [narrow?.lower, narrow?.upper, wide?.lower, wide?.upper]
      let cells: [Cell] =
        [.year(outlook.year), .text(forecast.method.rawValue), .number(forecast.point)] + ends.map(Cell.optional)
        + [.optional(outlook.target), .optional(try? outlook.probability?.get())]
      return (forecast, cells)
    }
  }

  private var forecastTable: NotebookTable { NotebookTable(Self.forecastColumns, forecastRows.map(\.cells)) }
}

// MARK: - What the cells compute

extension IndicatorNotebook {
  private var growthTable: NotebookTable {
    let points = history.points
    return NotebookTable(
      ["from_year", "to_year", "from_value", "to_value", "change", "growth"],
      zip(points, points.dropFirst()).map { from, to in
        let change = try? Change.absolute(from: from.value, to: to.value)
        return [
          .year(from.year), .year(to.year), .number(from.value), .number(to.value), .optional(change),
          .optional(try? Change.growth(from: from.value, to: to.value)),
        ]
      })
  }

  private var trendTable: NotebookTable? {
    guard let trend = try? TheilSenTrend(history), let test = try? MannKendallTest(history) else { return nil }
    return NotebookTable(
      ["values", "kendall_s", "theil_sen"], [[.integer(history.points.count), .integer(test.s), .number(trend.slope)]])
  }

  private var ratioTable: NotebookTable {
    NotebookTable(
      ["plan", "fiscal_year", "target", "actual", "ratio"],
      due.map { year, target in
        let actual = panel[series, .actual(year)]
        let ratio = actual.flatMap { try? TargetRatio.ratio(actual: $0, target: target, better: indicator.better) }
        return targetCells(year, target) + [.optional(actual), .optional(ratio)]
      })
  }

  private var expectationTable: NotebookTable {
    let last = history.last?.value
    return NotebookTable(
      Self.forecastColumns + ["growth"],
      forecastRows.map { forecast, cells in
        let growth = last.flatMap { try? Change.growth(from: $0, to: forecast.point) }
        return cells + [.optional(growth)]
      })
  }
}
