// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore
internal import Indicators
internal import PlanEvaluation
internal import Reports
public import TrendStatistics

/// Questions to all series at once, answered from columns.
struct NationalGrowthOptions: ParsableArguments {
  @Flag(help: ArgumentHelp(say("年度ごとに、全系列の前年度比の分布", "for each year, how the growth of all series is spread")))
  var distribution = false

  @Option(help: ArgumentHelp(say("--top の順位の基準（既定：cagr）", "what --top ranks by (default: cagr)")))
  var by: TopGrowth.Measure?

  @Flag(help: ArgumentHelp(say("--top を下位からにする", "with --top: those that grew least")))
  var lowest = false

  /// To be called by the verb, when the language is set.
  /// - Parameter ranking: how many of the best series `--top` asks for; `nil` where it asks for rows of the table, or nothing.
  func check(ranking top: Int?, isOverAllSeries: Bool) throws {
    if top == nil, by != nil || lowest { throw ValidationError(GroupWording.rankingWithoutTop) }
    if distribution || by != nil || lowest, !isOverAllSeries { throw ValidationError(GroupWording.allSeries) }
  }
}

extension TopGrowth.Measure: ChoiceArgument {}

extension GrowthVerb {
  /// The spread of growth of each year; observations that are themselves changes have no growth of their own.
  func distribution() throws -> Table {
    let distributions = try storage.read { store in
      let keys = try store.columnKeys().filter { $0.kind != .target && years.contains($0.year) }
      return GrowthDistribution.all(in: History.columns(try store.columns(keys)), among: try store.levels())
    }
    guard !distributions.isEmpty else { throw CommandFailure(GroupWording.noYearlyGrowth) }
    return Self.table(distributions)
  }

  static func table(_ distributions: [GrowthDistribution]) -> Table {
    Table(
      columns: [
        Headings.fiscalYear, Headings.series, Headings.meanGrowth, Headings.p10, Headings.p25, Headings.median,
        Headings.p75, Headings.p90,
      ],
      rows: distributions.map { row in
        [.year(row.year), .count(row.series), row.mean.map(Cell.fraction) ?? .missing]
          + [row.p10, row.p25, row.median, row.p75, row.p90].map(Cell.fraction)
      })
  }

  /// The rows that `growth` has for the best series, the best first.
  func top(_ count: Int) throws -> Table {
    let (growths, panel) = try storage.read { store in
      let best = try best(count, among: nil, in: store)
      // Whether a series is a change shows when its name is read; only then is it worth asking that of all.
      guard best.panel.catalogue.indicators.contains(where: { $0.span == .change }) else { return best }
      return try self.best(count, among: store.levels(), in: store)
    }
    guard !growths.isEmpty else { throw CommandFailure(PlanWording.noGrowth) }
    return Self.table(growths, in: panel)
  }

  private func best(
    _ count: Int, among: Bitmap?, in store: IndicatorStore
  ) throws -> (growths: [GrowthOverYears], panel: Panel) {
    let (years, by, lowest) = (years, national.by ?? .cagr, national.lowest)
    let runs = try store.runs { run throws(StoreError) in
      var top = TopGrowth(
        count, by: by, lowest: lowest, ofSeries: run.series.count, among: among?.cut(to: run.series))
      try run.ends(in: years) { top.take($0, $1) }
      return top.best.map { $0.moved(by: run.series.lowerBound) }
    }
    return try growths(of: TopGrowth.best(count, of: Array(runs.joined()), lowest: lowest), in: store)
  }

  /// Of the store only the names are still to be read.
  private func growths(
    of entries: [TopGrowth.Entry], in store: IndicatorStore
  ) throws -> (growths: [GrowthOverYears], panel: Panel) {
    var panel = Panel(catalogue: try store.catalogue(ofSeries: entries.map(\.series)))
    for (series, entry) in entries.enumerated() {
      for end in [entry.first, entry.last] { panel.insert(end.value, series: series, at: .actual(end.year)) }
    }
    return (GrowthOverYears.all(in: panel, years: years, step: .whole, series: Array(entries.indices)), panel)
  }
}

extension TopGrowth.Entry {
  /// Of a run of series that begins at `start`, as a row of the whole store.
  fileprivate func moved(by start: Int) -> TopGrowth.Entry {
    TopGrowth.Entry(series: start + series, score: score, first: first, last: last)
  }
}

extension Bitmap {
  /// The bits of the series of one run of a store, which begins at a whole word.
  fileprivate func cut(to series: Range<Int>) -> Bitmap {
    let end = min(series.upperBound, count)
    return Bitmap(words: Array(words[(series.lowerBound / 64)..<((end + 63) / 64)]), count: end - series.lowerBound)
  }
}

extension IndicatorStore {
  /// The series whose values are levels; `nil` where all are.
  fileprivate func levels() throws -> Bitmap? {
    try labels("span")?.series(without: Span.change.rawValue)
  }
}
