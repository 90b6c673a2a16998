// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// The targets of a plan that have a ratio, those of them that a chart has room for, and what is said of the rest.
struct DrawnRatios {
  /// Which of them, in the order of the plan.
  private let rows: [Int]
  let drawn: [Attainment]
  private let all: [Attainment]
  private let withRatio: [Attainment]
  private let plan: Plan
  private let names: TargetTitles
  private let doubts: QuestionedValues
  private let relisted: Int

  /// - Parameter isGrouped: whether a heading stands above the rows of each section.
  init(
    _ attainments: [Attainment], of plan: Plan, in panel: Panel, doubts: QuestionedValues, limit: ChartLimit,
    isGrouped: Bool = false
  ) {
    (all, self.plan, self.doubts, names) = (attainments, plan, doubts, TargetTitles(attainments, in: panel))
    relisted = Self.relistedAmongJudged(attainments, in: panel)
    let rated = attainments.indices.filter { (try? attainments[$0].ratio.get()) != nil }
    withRatio = rated.map { attainments[$0] }
    let first: (Int, Int) -> Bool = { Self.urgency(attainments[$0]) < Self.urgency(attainments[$1]) }
    let room =
      isGrouped ? limit.withHeadings(of: rated, groups: { attainments[$0].place?.section }, first: first) : limit
    rows = Self.withoutFew(room.drawn(rated, first: first), of: rated) { Self.grade(of: attainments[$0]) }
    drawn = rows.map { attainments[$0] }
  }

  /// Which of them, the highest ratio first.
  var byRatio: [Int] {
    func ratio(_ row: Int) -> Double { (try? all[row].ratio.get()) ?? 0 }
    return rows.sorted { (ratio($1), $0) < (ratio($0), $1) }
  }

  /// Of the targets that can be judged those that stand in the plan once more.
  static func relistedAmongJudged(_ attainments: [Attainment], in panel: Panel) -> Int {
    let relisting = Relisting(in: panel.catalogue)
    return attainments.count {
      [.achieved, .missed].contains($0.grade)
        && relisting.isCopy(indicator: panel.catalogue.series[$0.series].indicator)
    }
  }

  /// A few of many that met their target, or are not yet due, would stand for nothing: where less than half of them have room, none
  /// is drawn.
  private static func withoutFew(
    _ drawn: [Int], of all: [Int], grade: (Int) -> AttainmentChart.Grade
  ) -> [Int] {
    [AttainmentChart.Grade.notYetDue, .met].reduce(drawn) { drawn, few in
      func count(_ rows: [Int]) -> Int { rows.count { grade($0) == few } }
      let others = drawn.filter { grade($0) != few }
      return count(drawn) * 2 < count(all) && !others.isEmpty ? others : drawn
    }
  }

  /// The lowest ratios of what was due come first; a target whose year is to come may well be far away.
  private static func urgency(_ row: Attainment) -> (Int, Double) {
    // As it is shown: to a tenth of a per cent.
    (grade(of: row) == .notYetDue ? 1 : 0, (((try? row.ratio.get()) ?? 0) * 1000).rounded())
  }

  /// What cannot be told from the value is not told as missed.
  static func grade(of row: Attainment) -> AttainmentChart.Grade {
    switch row.grade {
    case .achieved: .met
    case .missed: .missed
    case .reached, .notDue, .noActual, .undetermined: .notYetDue
    }
  }

  func name(of row: Attainment) -> String { names.title(of: row) }

  func label(of row: Attainment) -> String {
    guard let ratio = try? row.ratio.get() else { return "" }
    return NumberText.percent(ratio) + (doubt(of: row) == nil ? "" : ChartWording.doubtMark)
  }

  private func doubt(of row: Attainment) -> String? { doubts.note(of: row) }

  // MARK: What is said

  /// The title tells of all that was due, as the report does; what is drawn of it, the subtitle.
  var heading: ChartHeading {
    let due = all.filter { [.achieved, .missed].contains($0.grade) }
    let met = due.count { $0.grade == .achieved }
    let left = left
    let shown =
      left == (0, 0, 0, 0)
      ? ""
      : ChartWording.drawnRatios(
        drawn.count, missed: left.missed, met: left.met, early: left.early, open: left.open,
        grades: Set(drawn.map(Self.grade)), tie: tie)
    return ChartHeading(
      title: ChartWording.attainmentTitle(met: met, of: due.count), subtitle: PlanChartWording.subtitle(plan, shown),
      note: [
        ChartWording.attainmentNote(
          withoutActual: all.count { $0.actual == nil },
          withoutRatio: all.count { $0.actual != nil } - withRatio.count),
        PlanChartWording.relistedAmongJudged(relisted), ChartWording.doubts(drawn.compactMap(doubt)),
      ].filter { !$0.isEmpty }.joined(separator: say("", " ")))
  }

  /// The highest ratio that is drawn, where others that are as low, to the digits shown, are not.
  private var tie: (ratio: String, left: Int, all: Int)? {
    guard let last = drawn.max(by: { Self.urgency($0) < Self.urgency($1) }) else { return nil }
    let place = Self.urgency(last)
    let all = withRatio.count { Self.urgency($0) == place }
    let left = all - drawn.count { Self.urgency($0) == place }
    return left > 0 ? (NumberText.percent(place.1 / 1000), left, all) : nil
  }

  /// Of those with a ratio, what is not drawn.
  private var left: (missed: Int, met: Int, early: Int, open: Int) {
    func count(_ isCounted: (Attainment) -> Bool) -> Int {
      withRatio.count(where: isCounted) - drawn.count(where: isCounted)
    }
    func count(_ grade: AttainmentChart.Grade) -> Int { count { Self.grade(of: $0) == grade } }
    let early = count { $0.grade == .reached }
    return (count(.missed), count(.met), early, count(.notYetDue) - early)
  }

  var words: AttainmentChart.Words {
    let open = Set(drawn.map(\.grade)).contains(.undetermined) ? [PlanEvaluation.Grade.undetermined] : []
    return .init(
      met: PlanEvaluation.Grade.achieved.label, missed: PlanEvaluation.Grade.missed.label,
      notYetDue: ([PlanEvaluation.Grade.notDue] + open).map(\.label).joined(separator: say("・", ", ")),
      target: say("目標 100%", "target 100%"),
      axis: PlanChartWording.ratio, logarithmicAxis: PlanChartWording.logarithmicRatio)
  }
}

extension QuestionedValues {
  /// Of the value that stands against a target.
  func note(of row: Attainment) -> String? {
    row.actual.flatMap { note(ofSeries: row.measuredSeries, value: $0) }
  }

  init(of plan: Plan, in panel: Panel) { self.init(PlanAudit.findings(of: plan, in: panel), in: panel) }

  /// What the audit of every plan disproves.
  init(in panel: Panel) {
    self.init(panel.catalogue.plans.flatMap { PlanAudit.findings(of: $0, in: panel) }, in: panel)
  }
}
