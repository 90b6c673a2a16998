// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import IndicatorStore
internal import Indicators
internal import Notation
internal import PlanEvaluation
internal import Reports

/// Which store, and in which language.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("ストアのファイル（既定：NENRIN_STORE、なければ ./nenrin.db）", "the store (default: NENRIN_STORE, else ./nenrin.db)"),
      valueName: "file"), completion: .file())
  var store: String?

  @Option(help: ArgumentHelp(say("表示言語：ja または en", "language of headings and messages: ja or en")))
  var lang: Language?

  /// A name is a name and no more: SQLite would take `:memory:` and `file:…` for other things.
  var path: String { Self.path(named: store) }

  static func path(named store: String?) -> String {
    let ofEnvironment = EnvironmentVariable.value("NENRIN_STORE")
    let name = store ?? (ofEnvironment.isEmpty ? "nenrin.db" : ofEnvironment)
    return name.hasPrefix(":") || name.hasPrefix("file:") ? "./" + name : name
  }

  /// To be called first: everything said after it is in the chosen language.
  func validate() throws {
    Language.current = lang ?? Language.ofEnvironment
    if store?.isEmpty == true { throw ValidationError(FileWording.nameless) }
    // A folder's name; the file that it would make could not be opened by the same name.
    if let store, store.hasSuffix("/") { throw ValidationError(StoreWording.sentence(.directory(path))) }
  }

  /// Everything in the store.
  func panel() throws -> Panel {
    do throws(StoreError) {
      return try StoreAhead.open(at: path).panel()
    } catch {
      throw CommandFailure(StoreWording.sentence(error))
    }
  }
}

/// How a table is written.
struct TableOptions: ParsableArguments {
  enum Format: String, ChoiceArgument { case table, csv, json, markdown }

  @Option(help: ArgumentHelp(say("表の形式", "how to write the table")))
  var format: Format = .table

  @Flag(help: ArgumentHelp(say("年度を元号で書く（R1）", "write fiscal years by Japanese era (R1)")))
  var era = false

  @OptionGroup var rows: RowOptions

  /// - Parameter totals: rows at the end that sum the others up.
  func write(_ table: Table, totals: Int = 0) throws {
    let table = try rows.applied(to: table, totals: totals)
    let style = CellStyle(year: year)
    switch format {
    case .table:
      let format = TerminalFormat(style: style, width: Terminal.width, isColoured: Terminal.isColoured)
      try Answer.write(format.text(table))
    case .csv: try Answer.write(CSVFormat().text(table))
    case .json: try Answer.write(JSONFormat().text(table))
    case .markdown: try Answer.write(MarkdownFormat(style: style).text(table))
    }
  }

  var year: @Sendable (FiscalYear) -> String { FiscalYear.writing(byEra: era) }
}

extension FiscalYear {
  /// How years are written for people: 2019, or R1.
  static func writing(byEra: Bool) -> @Sendable (FiscalYear) -> String {
    guard byEra else { return { $0.description } }
    return { Era.short(fiscalYear: $0.number) }
  }
}

/// Which plan; where none is named, the latest that has results.
struct PlanOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("計画（既定：結果のある最も新しいもの）", "the plan (default: the latest that has results)"), valueName: "plan"),
    completion: .plans)
  var plan: String?

  func find(in panel: Panel) throws -> Plan {
    if let plan { return try panel.plan(named: plan) }
    let reported = Set(panel.catalogue.measures.filter { $0.declaredStatus != nil }.map(\.place.plan))
    let plans = panel.catalogue.plans
    let candidates = reported.isEmpty ? plans : plans.filter { reported.contains($0.id) }
    guard let latest = candidates.max(by: { $0.fiscalYear < $1.fiscalYear }) else {
      throw CommandFailure(PlanWording.noPlans)
    }
    return latest
  }
}

extension ArgumentHelp {
  static var indicatorPattern: ArgumentHelp {
    ArgumentHelp(
      say("指標の名前（一部、または * と ?）", "the indicator: part of its name, or with * and ?"), valueName: "pattern")
  }
}

/// Years by era in a chart.
struct EraOption: ParsableArguments {
  @Flag(help: ArgumentHelp(say("年度を元号で書く（R1）", "write fiscal years by Japanese era (R1)")))
  var era = false
}

extension Panel {
  /// The targets of a plan, of which there has to be one.
  func attainments(of plan: Plan) throws -> [Attainment] {
    let attainments = Attainment.all(of: plan, in: self)
    guard !attainments.isEmpty else { throw CommandFailure(PlanWording.noTargets(plan.id)) }
    return attainments
  }

  func plan(named id: String) throws -> Plan {
    guard let plan = catalogue.plan(id) else {
      throw CommandFailure(PlanWording.unknownPlan(id, known: catalogue.plans.map(\.id)))
    }
    return plan
  }

  /// The series whose indicator has the name: exactly as slug, else by pattern in slug or name.
  func series(matching pattern: String?) throws -> [Int] {
    guard let pattern else { return Array(catalogue.series.indices) }
    if let index = catalogue.indicatorIndex(slug: pattern) {
      return catalogue.series.indices.filter { catalogue.series[$0].indicator == index }
    }
    let matcher = NamePattern(pattern)
    let matching = Set(
      catalogue.indicators.indices.filter {
        matcher.matches(catalogue.indicators[$0].slug) || matcher.matches(catalogue.indicators[$0].name)
      })
    guard !matching.isEmpty else { throw CommandFailure(PlanWording.unknownIndicator(pattern)) }
    return catalogue.series.indices.filter { matching.contains(catalogue.series[$0].indicator) }
  }
}
