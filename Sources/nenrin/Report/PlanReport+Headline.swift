// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

extension PlanReport {
  /// The first page: how many measures were attained, in all and by section, as the plan's own results declare.
  var headline: ReportDocument.Part {
    let figures = keyFigures
    var blocks: [ReportDocument.Block] =
      (figures.isEmpty ? [] : [.figures(figures)])
      + [ReportWording.proposals(of: plan, in: panel)].compactMap { $0.map(ReportDocument.Block.text) } + [
        .text(sentence)
      ] + [asPlanned].compactMap { $0.map(ReportDocument.Block.text) }
    if !measures.isEmpty {
      if !isUndeclared { blocks.append(.chart(sectionsChart)) }
      blocks.append(.table(sectionsTable))
    }
    return ReportDocument.Part(id: "summary", title: say("結果の概要", "Summary of results"), blocks: blocks)
  }

  private var keyFigures: [ReportDocument.KeyFigure] {
    var figures: [ReportDocument.KeyFigure] = []
    if let total = summary.rows.last, total.measures > 0 {
      figures.append(.init(.count(total.measures), say("施策", "measures")))
      if !isUndeclared {
        figures.append(.init(.count(total.attained), say("達成・計画どおり", "achieved or as planned")))
        if let rate = total.rate {
          figures.append(.init(.fraction(rate), say("達成・計画どおりの割合", "share achieved or as planned")))
        }
      }
    }
    if !due.isEmpty {
      let met = due.count { $0.grade.isMet }
      figures.append(
        .init(.text("\(grouped: met) / \(grouped: due.count)"), say("達成 / 判定できる数値目標", "met / numeric targets judged")))
    }
    return figures
  }

  private var sentence: String {
    let (total, unique) = (summary.rows.last, measures.filter { !$0.isRelisted })
    return ReportWording.headline(
      measures: total?.measures ?? 0, attained: isUndeclared ? nil : total?.attained,
      unique: (unique.count, unique.count { $0.declaredStatus?.isAttained == true }),
      attainments.map(\.grade), openEarly: early.open.count, distinct: distinctTargets.map(\.grade))
  }

  /// What the numbers say of the measures that were reported as planned.
  private var asPlanned: String? {
    guard !isUndeclared else { return nil }
    let byPlace = Dictionary(grouping: attainments, by: \.place)
    let planned = measures.filter { $0.declaredStatus == .asPlanned }
    let told = ReportWording.asPlanned(
      planned.count, withTargets: planned.compactMap { measure in byPlace[measure.place].map(Self.outcome) })
    let contradictions = Contradictions(attainments, of: plan, in: panel).note(onShareOf: nil)
    let sentences = [told, contradictions.map { $0 + say("。", ".") }].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: say("", " "))
  }

  /// Of a measure with several targets: missed where one is, else what can be told of any.
  private static func outcome(_ targets: [Attainment]) -> Grade {
    let order: [Grade] = [.missed, .achieved, .reached, .notDue, .undetermined, .noActual]
    return order.first { grade in targets.contains { $0.grade == grade } } ?? .noActual
  }

  /// The targets without those of relisted indicators, and of one level for one year that stands twice (2倍, 16,000回) the first.
  private var distinctTargets: [Attainment] {
    struct Level: Hashable {
      let series: Int
      let year: FiscalYear
      let target: Double
    }
    let relisting = Relisting(in: panel.catalogue)
    var seen: Set<Level> = []
    return attainments.filter { row in
      !relisting.isCopy(indicator: panel.catalogue.series[row.series].indicator)
        && seen.insert(Level(series: row.measuredSeries, year: row.year, target: row.target)).inserted
    }
  }

  private var sectionsChart: ReportChart {
    let chart = SectionsChart(of: plan, in: panel)
    return ReportChart(id: "sections", title: chart.heading.title, chart: chart)
  }

  private var sectionsTable: ReportTable {
    let table = SummaryVerb.table(summary)
    let counts = summary.rows.map { row in
      [DeclaredStatus.achieved, .asPlanned, .missed].map { status in
        Cell.count(
          measures.count {
            $0.declaredStatus == status && (row.section == nil || $0.place.section == row.section?.section)
          })
      }
    }
    let columns = isUndeclared ? [] : [Headings.achievedCount, Headings.asPlannedCount, Headings.missedCount]
    let contradictions = Contradictions(attainments, of: plan, in: panel)
    return ReportTable(
      id: "summary", sheet: ReportFileWording.sheet("summary"), caption: say("施策展開の方向ごとの達成状況", "Attainment by section"),
      table: Table(columns: table.columns + columns, rows: zip(table.rows, counts).map { isUndeclared ? $0 : $0 + $1 })
        .marking(summary.rows.map { contradictions.note(onShareOf: $0.section?.section) != nil }),
      bars: ["rate"], totals: 1,
      plot: isUndeclared
        ? nil
        : .init(
          kind: .stackedBars, title: sectionsChart.title, names: "title",
          values: ["achieved", "as_planned", "missed"], rows: summary.rows.count - 1, axis: Headings.measures.heading))
  }
}

extension Table {
  /// With a mark behind the titles of the rows whose share is contradicted; programs have the titles alone.
  fileprivate func marking(_ isMarked: [Bool]) -> Table {
    guard let title = columns.firstIndex(where: { $0.key == Headings.title.key }) else { return self }
    return Table(
      columns: columns,
      rows: zip(rows, isMarked).map { row, isMarked in
        guard isMarked, case .text(let text) = row[title] else { return row }
        var row = row
        row[title] = .word(code: text, label: text + " ≠")
        return row
      })
  }
}
