// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import PlanEvaluation
internal import Reports

extension ChartVerb {
  struct CalibrationVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "calibration",
      abstract: say("過去の見通しの確率がどれほど当たったはずか", "How often the probabilities of past forecasts would have come true."))

    @OptionGroup var look: BacktestOptions
    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func run() throws {
      let panel = try storage.panel()
      let past = try look.pastForecasts(in: panel)
      guard !past.comparisons.isEmpty else { throw CommandFailure(PlanWording.noPastForecast) }
      // What came is nothing of a draft's.
      let plans = panel.catalogue.plans.filter { !panel.isDraft($0) }
      try output.write(CalibrationChart(past, in: panel, plans: plans))
    }
  }
}
