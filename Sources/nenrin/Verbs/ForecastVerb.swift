// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

struct ForecastVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    _superCommandName: Nenrin.name,
    abstract: say("指標の今後と、目標が達成される確率。", "Shows what comes, and how probable it is that targets are met."))

  @Option(help: .indicatorPattern, completion: .indicators)
  var indicator: String?

  @Option(
    help: ArgumentHelp(
      say("何年先まで（1～\(Outlook.Horizon.limit)）", "how many years ahead (1 to \(Outlook.Horizon.limit))"),
      valueName: "years"))
  var horizon: Int?

  @Option(
    help: ArgumentHelp(say("どの年度まで（既定：最後の目標の年度）", "up to which year (default: the last target's)"), valueName: "year"))
  var to: FiscalYear?

  @Option(
    help: ArgumentHelp(
      say(
        "方法（既定：自動。\(ForecastMethod.allCases.map(\.rawValue).joined(separator: "、"))）",
        "the method (default: chosen; \(ForecastMethod.allCases.map(\.rawValue).joined(separator: ", ")))"),
      valueName: "name"), transform: ForecastVerb.method)
  var method: ForecastMethod?

  @Flag(help: ArgumentHelp(say("見通しの根拠を標準エラーに書く", "say on stderr what the forecasts rest on, and why")))
  var explain = false

  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  private static func method(_ name: String) throws -> ForecastMethod {
    guard let method = ForecastMethod(rawValue: name) else { throw ValidationError(ForecastWording.noMethod(name)) }
    return method
  }

  func validate() throws {
    if horizon != nil, to != nil {
      throw ValidationError(say("--horizon と --to はどちらか一つにしてください。", "Give --horizon or --to, not both."))
    }
    if let horizon, !(1...Outlook.Horizon.limit).contains(horizon) {
      throw ValidationError(HorizonWording.outside)
    }
  }

  func run() throws {
    // The whole store: a series borrows from its siblings.
    let panel = try storage.panel(ofIndicator: nil)
    let horizon = horizon.map(Outlook.Horizon.years) ?? to.map(Outlook.Horizon.until) ?? .lastTarget
    let (series, targets) = (try panel.series(matching: indicator), DueTargets(in: panel))
    let progress = SeriesProgress([.learning, .forecasting], of: panel.catalogue.series.count)
    let pool = Outlooks(in: panel, targets: targets, progress: { progress.add($0, in: 0) })
    var outlooks = pool.of(series, horizon: horizon, method: method, progress: { progress.add($0, in: 1) })
    progress.end()
    if self.horizon == nil { outlooks += pool.withoutValues(series, until: to) }
    guard !outlooks.isEmpty else {
      throw CommandFailure(to.map(ForecastWording.past) ?? PlanWording.noForecast)
    }
    try output.write(Self.table(outlooks, targets, in: panel))
    if let note = ForecastWording.targets(outlooks, targets, in: panel, isSelected: output.rows.isAsked) {
      Diagnostics.write(note)
    }
    for line in ForecastWording.notes(outlooks, in: panel, explain: explain) { Diagnostics.write(line) }
    let marked = series.filter { !panel.catalogue.disturbedYears(ofSeries: $0).isEmpty }
    guard !marked.isEmpty else { return }
    let progressAgain = SeriesProgress([.learning, .forecasting], of: panel.catalogue.series.count)
    let unminded = Outlooks(
      in: panel, targets: targets, mindingEvents: false, progress: { progressAgain.add($0, in: 0) }
    )
    .of(marked, horizon: horizon, method: method, progress: { progressAgain.add($0, in: 1) })
    progressAgain.end()
    for line in ForecastWording.changes(outlooks, from: unminded, in: panel) { Diagnostics.write(line) }
  }

  static func table(_ outlooks: [Outlook], _ targets: DueTargets, in panel: Panel) -> Table {
    let (names, setters) = (ShownNames(in: panel), TargetSetters(targets, in: panel))
    let past = panel.years(of: .actual).last
    let isAnyPast = outlooks.contains { ForecastWording.isEstimate($0, past) }
    return Table(
      columns: [
        Headings.indicator, Headings.indicatorName, Headings.entity(of: outlooks.map(\.series), in: panel),
        Headings.fiscalYear, Headings.horizon,
        Headings.method, Headings.mean, Headings.lo80, Headings.hi80, Headings.lo95, Headings.hi95, Headings.target,
        Headings.probability,
      ] + DifferenceCells.columns(Headings.requiredGrowth) + [
        Headings.likelyYear, Headings.points, Headings.siblings,
        Headings.reason, Headings.name, Headings.unitForPrograms, Headings.chance, setters.column, Headings.chanceBasis,
      ] + (isAnyPast ? [Headings.noteForPeople] : []),
      rows: outlooks.map { outlook in
        row(of: outlook, targets, named: names.indicator(ofSeries: outlook.series), in: panel)
          + [
            ChanceWording.cell(of: outlook, targets, in: panel), setters.cell(of: outlook),
            ChanceWording.basis(of: outlook, targets, in: panel),
          ]
          + (isAnyPast ? [.stated(ForecastWording.estimate(outlook, past))] : [])
      })
  }

  private static func row(
    of outlook: Outlook, _ targets: DueTargets, named name: String, in panel: Panel
  ) -> [Cell] {
    let estimate = EstimateCells(of: outlook, targets, in: panel)
    let indicator = panel.catalogue.indicator(ofSeries: outlook.series)
    let forecast = try? outlook.forecast.get()
    let (narrow, wide) = (try? forecast?.interval80.get(), try? forecast?.interval95.get())
    return [
      .text(indicator.slug), .text(name), .stated(panel.catalogue.entityName(ofSeries: outlook.series)),
      .year(outlook.year), outlook.horizon.map { .integer($0) } ?? .missing,
      forecast.map { ForecastWording.method($0.method, of: outlook) } ?? .missing,
      estimate.median(forecast?.point), estimate.low(narrow?.lower), estimate.high(narrow?.upper),
      estimate.low(wide?.lower), estimate.high(wide?.upper),
      .target(outlook.target, ofSeries: outlook.series, better: indicator.better, in: panel),
      .optionalProbability(try? outlook.probability?.get()),
    ] + DifferenceCells.required(outlook, in: panel) + [
      ReportWording.likelyYear(of: outlook, in: panel), outlook.basis.map { .integer($0.points) } ?? .missing,
      outlook.basis.map { .integer($0.siblings) } ?? .missing,
      reason(outlook).map { .word(code: $0.rawValue, label: $0.label) } ?? .missing, .text(indicator.name),
      .stated(indicator.unit),
    ]
  }

  /// Why something of the row is not there: the forecast, its interval, or the probability.
  private static func reason(_ outlook: Outlook) -> Unanswerable? {
    switch outlook.forecast {
    case .failure(let reason): return reason
    case .success(let forecast):
      if case .failure(let reason) = forecast.interval95 { return reason }
      if case .failure(let reason)? = outlook.probability { return reason }
      return nil
    }
  }
}
