// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore
internal import Indicators

/// Counts by group in the place of a row an indicator.
struct GroupOptions: ParsableArguments {
  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      say(
        "--summary の集計単位（group、entity、unit など）", "what --summary counts by: group, entity, unit or another attribute"),
      valueName: "attribute"), completion: .attributes)
  var attribute: String?

  @Flag(name: .customLong("summary"), help: ArgumentHelp(say("--by ごとに数える", "counts for each group of --by")))
  var isSummary = false

  /// To be called by the verb, when the language is set.
  func check() throws {
    guard isSummary != (attribute != nil) else { return }
    throw ValidationError(GroupWording.together)
  }
}

extension IndicatorStore {
  /// The words of an attribute, or which attributes there are.
  func groups(by attribute: String) throws -> Labels {
    if let labels = try labels(attribute) { return labels }
    // The catalogue is only read where there is no answer anyway.
    let known = ["entity", "unit"] + (try catalogue().attributes.keys.sorted())
    throw CommandFailure(GroupWording.unknownAttribute(attribute, known: known))
  }

  /// The target columns of plans, with the actuals of the years in which they are due.
  func targetsAndActuals(of plans: [String], actuals: Bool) throws -> [ColumnKey: Column] {
    let keys = try columnKeys()
    let targets = keys.filter { $0.kind == .target && plans.contains($0.plan) }
    guard actuals else { return try columns(targets) }
    let years = Set(targets.map(\.year))
    return try columns(targets + keys.filter { $0.kind == .actual && years.contains($0.year) })
  }
}
