// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension PlanReport {
  private static let shownSuccesses = 12

  /// What went well: the targets that were passed furthest, with what the data says of each.
  var successes: ReportDocument.Part? {
    let met = attainments.filter(\.grade.isMet)
    guard !met.isEmpty else { return nil }
    let ranked = met.enumerated().sorted {
      (ratio($0.element) ?? 1, -$0.offset) > (ratio($1.element) ?? 1, -$1.offset)
    }.map(\.element)
    let shown = Array(ranked.prefix(Self.shownSuccesses))
    // What a plan's own tables and reports say nothing of, their readers have told by more than the name.
    let open = Set(panel.seriesWithDirectionLeftOpen(byNameAlone: !measures.isEmpty))
    let (names, entities) = (ShownNames(in: panel), EntityColumn(of: attainments.map(\.series), in: panel))
    let table = ReportTable(
      id: "successes", sheet: ReportFileWording.sheet("successes"),
      caption: say("到達した目標（達成率の高い順）", "Targets met, the highest ratios first"),
      table: Table(
        columns: [
          Headings.section, Headings.number, Headings.measure, Headings.indicatorForAll,
        ] + entities.forPeople + [Headings.ratio, Headings.evidence, EntityColumn.forPrograms],
        rows: shown.map { row in
          [
            .optional(row.place?.section), .optional(row.place?.number), names.cell(measure(at: row.place)),
            .text(names.indicator(of: row)),
          ] + entities.cells(row.series) + [
            ratio(row).map(Cell.fraction) ?? .missing,
            .text(([evidence(row, isNamed: false)] + reservations(row, open)).joined(separator: say("、", ", "))),
            entities.cell(row.series),
          ]
        }))
    return ReportDocument.Part(
      id: "successes", title: say("達成できたこと", "What went well"),
      blocks: [
        .text(
          ReportWording.successes(
            due: met.count { $0.grade == .achieved }, judged: due.count,
            early: (early.all.count, early.open.count), shown: shown.count)), .table(table),
      ])
  }

  /// What a reader must know before it is called a success: it is not due yet, its measure was reported as missed, or nothing says that
  /// more of it is better.
  private func reservations(_ row: Attainment, _ open: Set<Int>) -> [String] {
    let isMissed = measure(at: row.place)?.declaredStatus == .missed
    return [
      row.grade == .reached ? ReportWording.dueLater(year(row.year)) : nil,
      isMissed ? ReportWording.measureMissed : nil,
      open.contains(row.measuredSeries) ? ReportWording.directionAssumed : nil,
    ].compactMap(\.self)
  }

  /// What did not: every measure declared missed, and every target missed by its numbers, with the reasons the data gives.
  var shortfalls: ReportDocument.Part? {
    let (byPlace, names) = (Dictionary(grouping: attainments, by: \.place), ShownNames(in: panel))
    let missedPlaces = Set(attainments.filter { $0.grade == .missed }.compactMap(\.place))
    let rows = measures.filter { $0.declaredStatus == .missed || missedPlaces.contains($0.place) }.map {
      measure -> [Cell] in
      let own = (byPlace[measure.place] ?? []).filter { $0.grade != .achieved && $0.grade != .reached }
      return [
        .integer(measure.place.section), .integer(measure.place.number), names.cell(measure), .text(measure.department),
        measure.declaredStatus?.cell ?? .missing,
        .text((reasons(measure, own) + reached(byPlace[measure.place] ?? [])).joined(separator: say("／", "; "))),
      ]
    }
    let missed = attainments.filter { $0.place == nil && $0.grade == .missed }
    let entities = EntityColumn(of: rows.isEmpty ? attainments.map(\.series) : [], in: panel)
    let withoutMeasure = missed.map { row -> [Cell] in
      let name = rows.isEmpty ? row.indicator.name : names.title(ofSeries: row.series)
      return [.missing, .missing, .text(name)] + entities.cells(row.series)
        + [.text(""), .missing, .text(evidence(row, isNamed: false))]
    }
    guard !(rows + withoutMeasure).isEmpty else {
      // Before anything is due or declared nothing can have fallen short, and to say so would sound like praise.
      guard !due.isEmpty || !isUndeclared else { return nil }
      return ReportDocument.Part(
        id: "shortfalls", title: Self.shortfallTitle, blocks: [.text(ReportWording.noShortfalls)])
    }
    let table = ReportTable(
      id: "shortfalls", sheet: ReportFileWording.sheet("shortfalls"),
      caption: rows.isEmpty
        ? say("未達成の指標と、データから分かること", "Missed targets, and what the data say about them")
        : say("未達成の施策と、データから分かること", "Measures that fell short, and what the data say"),
      table: Table(
        columns: [
          Headings.section, Headings.number,
          rows.isEmpty ? Table.Column(Headings.measure.key, Headings.indicatorForAll.heading) : Headings.measure,
        ] + entities.forPeople + [Headings.department, Headings.declaredStatus, Headings.evidence],
        rows: rows + withoutMeasure))
    let declared = measures.count { $0.declaredStatus == .missed }
    let contradicted = measures.count { $0.declaredStatus?.isAttained == true && missedPlaces.contains($0.place) }
    let undeclared = measures.count { $0.declaredStatus == nil && missedPlaces.contains($0.place) }
    let text = ReportWording.shortfalls(
      declared: declared, relisted: measures.count { $0.declaredStatus == .missed && $0.isRelisted },
      contradicted: contradicted, undeclared: undeclared, targets: withoutMeasure.count)
    return ReportDocument.Part(
      id: "shortfalls", title: Self.shortfallTitle, blocks: [.text(text), .table(table)])
  }

  private static var shortfallTitle: String { say("達成できなかったこと", "What fell short") }

  private func reached(_ targets: [Attainment]) -> [String] {
    [ReportWording.met(targets.filter(\.grade.isMet))].compactMap(\.self)
  }

  /// What was missed first; targets of which nothing was reported are only counted where there is more to say.
  private func reasons(_ measure: Measure, _ targets: [Attainment]) -> [String] {
    guard !targets.isEmpty else { return [ReportWording.noTarget] }
    let (known, unknown) = (targets.filter { $0.actual != nil }, targets.filter { $0.actual == nil })
    let told = (known.filter { $0.grade == .missed } + known.filter { $0.grade != .missed }).map { evidence($0) }
    guard !told.isEmpty, unknown.count > 1 else { return told + unknown.map { evidence($0) + beside($0) } }
    return told + [ReportWording.unreported(unknown.count)]
  }

  /// Of a target without a value: the values of the measure that have no target.
  private func beside(_ row: Attainment) -> String {
    guard row.actual == nil, let place = row.place else { return "" }
    let targeted = Set(attainments.filter { $0.place == place }.flatMap { [$0.series, $0.measuredSeries] })
    let found = panel.catalogue.placements.filter { $0.place == place }.compactMap { placement -> String? in
      let indicator = panel.catalogue.indicators[placement.indicator]
      guard let series = panel.catalogue.seriesIndex(Series(indicator: placement.indicator)),
        !targeted.contains(series), let value = panel[series, .actual(row.year)]
      else { return nil }
      let qualifier = panel.annotation(series, .actual(row.year))?.qualifier ?? .exact
      return indicator.name + " " + ReportWording.quantity(value, indicator.unit, qualifier)
    }
    // More than two would bury what is missing under all that the measure did.
    return (1...2).contains(found.count) ? ReportWording.reportedBeside(found) : ""
  }

  /// What the data says of a target: the numbers, how far off, from where it came, and what disturbed the year.
  private func evidence(_ row: Attainment, isNamed: Bool = true) -> String {
    let isLater = !row.grade.isDecided && row.actual != nil
    // Of what is reached early the year is told behind, as a reservation.
    let isOneOfSeveral = row.grade != .reached && seriesOfSeveralYears.contains(row.series)
    var parts = [ReportWording.against(row, year: year, isNamed: isNamed, hasDueYear: isLater || isOneOfSeveral)]
    if row.grade == .missed, let actual = row.actual {
      parts.append(
        ReportWording.short(row, actual, computed: doubts.computed(ofSeries: row.measuredSeries, value: actual)))
    }
    if let baseline = row.baseline, let actual = row.actual, row.indicator.span != .period {
      parts.append(ReportWording.since(baseline, baselineQualifier(row), actual, row))
    }
    let events = panel.catalogue.events(ofSeries: row.measuredSeries).filter { $0.year == row.actualYear ?? row.year }
    if row.actual != nil, let doubt = doubts.note(ofSeries: row.measuredSeries) { parts.append(doubt) }
    if row.grade == .missed { parts += events.map { ReportWording.disturbed(by: $0.title) } + circumstances(of: row) }
    return parts.compactMap(\.self).joined(separator: say("、", ", "))
  }

  func baselineQualifier(_ row: Attainment) -> Qualifier {
    guard let year = row.baselineYear else { return .exact }
    let keys: [ColumnKey] = [.baseline(year), .actual(year)]
    let key = keys.first { panel[row.measuredSeries, $0] == row.baseline }
    return key.flatMap { panel.annotation(row.measuredSeries, $0)?.qualifier } ?? .exact
  }

  /// What else the data hold that bears on a miss: a value of before the year's end, a target stricter than the last plan's.
  private func circumstances(of row: Attainment) -> [String] {
    let day = row.actualYear.flatMap { panel.annotation(row.measuredSeries, .actual($0))?.asOf }
    let isEarly = day.map { $0.fiscalYear == row.actualYear && ($0.month, $0.day) != (3, 31) } ?? false
    let before = formerTarget(of: row).flatMap { plan, target in
      row.indicator.better.prefers(row.stated, to: target)
        ? ReportWording.stricter(than: target, row.indicator.unit, of: plan) : nil
    }
    return [isEarly ? day.map(ReportWording.valueOf) : nil, before].compactMap(\.self)
  }

  /// The last target that the plan before this one set for the same series.
  private func formerTarget(of row: Attainment) -> (Plan, Double)? {
    let plans = panel.catalogue.plans.filter { $0.fiscalYear < plan.fiscalYear }
    return plans.sorted { $0.fiscalYear > $1.fiscalYear }.lazy.compactMap { plan in
      panel.orderedKeys.last { $0.kind == .target && $0.plan == plan.id && panel[row.series, $0] != nil }
        .flatMap { panel[row.series, $0] }.map { (plan, $0) }
    }.first
  }

  private func ratio(_ row: Attainment) -> Double? { try? row.ratio.get() }
}
