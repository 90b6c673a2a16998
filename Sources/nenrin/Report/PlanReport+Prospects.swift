// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension PlanReport {
  /// Which targets are still to come, and how probable it is that they will be met: those that are set first, and apart from them
  /// what a draft proposes.
  var prospects: ReportDocument.Part? {
    guard !outlooks.isEmpty else { return nil }
    let judged = outlooks.filter { $0.chance != nil }
    let (set, proposed) = (judged.filter { proposal(of: $0) == nil }, judged.filter { proposal(of: $0) != nil })
    let open = withoutChance(judged)
    let sentences: [String?] =
      [
        ReportWording.prospects(set, targets, open.counts(in: panel) { proposal(of: $0) == nil }, in: panel),
        ReportWording.origins(others(among: set), of: set.count),
      ] + proposals(proposed, open) + [
        alternatives, judged.isEmpty ? nil : ReportWording.basis(of: judged, in: panel),
        judged.isEmpty
          ? nil : ReportWording.record(record, today: judged.filter { !ChanceWording.isReached($0, in: panel) }),
        ReportWording.metAlready(early.all, open: early.open, year: year),
      ]
    var blocks = sentences.compactMap(\.self).map(ReportDocument.Block.text)
    if !proposed.isEmpty, !set.isEmpty {
      blocks.append(table("set", caption: ReportWording.setCaption, byProbability(set)))
    }
    if let chart = ProbabilityChart(
      judged, targets, in: panel, doubts: doubts, record: record, subtitle: "", era: era, limit: limit)
    {
      blocks.append(.chart(ReportChart(id: "probability", title: chart.heading.title, chart: chart)))
    }
    let atRisk = atRisk(proposed.isEmpty ? set : proposed)
    if !atRisk.isEmpty {
      let caption = ReportWording.riskCaption(atRisk.compactMap(\.chance), areProposals: !proposed.isEmpty)
      blocks.append(table("risk", caption: caption, atRisk))
    }
    return ReportDocument.Part(
      id: "prospects", title: say("今後の目標の達成見込み", "Targets still to come"), blocks: blocks)
  }

  private func table(_ id: String, caption: String, _ outlooks: [Outlook]) -> ReportDocument.Block {
    .table(
      ReportTable(
        id: id, sheet: ReportFileWording.sheet(id), caption: caption, table: riskTable(outlooks), bars: ["probability"],
        offPaper: .init(onSheet: .init(["likely_year"], note: PaperWording.prospects))))
  }

  /// Of the targets still to come those without a probability.
  private func withoutChance(_ judged: [Outlook]) -> [Due] {
    let known = Set(judged.map { Due(series: $0.series, year: $0.year) })
    let last = panel.years(of: .actual).last ?? plan.fiscalYear
    // What is left of a total over several years is no other target than that total.
    return (series + seriesOfNextAlone).flatMap { series in
      targets.of(series: series).keys.filter { $0 > last }.map { Due(series: series, year: $0) }
    }.filter { !known.contains($0) && proposal(of: $0)?.reason != .remainingShare }
  }

  /// The unlikely ones, and those too close to call, but none that a draft put there. A note says which rest on assumptions alone.
  private func atRisk(_ judged: [Outlook]) -> [Outlook] {
    byProbability(
      judged.filter { outlook in
        outlook.chance.map { $0 != .likely } == true && !ChanceWording.isGiven(outlook, targets)
      })
  }

  /// The least probable first.
  private func byProbability(_ outlooks: [Outlook]) -> [Outlook] {
    outlooks.enumerated().sorted {
      (probability($0.element) ?? 0, $0.offset) < (probability($1.element) ?? 0, $1.offset)
    }.map(\.element)
  }

  private func probability(_ outlook: Outlook) -> Double? { try? outlook.probability?.get() }

  private func proposal(of outlook: Outlook) -> Proposal? {
    targets.proposal(ofSeries: outlook.series, year: outlook.year)
  }

  private func proposal(of due: Due) -> Proposal? { targets.proposal(ofSeries: due.series, year: due.year) }

  /// Of each draft what it proposes: the earlier numbers for a new year, and what is newly proposed, with how they may come out.
  private func proposals(_ judged: [Outlook], _ open: [Due]) -> [String] {
    panel.catalogue.plans.compactMap { draft in
      let own = judged.filter { proposal(of: $0)?.to == draft.id }
      let found =
        own.compactMap { proposal(of: $0) } + open.compactMap { proposal(of: $0) }.filter { $0.to == draft.id }
      guard let first = found.first else { return nil }
      return ReportWording.proposals(
        found, draft: draft, from: first.from, own, targets,
        open.counts(in: panel) { proposal(of: $0)?.to == draft.id },
        in: panel)
    }
  }

  /// The targets in force for which a draft proposes another value, with the chance of that.
  private var alternatives: String? {
    let rows = outlooks.compactMap { outlook in
      targets.alternative(ofSeries: outlook.series, year: outlook.year).map { (outlook, $0) }
    }
    return ReportWording.alternatives(rows, in: panel, year: year)
  }

  /// Other plans that set some of the targets, with how many.
  private func others(among outlooks: [Outlook]) -> [(plan: Plan, targets: Int)] {
    let set = outlooks.compactMap { targets.plan(ofSeries: $0.series, year: $0.year)?.id }
    return panel.catalogue.plans.filter { $0.id != plan.id }.compactMap { plan in
      let count = set.count { $0 == plan.id }
      return count > 0 ? (plan, count) : nil
    }
  }

  private func riskTable(_ outlooks: [Outlook]) -> Table {
    let (names, setters) = (ShownNames(in: panel), TargetSetters(targets, in: panel))
    let ownEarly = Dictionary(early.all.map { (Due(series: $0.measuredSeries, year: $0.year), $0) }) { first, _ in first
    }
    return Table(
      columns: [
        Headings.indicatorForAll,
        // Where the plan is of several, the rows of one say whose they are too.
        Headings.entity(of: attainments.map(\.series) + outlooks.map(\.series), in: panel), Headings.unit,
        Headings.dueYear, Headings.lastValue, Headings.target, setters.column, Headings.mean, Headings.lo80,
        Headings.hi80, Headings.probability, Headings.chance,
      ] + DifferenceCells.columns(Headings.requiredGrowth) + [Headings.likelyYear, Headings.note],
      rows: outlooks.map { row in
        let (forecast, indicator) = (try? row.forecast.get(), panel.catalogue.indicator(ofSeries: row.series))
        let (narrow, estimate) = (try? forecast?.interval80.get(), EstimateCells(of: row, targets, in: panel))
        return [
          .text(names.indicator(ofSeries: row.series)), .text(panel.catalogue.entityName(ofSeries: row.series)),
          .text(indicator.unit), .year(row.year), .optional(panel.history(ofSeries: row.series).last?.value),
          .target(row.target, ofSeries: row.series, better: indicator.better, in: panel), setters.cell(of: row),
          estimate.median(forecast?.point), estimate.low(narrow?.lower), estimate.high(narrow?.upper),
          .optionalProbability(probability(row)), ChanceWording.cell(of: row, targets, in: panel),
        ] + DifferenceCells.required(row, in: panel) + [
          ReportWording.likelyYear(of: row, in: panel),
          .stated(note(on: row, ownEarly[Due(series: row.series, year: row.year)])),
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
      isAssumed ? SiblingWording(of: outlook).noneHasGrowth : nil, ForecastWording.turn(of: outlook, in: panel),
      left(of: outlook),
      isOwn ? nil : own.map { ReportWording.ownTargetMet($0, plan: plan) }, doubts.note(ofSeries: outlook.series),
    ]
    let text = notes.compactMap(\.self).joined(separator: say("；", "; "))
    return text.isEmpty ? nil : text
  }
}

/// What is measured, and when it is to be reached.
private struct Due: Hashable {
  let series: Int
  let year: FiscalYear
}

extension [Due] {
  /// Of those asked for: of how many there is no value, and how many have no probability for another reason.
  fileprivate func counts(in panel: Panel, _ isAsked: (Due) -> Bool) -> ReportWording.WithoutChance {
    let asked = filter(isAsked)
    let noValue = asked.count { panel.history(ofSeries: $0.series).last == nil }
    return ReportWording.WithoutChance(noValue: noValue, others: asked.count - noValue)
  }
}
