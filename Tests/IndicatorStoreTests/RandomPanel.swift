// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import TestSupport

/// A panel of anything that a panel may hold, in no particular order.
struct RandomPanel {
  private var generator: SeededGenerator
  private var catalogue = Catalogue()

  static func make(seed: UInt64) -> Panel {
    var random = RandomPanel(generator: SeededGenerator(seed: seed))
    random.fillPlans()
    random.fillSeries()
    return random.panel()
  }

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
  private mutating func word() -> String {
    ["", "人", "フォロワー数", "100% O'Neill \"x\"", "a,b;c", "改\n行", "e\u{301}", "𠮷野家"][number(8)]
  }

  private mutating func fillPlans() {
    for plan in 0..<number(4) {
      let id = "\(2021 - plan)"
      catalogue.plans.append(
        Plan(id: id, title: "計画" + word(), owner: "県\(number(2))", fiscalYear: FiscalYear(2021 - plan)))
      for section in (0..<number(4)).shuffled(using: &generator) {
        catalogue.sections.append(PlanSection(plan: id, section: section, title: word()))
        for number in 0..<number(4) { catalogue.measures.append(measure(id, section, number)) }
      }
    }
    for source in 0..<number(3) { catalogue.sources.append(Source(title: word(), path: "\(source)", licence: "CC BY")) }
    for event in 0..<number(3) {
      catalogue.events.append(Event(year: FiscalYear(2011 + event), title: "event \(event)"))
    }
  }

  private mutating func measure(_ plan: String, _ section: Int, _ number: Int) -> Measure {
    Measure(
      place: MeasurePlace(plan: plan, section: section, number: number), name: word(), department: word(),
      novelty: Novelty.allCases[self.number(3)], isRelisted: self.number(2) == 0,
      declaredStatus: ([nil] + DeclaredStatus.allCases)[self.number(4)])
  }

  private mutating func fillSeries() {
    for slug in 0..<(1 + number(12)) {
      let bare = number(3) == 0
      catalogue.add(
        Indicator(
          slug: "i\(slug)", name: bare ? "i\(slug)" : word(), unit: bare ? "" : word(),
          better: bare ? .higher : Better.allCases[number(2)], span: bare ? .annual : Span.allCases[number(5)],
          lowerBound: bare || number(2) == 0 ? nil : Double(number(10)), upperBound: bare ? nil : 100.5,
          base: bare || number(2) == 0 ? nil : "i0"))
    }
    var placements: Set<Placement> = []
    for measure in catalogue.measures {
      let placement = Placement(indicator: number(catalogue.indicators.count), place: measure.place)
      if placements.insert(placement).inserted { catalogue.placements.append(placement) }
    }
    for _ in 0..<number(40) {
      let entity = number(3) == 0 ? "" : "団体\(number(9))"
      catalogue.add(Series(indicator: number(catalogue.indicators.count), entity: entity))
    }
    for name in ["group", "地方"] where number(2) == 0 {
      for series in catalogue.series.indices { catalogue.setAttribute(name, ofSeries: series, to: word()) }
    }
  }

  private mutating func value() -> Double {
    switch number(6) {
    case 0: Double(number(1000))
    case 1: Double(number(1000)) / 10
    case 2: -Double(number(1_000_000)) / 1000
    case 3: Double.random(in: -1...1, using: &generator)
    case 4: 2_626_520_000
    default: 0
    }
  }

  private mutating func panel() -> Panel {
    var columns: [ColumnKey: Column] = [:]
    var annotations: [ObservationKey: Annotation] = [:]
    for _ in 0..<number(12) where !catalogue.series.isEmpty {
      let year = FiscalYear(2010 + number(12))
      let key = [ColumnKey.actual(year), .baseline(year), .target("\(2018 + number(4))", year)][number(3)]
      let values = catalogue.series.map { _ in number(3) == 0 ? nil : value() }
      guard values.contains(where: { $0 != nil }) else { continue }
      columns[key] = Column(values)
      let series = number(catalogue.series.count)
      annotations[ObservationKey(series: series, column: key)] = Annotation(
        qualifier: Qualifier.allCases[number(4)],
        asOf: number(2) == 0 ? nil : CalendarDate(year: 2020, month: 3, day: 31), asWritten: "約24,000回", source: word())
    }
    return Panel(catalogue: catalogue, columns: columns, annotations: annotations)
  }
}
