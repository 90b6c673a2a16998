// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import PlanEvaluation
import Testing

@Suite("Indicators over several reports")
struct IndicatorJoinsTests {
  private static func catalogue(
    _ plan: String, _ entries: [(slug: String, name: String, unit: String, measure: String)]
  ) -> Catalogue {
    var catalogue = Catalogue()
    for (index, entry) in entries.enumerated() {
      let place = MeasurePlace(plan: plan, section: 1, number: index + 1)
      catalogue.measures.append(Measure(place: place, name: entry.measure))
      let indicator = catalogue.add(Indicator(slug: entry.slug, name: entry.name, unit: entry.unit))
      catalogue.placements.append(Placement(indicator: indicator, place: place))
      catalogue.add(Series(indicator: indicator))
    }
    return catalogue
  }

  private static let known = catalogue(
    "2018",
    [
      ("followers", "Instagramフォロワー数", "人", "SNSによる情報発信事業"), ("views", "動画再生回数", "回", "SNSによる情報発信事業"),
      ("east", "相談件数", "件", "東部相談所運営事業"), ("west", "相談件数", "件", "西部相談所運営事業"),
    ])

  private static func joins(_ entry: (String, String, String, String), plan: String = "2019") -> IndicatorJoins {
    IndicatorJoins(of: [entry.0], in: catalogue(plan, [entry]), known: known)
  }

  @Test(arguments: [
    ("Instagramフォロワー数", "人", "SNSによる情報発信事業", "followers"), ("Instagramのフォロワー数", "人", "SNSによる情報発信", "followers"),
    ("動画の再生回数", "回", "SNSによる情報発信事業", "views"),
  ])
  func aLikelyOneIsJoined(_ name: String, _ unit: String, _ measure: String, _ slug: String) {
    #expect(Self.joins(("x", name, unit, measure)).joins.map(\.known) == [slug])
  }

  @Test(arguments: [
    ("Instagramフォロワー数", "件", "SNSによる情報発信事業"), ("Instagramフォロワー数", "人", "道路の維持管理"), ("道路延長", "回", "SNSによる情報発信事業"),
  ])
  func anotherUnitMeasureOrNameIsNot(_ name: String, _ unit: String, _ measure: String) {
    let joins = Self.joins(("x", name, unit, measure))
    #expect(joins.joins.isEmpty && joins.doubts.isEmpty)
  }

  @Test func oneOfTwoAsLikeIsADoubt() {
    let joins = Self.joins(("x", "相談件数", "件", "南部相談所運営事業"))
    #expect(joins.joins.isEmpty)
    #expect(joins.doubts.map { Set($0.candidates) } == [["east", "west"]])
  }

  /// One plan has an indicator once, so that another of its name there is another one.
  @Test func theSamePlanIsNotJoined() {
    #expect(Self.joins(("x", "動画再生回数", "回", "SNSによる情報発信事業"), plan: "2018").joins.isEmpty)
    // At the place where it stood it is the same, read again.
    #expect(
      Self.joins(("x", "Instagramのフォロワー数", "人", "SNSによる情報発信事業"), plan: "2018").joins.map(\.known) == ["followers"])
  }

  @Test func aSlugThatIsKnownNeedsNoJoin() {
    #expect(Self.joins(("views", "動画再生回数", "回", "SNSによる情報発信事業")).joins.isEmpty)
  }

  @Test func theKnownDefinitionIsTaken() {
    let catalogue = Self.catalogue("2019", [("x", "動画の再生回数", "回", "SNSによる情報発信事業")])
    let joins = IndicatorJoins(of: ["x"], in: catalogue, known: Self.known)
    let panel = joins.applied(to: Panel(catalogue: catalogue), of: ["x"], known: Self.known)
    #expect(panel.catalogue.indicators.map(\.slug) == ["views"])
    #expect(panel.catalogue.placements == catalogue.placements)
  }

  @Test func valuesOfEarlierYearsGiveWay() {
    var (known, read) = (Panel(catalogue: Self.known), Panel(catalogue: Self.known))
    known.insert(100, series: 0, at: .actual(FiscalYear(2018)))
    read.insert(98, series: 0, at: .actual(FiscalYear(2018)))
    read.insert(120, series: 0, at: .actual(FiscalYear(2019)))
    let plan = Plan(id: "2019", title: "", owner: "", fiscalYear: FiscalYear(2019))
    let (rest, left) = read.withoutRevisions(of: known, in: [plan])
    #expect(left == 1)
    #expect(rest[0, .actual(FiscalYear(2018))] == nil)
    #expect(rest[0, .actual(FiscalYear(2019))] == 120)
  }
}
