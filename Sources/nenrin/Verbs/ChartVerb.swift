// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import Indicators
internal import PlanEvaluation
internal import Reports

struct ChartVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    _superCommandName: Nenrin.name,
    abstract: say("図を gnuplot のスクリプトと画像にする。", "Draws charts, as gnuplot scripts and as pictures."),
    subcommands: [
      SectionsVerb.self, AttainmentVerb.self, BulletVerb.self, TrendVerb.self, TrendsVerb.self, CompareVerb.self,
      ProbabilityVerb.self, HeatVerb.self, StandingVerb.self, CalibrationVerb.self,
    ])

  struct SectionsVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sections",
      abstract: say("方向ごとの施策の達成度", "How the measures of each section went."))

    @OptionGroup var plan: PlanOption
    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func run() throws {
      let panel = try storage.panel()
      let plan = try plan.find(in: panel)
      guard panel.catalogue.measures.contains(where: { $0.place.plan == plan.id }) else {
        throw CommandFailure(PlanWording.noMeasures(plan.id))
      }
      try output.write(SectionsChart(of: plan, in: panel))
    }
  }

  struct AttainmentVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "attainment",
      abstract: say("指標ごとの達成率", "The target ratio of each indicator."))

    @OptionGroup var plan: PlanOption
    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func run() throws {
      let panel = try storage.panel()
      let plan = try plan.find(in: panel)
      let attainments = try panel.attainments(of: plan)
      let doubts = QuestionedValues(of: plan, in: panel)
      try output.write { AttainmentChart(attainments, of: plan, in: panel, doubts: doubts, limit: $0) }
    }
  }

  struct TrendVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trend",
      abstract: say("一つの指標の推移と目標と見通し", "One indicator over the years, with target and forecast."))

    @Option(help: .indicatorPattern, completion: .indicators)
    var indicator: String

    @Option(
      help: ArgumentHelp(say("団体", "the entity, where the indicator has several"), valueName: "name"),
      completion: .entities)
    var entity: String?

    @Option(help: ArgumentHelp(say("何年先まで", "how many years ahead"), valueName: "years"))
    var horizon: Int?

    @OptionGroup var years: EraOption
    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func validate() throws {
      if let horizon, !(1...Outlook.Horizon.limit).contains(horizon) {
        throw ValidationError(HorizonWording.outside)
      }
    }

    func run() throws {
      // The whole store: the series borrows from its siblings.
      let panel = try storage.panel(ofIndicator: nil)
      let matching = try panel.series(matching: indicator)
      // The whole name of one is part of others'.
      let exact = matching.filter { panel.catalogue.indicator(ofSeries: $0).name == indicator }
      let found = (exact.isEmpty ? matching : exact).filter {
        entity == nil || panel.catalogue.entityName(ofSeries: $0) == entity
      }
      guard let series = found.first else { throw CommandFailure(PlanWording.unknownIndicator(indicator)) }
      guard found.count == 1 else {
        let indicators = Set(found.map { panel.catalogue.series[$0].indicator })
        throw CommandFailure(
          indicators.count == 1
            ? ChartWording.severalEntities(indicator, found.map(panel.catalogue.entityName))
            : ChartWording.several(indicator, found.map(panel.seriesTitleWithSlug)))
      }
      let targets = DueTargets(in: panel)
      let outlooks = Outlooks(in: panel, targets: targets).of(
        [series], horizon: horizon.map { .years($0) } ?? .lastTarget)
      try output.write(
        TrendChart(
          ofSeries: series, targets: targets, outlooks: outlooks, in: panel, doubts: QuestionedValues(in: panel),
          record: ChanceRecord(ofStore: panel), era: years.era)
      )
    }
  }

  struct CompareVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: say("二つの計画の目標の動き", "How the targets moved from one plan to another."))

    @Argument(help: ArgumentHelp(say("旧計画", "the earlier plan"), valueName: "plan"), completion: .plans)
    var from: String

    @Argument(help: ArgumentHelp(say("新計画", "the later plan"), valueName: "plan"), completion: .plans)
    var to: String

    @OptionGroup var output: ChartOutput
    @OptionGroup var storage: StoreOptions

    func run() throws {
      let panel = try storage.panel()
      let (old, new) = try panel.catalogue.plans.find(from, and: to)
      let comparison = PlanComparison(from: old, to: new, in: panel)
      try output.write { CompareChart(comparison, from: old, to: new, in: panel, limit: $0) }
    }
  }
}

/// Where a chart goes.
struct ChartOutput: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say("gnuplot スクリプト（既定：標準出力）", "the gnuplot script (default: stdout)"), valueName: "file.gp"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(say("画像（png、svg、pdf）", "the picture: its ending says png, svg or pdf"), valueName: "file"),
    completion: .file(extensions: ["png", "svg", "pdf"]))
  var render: String?

  @Flag(help: ArgumentHelp(say("既にあるファイルに上書きする", "write over files that exist")))
  var force = false

  @OptionGroup var looks: ChartLookOptions

  func validate() throws {
    if let render, format(of: render) == nil { throw ValidationError(ChartWording.unknownFormat(render)) }
  }

  /// With as many rows as the picture has room for.
  func write<Drawn: Chart>(_ chart: (ChartLimit) throws -> Drawn) throws {
    guard let most = looks.look.mostRows else { return try write(chart(looks.size == .a4 ? .sheet : .page)) }
    for rows in stride(from: most, to: ChartLimit.fewest, by: -1) {
      let drawn = try chart(ChartLimit(places: rows))
      if looks.look.holds(drawn) { return try write(drawn) }
    }
    try write(chart(ChartLimit(places: ChartLimit.fewest)))
  }

  func write(_ chart: some Chart) throws {
    let script: String
    do throws(ChartDataError) {
      script = try looks.look.script(of: chart)
    } catch {
      throw CommandFailure(ChartWording.sentence(error))
    }
    for path in [output, render].compactMap(\.self) { try OutputFile.refuseExisting(path, force: force) }
    let picture = try picture(of: script, chart)
    if let output { try OutputFile.write(script, to: output, force: force) }
    if let render, let picture { try write(picture, to: render) }
    if output == nil, render == nil { try Answer.write(script) }
  }

  private func picture(of script: String, _ chart: some Chart) throws -> Data? {
    guard let format = render.flatMap(format(of:)) else { return nil }
    do throws(ChartRenderingError) {
      return try ChartRenderer().picture(
        of: script, format: format, size: looks.look.layout(of: chart), scale: looks.look.scale(of: chart))
    } catch {
      throw CommandFailure(ChartWording.sentence(error))
    }
  }

  /// Both files or neither: a script that was new goes again where the picture finds no room.
  private func write(_ picture: Data, to render: String) throws {
    do {
      try OutputFile.write(picture, to: render, force: force)
    } catch {
      if let output, !force { try? FileManager.default.removeItem(atPath: output) }
      throw error
    }
  }

  private func format(of path: String) -> ChartFormat? {
    ChartFormat(rawValue: URL(fileURLWithPath: path).pathExtension.lowercased())
  }
}
