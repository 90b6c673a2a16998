// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// What the report says of the next plan, and of drafts.
extension ReportWording {
  /// Of a plan with proposals of a draft: that it is one, or how much of it still is.
  static func proposals(of plan: Plan, in panel: Panel) -> String? {
    if panel.isDraft(plan) { return draftOfPlan(plan) }
    let (proposed, targets) = panel.proposals(of: plan)
    guard proposed > 0 else { return nil }
    let set = targets - proposed
    return say(
      "「\(plan.shownTitle)」の目標\(grouped: targets)件のうち\(grouped: proposed)件は nenrin が作った案の提案値のままで、\(grouped: set)件は人が定めた値である。",
      "Of the \(grouped: targets) targets of “\(plan.shownTitle)”, \(grouped: proposed) \(proposed == 1 ? "is" : "are") still what nenrin proposed in a draft; \(grouped: set) \(set == 1 ? "was" : "were") set by a person."
    )
  }
  static func draftOfPlan(_ plan: Plan) -> String {
    say(
      "「\(plan.shownTitle)」は nenrin が作った案で、決まった計画ではない。目標値はすべて提案である。",
      "“\(plan.shownTitle)” is a draft that nenrin made, not a plan that anybody has set: all its targets are proposals."
    )
  }

  /// The counts of the targets are those of the chart; measures without a target are counted apart.
  static func comparison(_ comparison: PlanComparison, with next: Plan, isDraft: Bool, proposals: String?) -> String {
    let rows = comparison.rows
    let both = rows.filter { $0.targetFrom != nil && $0.targetTo != nil }
    let (shares, pairs) = (both.filter(\.isShareOfTotal), comparison.targetsInBoth)
    let (raised, lowered) = (pairs.count { $0.change == .raised }, pairs.count { $0.change == .lowered })
    let inForce = pairs.count { $0.change == .kept && $0.yearFrom != nil && $0.yearFrom == $0.yearTo }
    let (added, dropped) = (
      rows.count { $0.targetFrom == nil && $0.targetTo != nil },
      rows.count { $0.targetFrom != nil && $0.targetTo == nil }
    )
    let without = rows.filter { $0.targetFrom == nil && $0.targetTo == nil }
    let measures = [PlanComparison.Change.kept, .renamed, .added, .dropped].compactMap { change -> String? in
      let count = without.count { $0.change == change }
      guard count > 0 else { return nil }
      guard change == .kept else {
        return say("\(change.label)\(grouped: count)件", "\(grouped: count) \(change.label)")
      }
      let word = PlanComparison.Change.continued
      return say("\(word)\(grouped: count)件（表に挙げない）", "\(grouped: count) \(word) (not listed)")
    }
    let sentences: [String?] = [
      proposals,
      say(
        "\(isDraft ? "" : "「\(next.shownTitle)」では、")両方の計画にある目標\(grouped: pairs.count)件のうち、引上げ\(grouped: raised)件、引下げ\(grouped: lowered)件、据置き\(grouped: pairs.count - raised - lowered)件\(inForce > 0 ? "（期限の年度も変わらない\(grouped: inForce)件を含む）" : "")。",
        "Of the \(grouped: pairs.count) \(pairs.count == 1 ? "target" : "targets") in both plans, \(isDraft ? "it" : "“\(next.shownTitle)”") raises \(grouped: raised), lowers \(lowered == 0 ? "none" : NumberText.grouped(Double(lowered))) and leaves \(grouped: pairs.count - raised - lowered) unchanged\(inForce > 0 ? " (\(grouped: inForce) of them due in the same year as before)" : "")."
      ),
      relistedCopies(pairs.count { $0.measure?.isRelisted == true }), statedTwice(both.filter(\.isStatedTwice)),
      shares.isEmpty
        ? nil
        : say(
          "ほかに、期間全体の目標の残りを単年度の目標としたものが\(grouped: shares.count)件。",
          "\(grouped: shares.count) more \(shares.count == 1 ? "target asks" : "targets ask") for what is left of a several-year total, as a target for one year."
        ),
      added > 0
        ? say("新しい目標が\(grouped: added)件。", "\(grouped: added) \(added == 1 ? "target is" : "targets are") new.") : nil,
      dropped > 0
        ? say("なくなった目標が\(grouped: dropped)件。", "\(grouped: dropped) \(dropped == 1 ? "is" : "are") no longer there.")
        : nil,
      measures.isEmpty
        ? nil
        : say(
          "数値目標のない施策は、\(measures.joined(separator: "、"))。",
          "Of the measures without a target: \(measures.joined(separator: ", "))."), exceeded(rows),
    ]
    return sentences.compactMap(\.self).joined(separator: say("", " "))
  }

  /// Where targets of a draft are drawn beside forecasts.
  static var targetsAtForecast: String {
    say(
      "案の提案値には、見通しの中央値を丸めて目標としたものがある。見通しと目標が重なるのはそのためで、達成に向かっていることを示すものではない。",
      "Some proposals of the draft were put at the median forecast, rounded: that the two meet follows from this and does not show that the target is on the way to being met."
    )
  }

  /// Beside a target that was put where the forecast is: that the two agree says nothing.
  static func circular(_ proposal: Proposal) -> String? {
    switch proposal.reason {
    case .forecast, .sameAsLevel: say("目標は見通しの中央値を丸めた値", "set at the median forecast, rounded")
    case .holdLevel: say("目標は到達した水準", "set at the level reached")
    default: nil
    }
  }

  private static func relistedCopies(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    return say(
      "うち\(grouped: count)件は再掲である。", "\(grouped: count) of them \(count == 1 ? "is" : "are") relisted.")
  }

  /// A multiple that falls beside a level that rises: one target, which reads as lowered where it is a multiple.
  private static func statedTwice(_ rows: [PlanComparison.Row]) -> String? {
    guard !rows.isEmpty else { return nil }
    let list = rows.compactMap { row -> String? in
      guard let from = row.targetFrom, let to = row.targetTo, let indicator = row.indicator else { return nil }
      let change = row.change.label
      return say(
        "\(indicator.name) \(quantity(from, row.unit)) → \(quantity(to, row.unit))（表記の数字の上では\(change)）",
        "\(indicator.name), \(quantity(from, row.unit)) → \(quantity(to, row.unit)) (\(change) as it is worded)")
    }
    return say(
      "同じ目標を増減でも示した\(grouped: rows.count)件は、数えていない：\(list.joined(separator: "、"))。",
      "Not counted \(rows.count == 1 ? "is one that states" : "are \(grouped: rows.count) that state") one of these again as a change: \(list.joined(separator: "; "))."
    )
  }

  private static func exceeded(_ rows: [PlanComparison.Row]) -> String? {
    let count = rows.count { row in
      row.notes.contains { if case .alreadyExceeded = $0 { true } else { false } }
    }
    guard count > 0 else { return nil }
    return say(
      "新しい計画の目標のうち\(grouped: count)件は、前年までの実績が既に上回っている（増減で示した目標は、それに当たる値で比べた）。",
      (count == 1
        ? "One new target is already exceeded by last year's value"
        : "\(grouped: count) new targets are already exceeded by last year's values")
        + " (a target stated as a change is compared as the value that it comes to).")
  }
}
extension PlanComparison.Change {
  /// Of a measure that has no target.
  static var continued: String { say("継続", "continued") }
}

extension PlanComparison.Row {
  /// The indicator's name; of a target that was written as a change, that the numbers are the level that it means.
  func shownName(_ names: ShownNames) -> String? {
    guard let indicator else { return nil }
    let name = names.indicator(indicator)
    return unit == indicator.unit ? name : name + ReportWording.asLevel
  }

  /// What a reader should know beside the change, and how exactly the targets are stated.
  /// - Parameters:
  ///   - plans: the years of the two plans, in which their targets are usually due.
  ///   - proposal: how the new target came about, where a draft proposed it.
  func allNotes(plans: (from: FiscalYear, to: FiscalYear)?, proposal: Proposal?) -> [String] {
    notes.map(\.label)
      + [
        qualifierNote, plans.flatMap(due), proposal.flatMap(ReportWording.circular),
      ].compactMap(\.self)
  }

  /// When the targets are due, where that is not the year of their plan.
  private func due(_ plans: (from: FiscalYear, to: FiscalYear)) -> String? {
    let isUsual = (yearFrom ?? plans.from) == plans.from && (yearTo ?? plans.to) == plans.to
    guard !isUsual, let last = yearTo ?? yearFrom else { return nil }
    guard let yearFrom, let yearTo, yearFrom != yearTo else { return say("期限 \(last)年度", "due \(last)") }
    return say("期限 \(yearFrom)年度 → \(yearTo)年度", "due \(yearFrom) → \(yearTo)")
  }

  private var qualifierNote: String? {
    guard let qualifierTo else { return nil }
    let old = qualifierFrom ?? qualifierTo
    guard qualifierTo != old else {
      return qualifierTo == .exact ? nil : say("目標は「\(qualifierTo.label)」", "stated as “\(qualifierTo.label)”")
    }
    func word(_ qualifier: Qualifier) -> String {
      qualifier == .exact ? say("限定なし", "as it stands") : say("「\(qualifier.label)」", "“\(qualifier.label)”")
    }
    return say("目標の\(word(old))が\(word(qualifierTo))に", "stated \(word(old)) before, now \(word(qualifierTo))")
  }

  /// Of what is the better the less there is of it, that a lower target asks for more.
  private var moved: Cell? {
    guard indicator?.better == .lower, change == .raised || change == .lowered else { return nil }
    return change == .lowered
      ? .graded(code: change.rawValue, label: change.label + say("（厳しく）", " (tightened)"), tone: .good)
      : .graded(code: change.rawValue, label: change.label + say("（緩く）", " (eased)"), tone: .bad)
  }

  /// For programs one word; for people whether it is the target that is kept, or the measure that goes on.
  var cell: Cell {
    guard change == .kept else { return moved ?? change.cell }
    let isTarget = targetFrom != nil || targetTo != nil
    let label =
      isShareOfTotal
      ? say("期間目標の残り", "what is left") : isTarget ? say("据置き", "unchanged") : PlanComparison.Change.continued
    return .word(code: change.rawValue, label: label)
  }
}
