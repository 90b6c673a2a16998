// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation

/// What a user named, as the store has it, or a sentence on what it has instead.
extension Panel {
  /// The targets of a plan, of which there has to be one.
  func attainments(of plan: Plan) throws -> [Attainment] {
    let attainments = Attainment.all(of: plan, in: self)
    guard !attainments.isEmpty else { throw CommandFailure(PlanWording.noTargets(plan.id)) }
    return attainments
  }

  func plan(named id: String) throws -> Plan { try catalogue.plans.find(id) }

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

extension ArgumentHelp {
  static var indicatorPattern: ArgumentHelp {
    ArgumentHelp(
      say("指標の名前（一部、または * と ?）", "the indicator: part of its name, or with * and ?"), valueName: "pattern")
  }
}
