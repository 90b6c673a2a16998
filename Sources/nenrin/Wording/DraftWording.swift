// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What is said of a proposal for the next plan. It never looks like anybody's real plan.
enum DraftWording {
  static func title(_ plan: Plan, _ year: FiscalYear) -> String {
    say(
      "【案】\(Era.long(fiscalYear: year.number))計画（「\(plan.title)」の結果から nenrin が作成）",
      "DRAFT of a plan for \(year), proposed by nenrin from the results of “\(plan.title)”")
  }

  static func remainder(_ name: String) -> String { say("\(name)（期間目標の残り）", "\(name) (remaining)") }

  static func notLater(_ plan: Plan, _ year: FiscalYear) -> String {
    say(
      "案の年度 \(year) は計画 \(plan.id) の年度 \(plan.fiscalYear) より後にしてください。",
      "A proposal for \(year) cannot follow plan \(plan.id) of \(plan.fiscalYear); name a later year with --to.")
  }

  static func written(_ folder: String) -> String {
    say(
      "案を \(folder)/ に書きました。observations.csv の目標値を直し、nenrin import \(folder) で読み込んでください。",
      "Wrote the draft to \(folder)/; edit the targets in its observations.csv and read it in with nenrin import \(folder)."
    )
  }
}
