// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension PlanReport {
  /// Which targets are still to come, and how probable it is that they will be met.
  var prospects: ReportDocument.Part? {
    guard !outlooks.isEmpty else { return nil }
    let judged = outlooks.filter { $0.chance != nil }
    let (noValue, unanswered) = withoutChance(judged)
    let sentences: [String?] =
      [
        ReportWording.prospects(judged, noValue: noValue, others: unanswered, in: panel),
        judged.isEmpty ? nil : ReportWording.record(record),
      ] + proposals(judged)
      + [
        ReportWording.origins(others(among: judged), of: judged.count), ReportWording.metAlready(metEarly, year: year),
      ]
    var blocks = sentences.compactMap(\.self).map(ReportDocument.Block.text)
    if let chart = ProbabilityChart(
      judged, targets, in: panel, doubts: doubts, subtitle: "", era: era, limit: limit)
    {
      blocks.append(.chart(ReportChart(id: "probability", title: chart.heading.title, chart: chart)))
    }
    let atRisk = atRisk(judged)
    if !atRisk.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            id: "risk", sheet: ReportFileWording.sheet("risk"),
            caption: ReportWording.riskCaption(atRisk.compactMap(\.chance)),
            table: riskTable(atRisk), bars: ["probability"])))
    }
    return ReportDocument.Part(
      id: "prospects", title: say("今後の目標の達成見込み", "Targets still to come"), blocks: blocks)
  }

  /// Of the targets still to come those without a probability: of which there is no value, and the rest.
  private func withoutChance(_ judged: [Outlook]) -> (noValue: Int, others: Int) {
    let known = Set(judged.map { Due(series: $0.series, year: $0.year) })
    let last = panel.years(of: .actual).last ?? plan.fiscalYear
    // What is left of a total over several years is no other target than that total.
    let open = (series + seriesOfNextAlone).flatMap { series in
      targets.of(series: series).keys.filter { $0 > last }.map { Due(series: series, year: $0) }
    }.filter { !known.contains($0) && targets.proposal(ofSeries: $0.series, year: $0.year)?.reason != .remainingShare }
    let noValue = open.count { panel.history(ofSeries: $0.series).last == nil }
    return (noValue, open.count - noValue)
  }

  /// How the chances of past forecasts of the plan's own series came out, as the verb backtest looks at them.
  private var record: ChanceRecord? { ChanceRecord(BacktestOptions.usual(ofSeries: series, in: panel)) }

  /// The unlikely ones, and those too close to call unless a draft put them there; the least probable first.
  private func atRisk(_ judged: [Outlook]) -> [Outlook] {
    judged.filter { outlook in
      switch outlook.chance {
      case .unlikely?: true
      case .even?: proposal(of: outlook)?.isAtForecast != true
      case .likely?, nil: false
      }
    }.enumerated().sorted {
      (probability($0.element) ?? 0, $0.offset) < (probability($1.element) ?? 0, $1.offset)
    }.map(\.element)
  }

  private func probability(_ outlook: Outlook) -> Double? { try? outlook.probability?.get() }

  private func proposal(of outlook: Outlook) -> Proposal? {
    targets.proposal(ofSeries: outlook.series, year: outlook.year)
  }

  /// Of each draft that proposed some of the targets, how many, and how many at its own forecast.
  private func proposals(_ judged: [Outlook]) -> [String] {
    let found = judged.compactMap { proposal(of: $0) }
    let ofPlan = judged.count {
      proposal(of: $0) == nil && targets.plan(ofSeries: $0.series, year: $0.year)?.id == plan.id
    }
    let sentences = panel.catalogue.plans.compactMap { draft -> String? in
      let own = found.filter { $0.to == draft.id }
      guard let first = own.first else { return nil }
      return ReportWording.proposals(
        own.count, atForecast: own.count { $0.isAtForecast }, of: judged.count, draft: draft, from: first.from)
    }
    guard let last = sentences.last, ofPlan > 0 else { return sentences }
    return sentences.dropLast() + [last + say("", " ") + ReportWording.own(ofPlan, replaced: replaced, plan: plan)]
  }

  /// How many of the plan's own targets to come are counted as the next plan sets them.
  private var replaced: Int {
    attainments.count { row in
      [.notDue, .reached].contains(row.grade)
        && targets.plan(ofSeries: row.measuredSeries, year: row.year)?.id != plan.id
    }
  }

  /// Other plans that set some of the targets, with how many; proposals are told apart.
  private func others(among outlooks: [Outlook]) -> [(plan: Plan, targets: Int)] {
    let set = outlooks.filter { proposal(of: $0) == nil }.compactMap {
      targets.plan(ofSeries: $0.series, year: $0.year)?.id
    }
    return panel.catalogue.plans.filter { $0.id != plan.id }.compactMap { plan in
      let count = set.count { $0 == plan.id }
      return count > 0 ? (plan, count) : nil
    }
  }

  /// This plan's own targets that are there before their time.
  private var metEarly: [Attainment] { attainments.filter { $0.grade == .reached } }

  private struct Due: Hashable {
    let series: Int
    let year: FiscalYear
  }

  private func riskTable(_ outlooks: [Outlook]) -> Table {
    let (names, setters) = (ShownNames(in: panel), TargetSetters(targets, in: panel))
    let early = Dictionary(metEarly.map { (Due(series: $0.measuredSeries, year: $0.year), $0) }) { first, _ in first }
    return Table(
      columns: [
        Headings.indicatorForAll, Headings.entity(of: outlooks.map(\.series), in: panel), Headings.unit,
        Headings.fiscalYear, Headings.lastValue, Headings.target, setters.column, Headings.mean, Headings.lo80,
        Headings.hi80, Headings.probability, Headings.chance,
      ] + DifferenceCells.columns(Headings.requiredGrowth) + [Headings.likelyYear, Headings.note],
      rows: outlooks.map { row in
        let (forecast, indicator) = (try? row.forecast.get(), panel.catalogue.indicator(ofSeries: row.series))
        let (narrow, estimate) = (try? forecast?.interval80.get(), EstimateCells(of: row, in: panel))
        return [
          .text(names.indicator(ofSeries: row.series)), .text(panel.catalogue.entityName(ofSeries: row.series)),
          .text(indicator.unit), .year(row.year), .optional(panel.history(ofSeries: row.series).last?.value),
          .target(row.target, ofSeries: row.series, better: indicator.better, in: panel), setters.cell(of: row),
          estimate.median(forecast?.point), estimate.low(narrow?.lower), estimate.high(narrow?.upper),
          .optionalProbability(probability(row)), ChanceWording.cell(of: row, in: panel),
        ] + DifferenceCells.required(row, in: panel) + [
          ReportWording.likelyYear(of: row, in: panel),
          .stated(note(on: row, early[Due(series: row.series, year: row.year)])),
        ]
      })
  }

  /// Of a total over several years, what is left of it: the next plan may ask for that alone.
  private func left(of outlook: Outlook) -> String? {
    let indicator = panel.catalogue.indicator(ofSeries: outlook.series)
    guard indicator.span == .period, let target = outlook.target,
      let last = panel.history(ofSeries: outlook.series).last?.value, indicator.better.prefers(target, to: last)
    else { return nil }
    return ReportWording.left(target - last, indicator.unit)
  }

  /// What else is known of the target: this plan's own is there already, or the value is questioned.
  private func note(on outlook: Outlook, _ own: Attainment?) -> String? {
    let isOwn = targets.plan(ofSeries: outlook.series, year: outlook.year)?.id == plan.id
    let isAssumed = outlook.restsOnOneValueAlone && !ChanceWording.isReached(outlook, in: panel)
    let notes = [
      isAssumed ? ForecastWording.withoutSimilar : nil, ForecastWording.turn(of: outlook, in: panel), left(of: outlook),
      isOwn ? nil : own.map { ReportWording.ownTargetMet($0, plan: plan) }, doubts.note(ofSeries: outlook.series),
    ]
    let text = notes.compactMap(\.self).joined(separator: say("；", "; "))
    return text.isEmpty ? nil : text
  }
}
