// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Testing

/// The counts and values are those that the published report states.
@Suite("The 2019 plan of Fukushima")
struct FukushimaPlanTests {
  private let documents: ReadDocuments
  private var panel: Panel { documents.panel }
  private var catalogue: Catalogue { documents.panel.catalogue }

  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("datasets/fukushima-ict-2019").path

  init() throws { documents = try DocumentReader.read([Self.path]) }

  @Test func everythingComesIn() {
    #expect(catalogue.plans.map(\.id) == ["2019"])
    #expect(catalogue.plans.first?.owner == "福島県")
    #expect(catalogue.plans.first?.fiscalYear == FiscalYear(2019))
    #expect(catalogue.sections.count == 5)
    #expect(catalogue.measures.count == 108)
    #expect(catalogue.indicators.count == 176)
    #expect(panel.observationCount == 228)
    #expect(documents.notes.isEmpty)
  }

  /// 108 measures of which 93 attained, 86.1 %: the headline, and the misses section by section.
  @Test func headlineCountsComeOut() {
    let sections = (1...5).map { section in catalogue.measures.filter { $0.place.section == section } }
    #expect(sections.map(\.count) == [12, 31, 18, 10, 37])
    #expect(sections.map { $0.count { $0.declaredStatus == .missed } } == [3, 3, 4, 0, 5])
    let attained = catalogue.measures.count { $0.declaredStatus?.isAttained == true }
    #expect(attained == 93)
    #expect((Double(attained) / 108 * 1000).rounded() == 861)
    #expect(catalogue.measures.count { $0.isRelisted } == 3)
    #expect(catalogue.measures.count { !$0.isRelisted && $0.declaredStatus?.isAttained == true } == 91)
  }

  @Test func keysAreUnique() {
    #expect(Set(catalogue.measures.map(\.place)).count == 108)
    #expect(Set(catalogue.indicators.map(\.slug)).count == 176)
    #expect(Set(catalogue.placements).count == catalogue.placements.count)
    #expect(Set(catalogue.placements.map(\.indicator)).count == 176)
    #expect(Set(catalogue.series).count == catalogue.series.count)
  }

  @Test func everyObservationIsWrittenAndInsideItsBounds() {
    var written = 0
    for key in panel.orderedKeys {
      for series in catalogue.series.indices {
        guard let value = panel[series, key] else { continue }
        let indicator = catalogue.indicator(ofSeries: series)
        if panel.annotation(series, key)?.asWritten.isEmpty == false { written += 1 }
        guard indicator.span != .change else { continue }
        #expect(value >= indicator.lowerBound ?? -.infinity, "\(indicator.slug)")
        #expect(value <= indicator.upperBound ?? .infinity, "\(indicator.slug)")
      }
    }
    #expect(written == 228)
  }

  @Test func valuesAreThoseOfTheReport() {
    #expect(panel.value("online-store-sales", 2019) == 2_626_520_000)
    #expect(panel.value("youtube-video-views", 2019) == 1_100_000)
    #expect(panel.value("youtube-subscribers", 2018) == 7605)
    #expect(panel.value("youtube-subscribers", 2019) == 9852)
    #expect(panel.value("facebook-page-likes", .target("2019", FiscalYear(2019))) == 66000)
    #expect(panel.value("medical-information-visits", .target("2019", FiscalYear(2023))) == 1_200_000)
    #expect(panel.value("medical-information-visits", .target("2019", FiscalYear(2019))) == nil)
    #expect(catalogue.indicatorIndex(slug: "online-store-sales").map { catalogue.indicators[$0].unit } == "円")
  }

  @Test func annotationsAreThoseOfTheReport() throws {
    let views = try #require(catalogue.indicatorIndex(slug: "youtube-video-views"))
    let series = try #require(catalogue.seriesIndex(Series(indicator: views)))
    #expect(
      panel.annotation(series, .actual(FiscalYear(2019)))
        == Annotation(
          qualifier: .atLeast, asOf: CalendarDate(year: 2020, month: 3, day: 31), asWritten: "110万回強", source: "1-3 成果")
    )
  }

  @Test func readingItTwiceReadsItOnce() throws {
    #expect(try DocumentReader.read([Self.path, Self.path]).panel == panel)
    #expect(try DocumentReader.read([Self.path + "/datapackage.json"]).panel == panel)
  }
}
