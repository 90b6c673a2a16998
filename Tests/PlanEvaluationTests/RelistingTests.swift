// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing

@Suite struct RelistingTests {
  /// One history, one forecast: a copy in another section does not borrow from that section's others.
  @Test func aCopyIsForecastAsItsOriginal() throws {
    var panel = Panel.of(.sample(2019))
    panel.catalogue.sections.append(PlanSection(plan: "2019", section: 2, title: "方向"))
    for number in 1...6 { panel.addMeasure("施策\(number)", number, of: "2019") }
    for number in 1...5 { panel.addMeasure("別の施策\(number)", number, section: 2, of: "2019") }
    panel.addMeasure("施策1", 6, section: 2, of: "2019", isRelisted: true)
    for (section, growth) in [(1, 1.02), (2, 1.6)] {
      for number in 1...(section == 1 ? 6 : 5) {
        let value = 100 * Double(number)
        panel.add(
          Indicator(slug: "s\(section)-\(number)", name: "指標\(section)-\(number)"),
          at: [place(number, section: section)],
          [.actual(2017): value, .actual(2018): value * growth, .actual(2019): value * growth * growth])
      }
    }
    panel.add(
      Indicator(slug: "copy", name: "指標1-1"), at: [place(6, section: 2)],
      [.actual(2017): 100, .actual(2018): 102, .actual(2019): 100 * 1.02 * 1.02])
    let series = try #require(panel.catalogue.seriesIndex(Series(indicator: 11)))
    let outlooks = Outlooks(in: panel, targets: DueTargets(in: panel))
    let (first, copy) = (outlooks.of([0], horizon: .years(5)), outlooks.of([series], horizon: .years(5)))
    #expect(try first.map { try $0.forecast.get() } == copy.map { try $0.forecast.get() })
    // Under its own name it would be a sibling of those that grow by 60 % a year.
    panel.catalogue.measures[panel.catalogue.measures.count - 1].isRelisted = false
    let apart = Outlooks(in: panel, targets: DueTargets(in: panel)).of([series], horizon: .years(5))
    #expect(try apart.map { try $0.forecast.get().point } != first.map { try $0.forecast.get().point })
  }

  @Test func relistedRowsOfTheRealPlan() throws {
    let panel = try Fukushima.panel()
    let relisting = Relisting(in: panel.catalogue)
    #expect(relisting.original(of: place(18, section: 3)) == place(11, section: 1))
    #expect(relisting.original(of: place(11, section: 1)) == nil)
    func index(_ slug: String) throws -> Int { try #require(panel.catalogue.indicatorIndex(slug: slug)) }
    #expect(try relisting.isCopy(indicator: index("mobile-districts-relisted")))
    #expect(try !relisting.isCopy(indicator: index("mobile-districts")))
    let outlooks = Outlooks(in: panel, targets: DueTargets(in: panel))
    for slug in ["mobile-districts", "mobile-districts-difficult-zone", "ict-month-lecture-attendees"] {
      let rows = try [slug, slug + "-relisted"].map { name in
        let series = try #require(panel.catalogue.seriesIndex(Series(indicator: index(name))))
        return outlooks.of([series], horizon: .years(3))
      }
      #expect(!rows[0].isEmpty)
      #expect(try rows[0].map { try $0.forecast.get() } == rows[1].map { try $0.forecast.get() }, "\(slug)")
    }
  }
}
