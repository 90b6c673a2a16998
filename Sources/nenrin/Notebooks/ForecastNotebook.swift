// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

/// How good past forecasts would have been, and what is to be expected of the targets still to come. The cells compute the
/// scores again from each forecast beside what came.
struct ForecastNotebook {
  let past: PastForecasts
  let panel: Panel
  let dataFolder: String
  private let origins: Int
  private let horizon: Int
  private let outlooks: [Outlook]
  private let pictures: ChartPictures
  private let hasProbabilities: Bool

  /// How many rows the lists of the worst forecasts and the least likely targets have.
  private static let listed = 10

  /// Begins to draw at once.
  /// - Parameter past: has a comparison at least.
  init(
    past: PastForecasts, of series: [Int], in panel: Panel, origins: Int, horizon: Int, dataFolder: String,
    gnuplot: ChartDrawing?
  ) {
    (self.past, self.panel, self.dataFolder) = (past, panel, dataFolder)
    (self.origins, self.horizon) = (origins, horizon)
    let targets = DueTargets(in: panel)
    let outlooks = Outlooks(in: panel, targets: targets).of(series, horizon: .lastTarget)
    self.outlooks = outlooks.filter { $0.target != nil && (try? $0.probability?.get()) != nil }
    let probability = ProbabilityChart(
      self.outlooks, targets, in: panel, doubts: QuestionedValues(in: panel), record: ChanceRecord(past),
      subtitle: NotebookWording.probabilitySubtitle, era: false, limit: ChartLimit(fitting: Self.listed))
    hasProbabilities = probability != nil
    let charts: [any Chart] =
      [CalibrationChart(past, in: panel)] + (probability.map { [$0] } ?? [])
    pictures = ChartPictures(charts, as: .svg, by: gnuplot)
  }

  var written: WrittenNotebook {
    // The tables are computed while gnuplot draws.
    let (accuracy, methods) = (accuracyTable.output, methodTable.output)
    let (reliability, worst) = (reliabilityTable.output, worstTable.output)
    let pictures = pictures.outputs()
    var cells: [Notebook.Cell] = [
      .markdown(NotebookWording.forecastIntroduction(past, origins: origins, horizon: horizon, dataFolder: dataFolder)),
      .code(NotebookPython.setUp(dataFolder: dataFolder), []),
      .markdown(NotebookWording.accuracy), .code(Self.accuracySource, [accuracy]),
      .markdown(NotebookWording.byMethod), .code(Self.methodSource, [methods]),
      .markdown(NotebookWording.reliability), .code(Self.reliabilitySource, [reliability]),
      .code(Self.reliabilityChartSource, pictures[0]),
      .markdown(NotebookWording.worst(min(Self.listed, past.comparisons.count))),
      .code(Self.worstSource(Self.listed), [worst]),
    ]
    if hasProbabilities {
      cells += [
        .markdown(NotebookWording.toCome(min(Self.listed, outlooks.count))),
        .code(Self.outlookSource(Self.listed), [expectedTable.output]),
        .code(Self.outlookListSource, [leastLikelyTable.output]), .code(Self.outlookChartSource, pictures[1]),
      ]
    }
    return WrittenNotebook(
      notebook: Notebook(cells: cells),
      data: [
        "comparisons.csv": comparisonTable.text, "targets.csv": targetTable.text, "outlook.csv": outlookTable.text,
      ])
  }
}

// MARK: - What lies beside the notebook

extension ForecastNotebook {
  private func names(_ series: Int) -> [Cell] {
    let catalogue = panel.catalogue
    return [.text(catalogue.indicator(ofSeries: series).slug), .text(catalogue.series[series].entity)]
  }

  private var comparisonTable: NotebookTable {
    NotebookTable(
      [
        "indicator", "entity", "origin", "fiscal_year", "method", "last", "actual", "mean", "lo80", "hi80", "lo95",
        "hi95", "naive_error",
      ],
      zip(past.series, past.comparisons).map { series, comparison in
        let forecast = comparison.forecast
        let (narrow, wide) = (try? forecast.interval80.get(), try? forecast.interval95.get())
        let place: [Cell] = [.integer(comparison.origin), .year(forecast.year), .text(forecast.method.rawValue)]
        let values = [comparison.last, comparison.actual, forecast.point].map(Cell.number)
        let ends = [narrow?.lower, narrow?.upper, wide?.lower, wide?.upper, comparison.naiveError]
        return names(series) + place + values + ends.map(Cell.optional)
      })
  }

  /// What was said of each target of the Brier score, and whether it was met.
  private var targetTable: NotebookTable {
    NotebookTable(
      ["probability", "met"],
      past.comparisons.flatMap(\.targets).map { [.number($0.probability), .integer($0.isMet ? 1 : 0)] })
  }

  private var outlookTable: NotebookTable {
    NotebookTable(["indicator", "entity", "fiscal_year", "target", "probability"], outlooks.map(row))
  }

  private func row(_ outlook: Outlook) -> [Cell] {
    names(outlook.series)
      + [.year(outlook.year), .optional(outlook.target), .optional(try? outlook.probability?.get())]
  }
}

// MARK: - What the cells compute

extension ForecastNotebook {
  private var accuracyTable: NotebookTable {
    let accuracy = past.accuracy
    let scores = [
      accuracy.smape, accuracy.mase, accuracy.coverage80, accuracy.coverage95, accuracy.intervalScore, accuracy.brier,
    ]
    return NotebookTable(
      ["forecasts", "smape", "mase", "coverage80", "coverage95", "interval_score", "brier"],
      [[.integer(accuracy.forecasts)] + scores.map(Cell.optional)])
  }

  private var methodTable: NotebookTable {
    let methods = Dictionary(grouping: past.comparisons, by: \.forecast.method.rawValue)
    return NotebookTable(
      ["method", "forecasts", "smape", "coverage80", "coverage95"],
      methods.sorted { $0.key < $1.key }.map { method, comparisons in
        let accuracy = ForecastAccuracy(of: comparisons)
        let scores = [accuracy.smape, accuracy.coverage80, accuracy.coverage95]
        return [.text(method), .integer(accuracy.forecasts)] + scores.map(Cell.optional)
      })
  }

  private var reliabilityTable: NotebookTable {
    NotebookTable(
      ["said", "came", "count"],
      past.reliability.bins.map { [.number($0.said), .number($0.came), .integer($0.count)] })
  }

  private var worstTable: NotebookTable {
    let ranked = zip(past.series, past.comparisons).enumerated().map { place, pair in
      (place: place, series: pair.0, comparison: pair.1, error: pair.1.symmetricError)
    }.sorted { ($1.error, $0.place) < ($0.error, $1.place) }
    return NotebookTable(
      ["indicator", "entity", "fiscal_year", "method", "mean", "actual", "symmetric_error"],
      ranked.prefix(Self.listed).map { row in
        let forecast = row.comparison.forecast
        return names(row.series) + [
          .year(forecast.year), .text(forecast.method.rawValue), .number(forecast.point),
          .number(row.comparison.actual), .number(row.error),
        ]
      })
  }

  private var probabilities: [Double] { outlooks.compactMap { try? $0.probability?.get() } }

  private var expectedTable: NotebookTable {
    NotebookTable(
      ["targets", "expected_to_be_met", "below_one_half"],
      [
        [
          .integer(probabilities.count), .number(probabilities.reduce(0, +)),
          .integer(probabilities.count { $0 < 0.5 }),
        ]
      ])
  }

  private var leastLikelyTable: NotebookTable {
    let ranked = zip(outlooks, probabilities).enumerated().sorted {
      ($0.element.1, $0.offset) < ($1.element.1, $1.offset)
    }
    return NotebookTable(
      ["indicator", "entity", "fiscal_year", "target", "probability"],
      ranked.prefix(Self.listed).map { row($0.element.0) })
  }
}
