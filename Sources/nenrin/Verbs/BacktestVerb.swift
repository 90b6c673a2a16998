// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

struct BacktestVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    _superCommandName: Nenrin.name,
    abstract: say("過去の見通しがどれほど当たったはずか。", "Shows how good past forecasts would have been."))

  @OptionGroup var look: BacktestOptions
  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    let panel = try storage.panel()
    // A method that needs more values than any series had has nothing to show.
    let scored = try scored(in: panel).filter { !$0.1.comparisons.isEmpty }
    guard let first = scored.first, first.0 == nil else { throw CommandFailure(PlanWording.noPastForecast) }
    try output.write(
      Table(
        columns: [
          Headings.method, Headings.seriesCount, Headings.origins, Headings.horizon, Headings.smape,
          Headings.mase, Headings.coverage80, Headings.coverage95, Headings.intervalScore, Headings.brier,
          Headings.forecasts,
        ],
        rows: scored.map { row(of: $0, $1.accuracy) }))
  }

  /// What is chosen without a word, and each method.
  private func scored(in panel: Panel) throws -> [(ForecastMethod?, PastForecasts)] {
    let methods = [nil] + ForecastMethod.allCases
    var (progress, forecasts) = (Progress(), 0)
    defer { progress.end() }
    return try methods.enumerated().map { index, method in
      let past = try look.pastForecasts(in: panel, by: method)
      forecasts += past.comparisons.count
      progress.update(fraction: Double(index + 1) / Double(methods.count)) { elapsed, remaining in
        ForecastWording.progress(
          methods: index + 1, of: methods.count, rate: Double(forecasts) / elapsed, remaining: remaining)
      }
      return (method, past)
    }
  }

  private func row(of method: ForecastMethod?, _ accuracy: ForecastAccuracy) -> [Cell] {
    [
      method?.cell ?? .word(code: "chosen", label: say("自動の選択", "as chosen")), .count(accuracy.series),
      .integer(accuracy.origins), .integer(look.horizon), .optionalEstimate(accuracy.smape),
      .optionalEstimate(accuracy.mase), accuracy.coverage80.map(Cell.fraction) ?? .missing,
      accuracy.coverage95.map(Cell.fraction) ?? .missing, .optionalEstimate(accuracy.intervalScore),
      .optionalEstimate(accuracy.brier), .count(accuracy.forecasts),
    ]
  }
}

extension ChanceRecord {
  /// Of the store's own past. Of a large store the last year of some hundred series, evenly chosen, stands for all: a chart is drawn while
  /// somebody waits, and each year before is learnt from the whole store again.
  init?(ofStore panel: Panel) {
    let count = panel.catalogue.series.count
    let step = max(1, count / Self.mostSeries)
    let series = Array(stride(from: 0, to: count, by: step))
    self.init(
      PastForecasts(
        ofSeries: series, in: panel, origins: step == 1 ? BacktestOptions.usualOrigins : 1,
        horizon: BacktestOptions.usualHorizon))
  }

  private static let mostSeries = 400
}

/// How far back, and how far ahead from there.
struct BacktestOptions: ParsableArguments {
  @Option(help: .indicatorPattern, completion: .indicators)
  var indicator: String?

  @Option(
    help: ArgumentHelp(
      say("いくつの年度にさかのぼって見通すか", "from how many of the last years to forecast again"), valueName: "count"))
  var origins = Self.usualOrigins

  @Option(help: ArgumentHelp(say("それぞれ何年先まで", "how many years ahead from each"), valueName: "years"))
  var horizon = Self.usualHorizon

  /// What is looked at where nobody asks for more; the report looks at the same.
  static let usualOrigins = 3
  static let usualHorizon = 1

  /// As they are looked at where nobody asks for more.
  static func usual(ofSeries series: [Int], in panel: Panel) -> PastForecasts {
    PastForecasts(ofSeries: series, in: panel, origins: usualOrigins, horizon: usualHorizon)
  }

  func validate() throws {
    guard (1...Outlook.Horizon.limit).contains(horizon) else { throw ValidationError(HorizonWording.outside) }
    guard (1...Outlook.Horizon.limit).contains(origins) else { throw ValidationError(HorizonWording.origins) }
  }

  /// - Parameter panel: the whole store, since a series borrows from its siblings.
  func pastForecasts(in panel: Panel, by method: ForecastMethod? = nil) throws -> PastForecasts {
    PastForecasts(
      ofSeries: try panel.series(matching: indicator), in: panel, origins: origins, horizon: horizon, method: method)
  }
}
