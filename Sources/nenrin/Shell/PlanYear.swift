// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

extension Sequence<Plan> {
  /// The plan of this name; where there is none, that of the year that the name writes.
  func named(_ name: String) -> Plan? {
    let year = PlanYear.id(of: name)
    return first { $0.id == name } ?? first { PlanYear.id(of: $0.id) == year }
  }

  /// The same, or a sentence on the plans that there are.
  func find(_ name: String) throws -> Plan {
    guard let plan = named(name) else { throw CommandFailure(PlanWording.unknownPlan(name, known: map(\.id))) }
    return plan
  }

  /// Two plans to be compared, which are not one under two names.
  func find(_ old: String, and new: String) throws -> (old: Plan, new: Plan) {
    let plans = (old: try find(old), new: try find(new))
    guard plans.old.id != plans.new.id else { throw CommandFailure(PlanWording.samePlan(plans.old.id)) }
    return plans
  }
}

/// Plans go by the year in which they begin.
enum PlanYear {
  /// R6, 令和6年度 and 2024年度 are the plan 2024; any other name is itself, also one that could be meant for a year before
  /// plans had indicators (S1, T2).
  static func id(of name: String) -> String {
    guard let year = FiscalYearNotation.year(in: name), year >= 1989 else { return name }
    return String(year)
  }
}
