// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation
internal import Reports

struct GrowthVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth",
    _superCommandName: Nenrin.name,
    abstract: say("指標が年度の間にどう変わったか。", "Shows how indicators changed over the years."))

  @Option(help: .indicatorPattern, completion: .indicators)
  var indicator: String?

  @Option(help: ArgumentHelp(say("始の年度", "the first year"), valueName: "year"))
  var from: FiscalYear?

  @Option(help: ArgumentHelp(say("終の年度", "the last year"), valueName: "year"))
  var to: FiscalYear?

  @Flag(help: ArgumentHelp(say("値のある年度ごとに一行", "a row from each value to the next, not from the first to the last")))
  var yearly = false

  @Flag(
    help: ArgumentHelp(
      say(
        "外れた値に左右されない年あたりの増減、傾向の検定、頭打ちの水準（ロジスティック曲線）も",
        "adds a yearly change that no outlier bends, a test for trend, and where a logistic curve levels off")))
  var trend = false

  @OptionGroup var national: NationalGrowthOptions
  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func validate() throws {
    if let from, let to, from >= to {
      throw ValidationError(say("--from は --to より前の年度にしてください。", "--from has to be a year before --to."))
    }
    if trend, yearly {
      throw ValidationError(say("--trend と --yearly はどちらか一つにしてください。", "Give --trend or --yearly, not both."))
    }
    try output.rows.check()
    let isRanking = output.rows.isOnlyTop && !national.distribution
    try national.check(ranking: isRanking ? output.rows.top : nil, isOverAllSeries: isOverAllSeries)
  }

  private var isOverAllSeries: Bool { indicator == nil && !yearly && !trend }

  var years: ClosedRange<FiscalYear> {
    (from ?? FiscalYear(FiscalYear.plausible.lowerBound))...(to ?? FiscalYear(FiscalYear.plausible.upperBound))
  }

  func run() throws {
    if national.distribution { return try output.write(distribution()) }
    if output.rows.isOnlyTop, isOverAllSeries, let count = output.rows.top { return try output.write(top(count)) }
    let panel = try storage.panel(ofIndicator: indicator)
    let growths = GrowthOverYears.all(
      in: panel, years: years, step: yearly ? .each : .whole, series: try panel.series(matching: indicator))
    guard !growths.isEmpty else { throw CommandFailure(PlanWording.noGrowth) }
    let table = Self.table(growths, in: panel)
    guard trend else { return try output.write(table) }
    let trends = trends(ofSeries: growths.map(\.series), in: panel)
    try output.write(
      Table(
        columns: table.columns
          + [Headings.theilSen, Headings.slopeLow, Headings.slopeHigh].flatMap(DifferenceCells.columns)
          + [Headings.mannKendall] + Headings.ceilings,
        rows: zip(table.rows, zip(trends, growths)).map { row, entry in
          row + Self.cells(of: entry.0, unit: panel.catalogue.indicator(ofSeries: entry.1.series).unit)
        }))
  }

  private func trends(ofSeries rows: [Int], in panel: Panel) -> [TrendOverYears] {
    let progress = SeriesProgress(of: rows.count)
    defer { progress.end() }
    return TrendOverYears.all(ofSeries: rows, in: panel, years: years, progress: progress.add)
  }

  private static func cells(of trend: TrendOverYears, unit: String) -> [Cell] {
    [trend.slope, trend.interval95.map(\.lower), trend.interval95.map(\.upper)].flatMap {
      DifferenceCells.change(.result($0, Cell.estimate), unit: unit)
    } + [
      .result(trend.pValue, Cell.estimate),
      .result(trend.ceiling, Cell.estimate), .result(trend.ceiling95.map(\.lower), Cell.estimate),
      .result(trend.ceiling95.map(\.upper), Cell.estimate),
    ]
  }

  static func table(_ growths: [GrowthOverYears], in panel: Panel) -> Table {
    let (entities, names) = (EntityNames(of: panel.catalogue), ShownNames(in: panel))
    let notes = growths.map { $0.daysApart(in: panel).map(GrowthWording.days) }
    let isAnyNoted = notes.contains { $0 != nil }
    return Table(
      columns: [
        Headings.indicator, Headings.indicatorName, Headings.entity(of: growths.map(\.series), in: panel),
        Headings.unit, Headings.fromYear,
        Headings.toYear, Headings.fromValue, Headings.toValue,
      ] + [Headings.change, Headings.growth, Headings.cagr].flatMap(DifferenceCells.columns) + [Headings.name]
        + (isAnyNoted ? [Headings.noteForPeople] : []),
      rows: zip(growths, notes).map { row, note in
        let indicator = panel.catalogue.indicator(ofSeries: row.series)
        return [
          .text(indicator.slug), .text(names.indicator(ofSeries: row.series)), .stated(entities[series: row.series]),
          .stated(indicator.unit), .year(row.from.year), .year(row.to.year), .number(row.from.value),
          .number(row.to.value),
        ] + DifferenceCells.change(.result(row.change, Cell.number), unit: indicator.unit)
          + DifferenceCells.growth(.result(row.growth, Cell.fraction), unit: indicator.unit)
          + yearly(row, isNoted: note != nil, unit: indicator.unit) + [.text(indicator.name)]
          + (isAnyNoted ? [.stated(note)] : [])
      })
  }

  /// To people no rate a year is told of values that are known to be no whole years apart.
  private static func yearly(_ row: GrowthOverYears, isNoted: Bool, unit: String) -> [Cell] {
    let cells = DifferenceCells.growth(.result(row.compoundAnnualGrowth, Cell.fraction), unit: unit)
    guard isNoted, case .fraction = cells[1] else { return cells }
    return [cells[0], .missing(reason: GrowthWording.notWholeYears)]
  }
}
