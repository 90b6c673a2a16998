// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

// Words of fixed lists, for people.

extension DeclaredStatus {
  var label: String {
    switch self {
    case .achieved: say("目標達成", "achieved")
    case .asPlanned: say("計画どおり", "as planned")
    case .missed: say("未達成", "missed")
    }
  }

  var cell: Cell { .word(code: rawValue, label: label) }
}

extension Grade {
  var label: String {
    switch self {
    case .achieved: say("達成", "met")
    case .reached: say("期限前に到達", "met early")
    case .missed: say("未達成", "missed")
    case .notDue: say("期限前", "not yet due")
    case .noActual: say("実績なし", "no value")
    case .undetermined: say("判定不能", "inconclusive")
    }
  }

  var cell: Cell { .word(code: rawValue, label: label) }
}

extension PlanComparison.Change {
  var label: String {
    switch self {
    case .kept: say("継続", "kept")
    case .raised: say("引上げ", "raised")
    case .lowered: say("引下げ", "lowered")
    case .added: say("追加", "added")
    case .dropped: say("終了", "dropped")
    case .renamed: say("改称", "renamed")
    }
  }

  var cell: Cell { .word(code: rawValue, label: label) }
}

extension PlanComparison.Note {
  var label: String {
    switch self {
    case .renamed(let name): say("旧名：\(name)", "was: \(name)")
    case .moved: say("番号が移動", "moved")
    case .alreadyExceeded(let actual):
      say("前年実績 \(NumberText.grouped(actual)) が既に上回る", "last year's \(NumberText.grouped(actual)) already exceeds it")
    case .shareOfTotal(let left?):
      say(
        "期間全体の目標は変わらず、その残りは1年当たり \(NumberText.grouped(left))",
        "the several-year total stands; what is left of it comes to \(NumberText.grouped(left)) a year"
      )
    case .shareOfTotal(nil): say("期間目標から単年度の目標に", "from a several-year total to a yearly target")
    case .indicatorMatched(let name): say("旧指標：\(name)", "was: \(name)")
    case .levels(let from, let to, let unit):
      say(
        "水準では \(NumberText.grouped(from)) → \(ReportWording.quantity(to, unit))",
        "comes to \(NumberText.grouped(from)) → \(ReportWording.quantity(to, unit))")
    case .statedTwice: say("水準の目標と同じもの（件数に数えない）", "the same as the target in level; not counted again")
    }
  }
}

extension PlanDraft.Reason {
  var label: String {
    switch self {
    case .forecast: say("前の目標に到達：見通しから提案", "proposed from the forecast, since the earlier target was met")
    case .holdLevel: say("前の目標に到達：到達水準を維持", "the level reached is held, since the earlier target was met")
    case .kept:
      say("未達成・実績なし等：前の目標のまま", "the earlier target is kept, since it was missed or could not be judged")
    case .changeKept: say("前の目標に到達：増減の目標は据置き", "a target of change is kept, though it was met")
    case .sameAsLevel: say("水準の目標に合わせる", "as its target in level")
    case .notDue: say("期限前：前の目標のまま", "the earlier target is kept, since it is not yet due")
    case .remainingShare: say("期間目標：残りの分", "several-year total: what remains")
    case .periodReached: say("期間目標：到達済み", "several-year total: reached")
    }
  }

  var cell: Cell { .word(code: rawValue, label: label) }
}

extension ForecastMethod {
  var label: String {
    switch self {
    case .naive: say("直近値", "naive")
    case .drift: say("ドリフト", "drift")
    case .dampedDrift: say("減衰ドリフト", "damped drift")
    case .exponentialSmoothing: say("指数平滑", "exponential smoothing")
    case .holt: say("ホルト法", "Holt")
    case .dampedHolt: say("減衰ホルト法", "damped Holt")
    case .theta: say("シータ法", "theta")
    case .logistic: say("ロジスティック曲線", "logistic curve")
    case .pooledGrowth: say("類似系列の伸び", "growth of siblings")
    case .combination: say("類似系列の伸び＋平滑", "growth of siblings + smoothing")
    }
  }

  var cell: Cell { .word(code: rawValue, label: label) }
}

extension Unanswerable {
  var label: String {
    switch self {
    case .noHistory: say("値なし", "no value")
    case .unknownStart: say("年度ごとの分が不明", "yearly part not known")
    case .onePoint: say("値が1つのみ", "one value only")
    case .twoPoints: say("値が2つでは幅を推定できない", "two values give no interval")
    case .tooFewPoints: say("値が足りない", "too few values")
    case .noSpan: say("同じ年度", "one year only")
    case .noVariation: say("ばらつきがない", "no scatter")
    case .collinear: say("説明変数が互いに従属", "predictors depend on each other")
    case .notConverged: say("当てはめが収束しない", "the fit does not converge")
    case .notPositive: say("0以下の値", "zero or below")
    case .zeroBase: say("基準が0", "base is zero")
    case .negativeBase: say("基準が負", "base is negative")
    case .signChange: say("符号が変わる", "sign changes")
    case .targetIsBaseline: say("目標が基準値と同じ", "target is the baseline")
    case .targetBehindBaseline: say("基準値で達成済み", "met at the baseline")
    case .targetNearBaseline: say("目標が基準値に近い", "target near the baseline")
    case .contradictoryBounds: say("範囲が矛盾", "bounds contradict")
    case .notFinite: say("値が大きすぎる", "too large")
    }
  }
}

extension Cell {
  static func result(_ result: Result<Double, Unanswerable>, _ cell: (Double) -> Cell) -> Cell {
    switch result {
    case .success(let value): cell(value)
    case .failure(let reason): .missing(reason: reason.label)
    }
  }
}
