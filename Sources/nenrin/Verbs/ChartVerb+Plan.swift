// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation
internal import Reports

// Charts of a whole plan.

extension ChartVerb {
  struct BulletVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bullet", abstract: say("達成率を高い順に", "Target ratios in order, as a bullet chart."))

    @OptionGroup var plan: PlanOption
    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func run() throws {
      let panel = try storage.panel()
      let plan = try plan.find(in: panel)
      let attainments = try panel.attainments(of: plan)
      let doubts = QuestionedValues(of: plan, in: panel)
      try output.write { BulletChart(attainments, of: plan, in: panel, doubts: doubts, limit: $0) }
    }
  }

  struct TrendsVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trends", abstract: say("履歴のある指標の推移を小さく並べて", "All indicators with a history, as small multiples."))

    @Option(help: .indicatorPattern, completion: .indicators)
    var indicator: String?

    @OptionGroup var years: EraOption
    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func run() throws {
      let panel = try storage.panel()
      let series = Relisting(in: panel.catalogue).withoutCopies(
        try panel.series(matching: indicator), of: panel.catalogue)
      let targets = DueTargets(in: panel)
      let outlooks = Outlooks(in: panel, targets: targets).of(series, horizon: .lastTarget)
      let (doubts, record) = (QuestionedValues(in: panel), ChanceRecord(ofStore: panel))
      try output.write {
        TrendGridChart(
          ofSeries: series, targets: targets, outlooks: outlooks, in: panel, doubts: doubts, record: record,
          plans: panel.catalogue.plans, era: years.era, limit: $0)
      }
    }
  }

  struct ProbabilityVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "probability",
      abstract: say("これから期限の来る目標の見通しと達成確率", "Targets still to come: forecasts and probabilities."))

    @OptionGroup var years: EraOption
    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func run() throws {
      let panel = try storage.panel()
      let targets = DueTargets(in: panel)
      let outlooks = Outlooks(in: panel, targets: targets).of(
        Array(panel.catalogue.series.indices), horizon: .lastTarget)
      let (doubts, record) = (QuestionedValues(in: panel), ChanceRecord(ofStore: panel))
      try output.write { limit in
        let chart = ProbabilityChart(
          outlooks, targets, in: panel, doubts: doubts, record: record,
          subtitle: PlanChartWording.subtitle(panel.catalogue.plans, ""), era: years.era, limit: limit)
        guard let chart else { throw CommandFailure(PlanChartWording.noProspects) }
        return chart
      }
    }
  }

  struct HeatVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "heat", abstract: say("指標と年度ごとの達成率", "Target ratios by indicator and year, as a heat map."))

    @OptionGroup var plan: PlanOption
    @OptionGroup var years: EraOption
    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func run() throws {
      let panel = try storage.panel()
      let plan = try plan.find(in: panel)
      let attainments = try panel.attainments(of: plan)
      let doubts = QuestionedValues(of: plan, in: panel)
      try output.write { HeatMapChart(attainments, of: plan, in: panel, doubts: doubts, era: years.era, limit: $0) }
    }
  }

  struct StandingVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "standing", abstract: say("団体の中での位置", "Where one entity stands among all."))

    @Option(help: .indicatorPattern, completion: .indicators)
    var indicator: String

    @Option(help: ArgumentHelp(say("印を付ける団体", "the entity to mark"), valueName: "name"), completion: .entities)
    var entity: String?

    @Option(help: ArgumentHelp(say("年度（既定：値のある最後の年度）", "the year (default: the last with values)"), valueName: "year"))
    var year: FiscalYear?

    @OptionGroup var years: EraOption
    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func run() throws {
      let panel = try storage.panel(ofIndicator: indicator)
      let series = try panel.series(matching: indicator)
      let indicators = Set(series.map { panel.catalogue.series[$0].indicator })
      guard let index = indicators.first, indicators.count == 1 else {
        let names = indicators.map { panel.catalogue.indicators[$0].nameWithSlug }.sorted()
        throw CommandFailure(ChartWording.several(indicator, names))
      }
      let own = entity ?? ""
      if let entity, !series.contains(where: { panel.catalogue.entityName(ofSeries: $0) == entity }) {
        throw CommandFailure(PlanChartWording.unknownEntity(entity))
      }
      let last = panel.years(of: .actual).last { year in series.contains { panel[$0, .actual(year)] != nil } }
      guard let year = year ?? last else { throw CommandFailure(ChartWording.sentence(.empty)) }
      let chart = StandingChart(
        ofIndicator: panel.catalogue.indicators[index], series: series, in: panel, own: own, year: year,
        era: years.era)
      if chart.values.count == 1, let only = chart.values.first {
        throw CommandFailure(
          PlanChartWording.alone(
            only.name, panel.catalogue.indicators[index].name, value: only.label,
            year: FiscalYear.writing(byEra: years.era)(year)))
      }
      try output.write(chart)
    }
  }
}
