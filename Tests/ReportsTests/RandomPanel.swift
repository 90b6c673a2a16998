// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import TestSupport

/// A panel of anything that a package can say: names are not empty and begin and end with no blank, every series has a
/// value, and every value lies within its bounds.
struct RandomPanel {
  private var generator: SeededGenerator
  private var panel = Panel()

  static func make(seed: UInt64) -> Panel {
    var random = RandomPanel(generator: SeededGenerator(seed: seed))
    random.fillPlans()
    random.fillIndicators()
    random.fillSeries()
    return random.panel.withFullColumns
  }

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

  private mutating func word() -> String { number(4) == 0 ? "" : name() }

  private mutating func name() -> String {
    [
      "人", "フォロワー数", "O'Neill \"x\"", "a,b;c", "改\n行", "改\r\n行", "e\u{301}", "𠮷野家", "=1+1", "'=1", "''", "-5", "+a",
      "@b", "'x",
      "=\"a\",\nb", "\"\u{301}", "12", "2019", "true", "a\tb",
    ][number(21)]
  }

  private mutating func fillPlans() {
    for plan in (0..<number(4)).shuffled(using: &generator) {
      let id = number(5) == 0 ? "=計画\(plan)" : "\(2018 + plan)"
      panel.catalogue.plans.append(
        Plan(id: id, title: word(), owner: word(), fiscalYear: FiscalYear(2018 + plan)))
      for section in (0..<number(4)).shuffled(using: &generator) {
        panel.catalogue.sections.append(PlanSection(plan: id, section: section, title: word()))
        for number in (0..<number(4)).shuffled(using: &generator) { fillMeasure(id, section, number) }
      }
    }
    for source in 0..<number(3) {
      panel.catalogue.sources.append(Source(title: word(), path: "p\(source)", licence: word()))
    }
    for event in 0..<number(3) {
      let indicator = number(2) == 0 ? "" : panel.catalogue.indicators.first?.slug ?? ""
      panel.catalogue.events.append(
        Event(year: FiscalYear(2011 + event), title: "event \(event)", indicator: indicator))
    }
  }

  private mutating func fillMeasure(_ plan: String, _ section: Int, _ number: Int) {
    panel.catalogue.measures.append(
      Measure(
        place: MeasurePlace(plan: plan, section: section, number: number), name: name(), department: word(),
        novelty: Novelty.allCases[self.number(3)], isRelisted: self.number(2) == 0,
        declaredStatus: ([nil] + DeclaredStatus.allCases)[self.number(4)]))
  }

  private mutating func fillIndicators() {
    for index in 0..<(1 + number(9)) {
      panel.catalogue.add(
        Indicator(
          slug: "\(["i", "=i", "指標"][number(3)])\(index)", name: name(), unit: word(),
          better: Better.allCases[number(2)],
          span: Span.allCases[number(5)], lowerBound: number(2) == 0 ? nil : -1e6,
          upperBound: number(2) == 0 ? nil : 1e9))
    }
    guard !panel.catalogue.measures.isEmpty, number(4) > 0 else { return }
    var placements: Set<Placement> = []
    for _ in 0..<number(15) {
      let measure = panel.catalogue.measures[number(panel.catalogue.measures.count)]
      placements.insert(Placement(indicator: number(panel.catalogue.indicators.count), place: measure.place))
    }
    let sorted = placements.sorted { ($0.indicator, $0.place) < ($1.indicator, $1.place) }
    panel.catalogue.placements = number(2) == 0 ? sorted : sorted.shuffled(using: &generator)
  }

  private mutating func fillSeries() {
    for _ in 0..<number(20) {
      let entity = number(2) == 0 ? "" : name()
      let known = panel.catalogue.series.count
      let series = panel.catalogue.add(Series(indicator: number(panel.catalogue.indicators.count), entity: entity))
      guard series == known else { continue }
      for _ in 0...number(5) { insertValue(series) }
      if number(3) == 0 { panel.catalogue.setAttribute(["group", "地方"][number(2)], ofSeries: series, to: word()) }
    }
  }

  private mutating func insertValue(_ series: Int) {
    let plan = panel.catalogue.plans.randomElement(using: &generator)?.id
    let year = FiscalYear(2015 + number(10))
    let key = [ColumnKey.actual(year), .baseline(year), plan.map { .target($0, year) } ?? .actual(year)][number(3)]
    guard panel[series, key] == nil else { return }
    let isNoted = number(3) == 0
    let note = Annotation(
      qualifier: Qualifier.allCases[number(4)],
      asOf: number(2) == 0 ? nil : CalendarDate(year: 2020, month: 3, day: 31), asWritten: word(), source: word())
    panel.insert(value(), series: series, at: key, annotation: isNoted ? note : Annotation())
  }

  private mutating func value() -> Double {
    switch number(5) {
    case 0: Double(number(1000))
    case 1: -Double(number(1_000_000)) / 1000
    case 2: Double.random(in: -1...1, using: &generator)
    case 3: Double.random(in: 0...1, using: &generator) * 1e-12
    default: 626_520_000
    }
  }
}

extension Panel {
  /// Series that came later have lengthened the catalogue; what is read or stored has every column as long.
  var withFullColumns: Panel { Panel(catalogue: catalogue, columns: columns, annotations: annotations) }
}
