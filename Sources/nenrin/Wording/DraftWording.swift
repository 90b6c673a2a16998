// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation
internal import PlanEvaluation
internal import Reports

/// What is said of a proposal for the next plan. It never looks like anybody's real plan.
enum DraftWording {
  /// In both languages: a title is data, and is read by whoever imports it.
  static func title(_ year: FiscalYear) -> String {
    "【案】\(Era.long(fiscalYear: year.number))計画 / DRAFT plan for \(year)"
  }

  static func shownTitle(_ year: FiscalYear) -> String {
    say("【案】\(Era.long(fiscalYear: year.number))計画", "DRAFT plan for \(year)")
  }

  /// In both languages, like the title.
  static func remainder(_ name: String) -> String { "\(name)（残り / remaining）" }

  /// A name as its reader's language has it.
  static func shown(_ name: String) -> String {
    let both = remainder("")
    return name.hasSuffix(both) ? String(name.dropLast(both.count)) + say("（残り）", " (what is left)") : name
  }

  static func notLater(_ plan: Plan, _ year: FiscalYear) -> String {
    say(
      "案の年度 \(year) は計画 \(plan.id) の年度 \(plan.fiscalYear) より後にしてください。",
      "A proposal for \(year) cannot follow plan \(plan.id) of \(plan.fiscalYear); name a later year with --to.")
  }

  static func workbookWritten(_ file: String) -> String {
    say(
      "案を \(file) に書きました。担当課が「決定する目標値」を直した後、nenrin import \(file) で読み込んでください。",
      "Wrote the draft to \(file); once departments have filled in the targets decided, read it in with nenrin import \(file)."
    )
  }

  static func workbook(_ plan: Plan, _ year: FiscalYear, _ record: String?) -> DraftWorkbook.Words {
    DraftWorkbook.Words(
      sheet: say("目標案", "Targets"), title: shownTitle(year),
      guide: say(
        "色の付いた「決定する目標値」だけを直してください。初めは提案の値が入っています。「低め・標準・高め」は、過去の値から見て 80%・65%・50% 以上の確率で達成できる水準です（確率が高いほど易しい目標）。要らない指標は行ごと削除してください。並べ替えてもかまいません。",
        "Change only the coloured column, the target decided; it holds the proposal at first. Low, expected and stretch have a probability of at least 80%, 65% and 50% of being met, judged from past values: the higher the probability, the easier the target. Delete the row of an indicator that is not wanted; rows may be sorted."
      ) + (record.map { say("", " ") + $0 } ?? ""),
      notANumber: say("目標値は数で書いてください（単位は付けません）。", "Write the target as a number, without its unit."))
  }

  static func label(_ reason: DraftLevels.Unknown) -> String {
    switch reason {
    case .total: say("期間目標", "several-year total")
    case .changeWithoutBase: say("増減の元の値なし", "change without its base")
    case .noForecast: say("見通しなし", "no forecast")
    case .unanswerable(let reason): reason.label
    }
  }

  /// Why the target is proposed, in one sentence.
  static func sentence(_ row: PlanDraft.Row) -> String {
    let (old, new) = (
      ReportWording.quantity(row.targetFrom, row.unit, row.qualifier),
      ReportWording.quantity(row.targetTo, row.unit, row.qualifier)
    )
    let actual = row.actual.map { ReportWording.quantity($0, row.unit) } ?? say("実績なし", "no value")
    let chance = (try? row.levels.get()).map {
      say(
        "（達成確率 \(NumberText.probability($0.probability))）",
        " (probability of being met: \(NumberText.probability($0.probability)))")
    }
    let assumed =
      row.restsOnOneValueAlone && chance != nil
      ? say(
        "。値が1つで類似系列の伸びも分からず、見通しは種類を問わないほかの指標の伸びと一般的な前提による",
        "; with one value and no sibling with known growth, the forecast rests on the growth of others, whatever they count, and on general assumptions"
      ) : ""
    return reason(row, old, new, actual) + (chance ?? "") + assumed + say("。", ".")
  }

  private static func reason(_ row: PlanDraft.Row, _ old: String, _ new: String, _ actual: String) -> String {
    switch row.reason {
    case .forecast:
      say(
        "目標 \(old) に対し \(actual) に届いているので、見通しの中央値を丸めた \(new) とする",
        "\(actual) met the target of \(old): set at the median forecast, rounded, of \(new)")
    case .holdLevel:
      say(
        "目標 \(old) に対し \(actual) に届いていて、見通しはそれを越えないので、到達水準を保つ",
        "\(actual) met the target of \(old) and no forecast goes further: hold that level")
    case .kept where row.actual == nil:
      say("目標 \(old) に対する実績がまだないので、据え置く", "there is no value against the target of \(old) yet: it is kept")
    case .kept: say("目標 \(old) に対し実績は \(actual) なので、据え置く", "\(actual) against a target of \(old): the target is kept")
    case .changeKept:
      say(
        "増減の目標 \(old) は達成したが、同じだけまた増えるとは限らないので、据え置く",
        "the change of \(old) was met but may not come twice: the target is kept")
    case .sameAsLevel:
      say(
        "同じ量の目標 \(level(row) ?? new) に合わせる。実績からは \(exact(row)) に当たる",
        "the change of \(old) says again what the target of \(level(row) ?? new) says, which is \(exact(row)) of the last value"
      )
    case .notDue: say("\(row.year)年度が期限の目標 \(old) を据え置く", "the target of \(old) for \(row.year) is not yet due: kept")
    case .remainingShare:
      say(
        "期間目標 \(old) のうち、残りの年数で割った分が年 \(new)",
        "of the several-year total of \(old), what is left comes to \(new) a year")
    case .periodReached: say("期間目標 \(old) には到達済み", "the several-year total of \(old) is reached already")
    }
  }

  /// Why the target is proposed, in a few words.
  static func reason(_ row: PlanDraft.Row) -> Cell {
    guard let level = level(row) else { return row.reason.cell }
    return .word(code: row.reason.rawValue, label: say("同じ量の目標 \(level) に合わせる", "as its target of \(level)"))
  }

  /// The level that a change says again, in its own unit.
  static func level(_ row: PlanDraft.Row) -> String? {
    row.level.map { ReportWording.quantity($0.value, $0.unit, row.qualifier) }
  }

  /// With as many digits as lead to the level: 1.1625 times 24,000 is 27,900, and 1.16 times is not.
  private static func exact(_ row: PlanDraft.Row) -> String {
    ReportWording.quantity(row.targetTo, row.unit, decimals: 6)
  }

  static func written(_ folder: String) -> String {
    say(
      "案を \(folder)/ に書きました。observations.csv の目標値を直し、nenrin import \(folder) で読み込んでください。",
      "Wrote the draft to \(folder)/; edit the targets in its observations.csv and read it in with nenrin import \(folder)."
    )
  }
}

extension Plan {
  /// A draft's title is data in both languages; a reader has one.
  var shownTitle: String { title == DraftWording.title(fiscalYear) ? DraftWording.shownTitle(fiscalYear) : title }
}
