// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading

/// The plan of 2019 with its results, as the repository has it.
enum Fukushima {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("datasets/fukushima-ict-2019").path

  static func panel() throws -> Panel { try DocumentReader.read([folder]).panel }
}

extension Plan {
  static func sample(_ year: Int) -> Plan {
    Plan(id: "\(year)", title: "計画\(year)", owner: "県", fiscalYear: FiscalYear(year))
  }
}

extension FiscalYear: ExpressibleByIntegerLiteral {
  public init(integerLiteral number: Int) { self.init(number) }
}

/// A plan's panel, put together step by step.
extension Panel {
  /// Plans with one section each.
  static func of(_ plans: Plan...) -> Panel {
    var panel = Panel()
    panel.catalogue.plans = plans
    panel.catalogue.sections = plans.map { PlanSection(plan: $0.id, section: 1, title: "方向") }
    return panel
  }

  mutating func addMeasure(
    _ name: String, _ number: Int, section: Int = 1, of plan: String, declared: DeclaredStatus? = nil,
    isRelisted: Bool = false
  ) {
    catalogue.measures.append(
      Measure(
        place: MeasurePlace(plan: plan, section: section, number: number), name: name, isRelisted: isRelisted,
        declaredStatus: declared))
  }

  /// Adds an indicator with its values, and that the measures have it.
  mutating func add(
    _ indicator: Indicator, entity: String = "", at places: [MeasurePlace] = [], qualifier: Qualifier = .exact,
    _ values: KeyValuePairs<ColumnKey, Double>
  ) {
    let index = catalogue.add(indicator)
    for place in places { catalogue.placements.append(Placement(indicator: index, place: place)) }
    let series = catalogue.add(Series(indicator: index, entity: entity))
    for (key, value) in values {
      let isQualified = key.kind == .actual && qualifier != .exact
      insert(value, series: series, at: key, annotation: Annotation(qualifier: isQualified ? qualifier : .exact))
    }
  }
}

func place(_ number: Int, _ plan: String = "2019", section: Int = 1) -> MeasurePlace {
  MeasurePlace(plan: plan, section: section, number: number)
}

func agree(_ a: Double?, _ b: Double?, within share: Double = 1e-12) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return a == b || (a - b).magnitude <= share * max(a.magnitude, b.magnitude)
}
