// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import Testing

/// How much of a report is read right. `make reading` prints these lines.
@Suite("Accuracy of report reading")
struct ReportAccuracyTests {
  @Test func thePublishedReportIsTheDataset() throws {
    guard let score = try SampleReports.publishedScore() else {
      return print("reading: skipped: ../shared is not there")
    }
    print("reading: fukushima-ict-2019: \(score.line)")
    for missed in score.missed { print("reading:   not read: \(missed)") }
    for wrong in score.wrong { print("reading:   not in the dataset: \(wrong)") }
    #expect(score.sections == score.expected.sections)
    #expect(score.measures == score.expected.measures)
    #expect(score.report.plan.fiscalYear == score.expected.year)
    #expect(score.report.plan.owner == score.expected.owner)
    #expect(score.precision >= 0.95)
    #expect(score.recall >= 0.95)
  }

  @Test(arguments: SampleReports.names)
  func reportsOfOtherShapesAreRead(_ name: String) throws {
    let score = try #require(try SampleReports.score(name))
    print("reading: \(name): \(score.line)")
    #expect(score.sections == score.expected.sections)
    #expect(score.measures == score.expected.measures)
    #expect(score.report.plan.fiscalYear == score.expected.year)
    #expect(score.precision >= 0.95, "\(score.wrong)")
    #expect(score.recall >= 0.95, "\(score.missed)")
  }

  @Test(arguments: SampleReports.documents)
  func documentsOfOtherStylesAreRead(_ name: String) throws {
    let scores = try SampleReports.documentScores(name)
    #expect(scores.count == (name == "years.xlsx" ? 2 : 1))
    for score in scores {
      print("reading: \(name): \(score.line)")
      for missed in score.missed { print("reading:   not read: \(missed)") }
      for wrong in score.wrong { print("reading:   read wrongly: \(wrong)") }
      #expect(score.sections == score.expected.sections)
      #expect(score.measures == score.expected.measures)
      #expect(score.report.plan.fiscalYear == score.expected.year)
      #expect(score.report.plan.owner == score.expected.owner)
      #expect(score.precision >= 0.95, "\(score.wrong)")
      #expect(score.recall >= 0.95, "\(score.missed)")
    }
  }

  /// Of the readings in each band of certainty at least as many are right as the band says, within what chance allows:
  /// two standard deviations of a count.
  @Test func certaintyIsNoMoreThanTheShareThatIsRight() throws {
    let scores =
      try SampleReports.names.compactMap(SampleReports.score) + [SampleReports.publishedScore()].compactMap(\.self)
    let judged = scores.flatMap(\.judged)
    for (low, high) in [(0.0, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)] {
      let band = judged.filter { ($0.certainty >= low) && $0.certainty < high }
      guard !band.isEmpty else { continue }
      let right = Double(band.count { $0.isRight })
      let expected = band.reduce(0) { $0 + $1.certainty }
      let deviation = band.reduce(0) { $0 + $1.certainty * (1 - $1.certainty) }.squareRoot()
      print(
        "reading: certainty \(low) to \(min(high, 1)): \(band.count) readings, \(Int(right)) right, "
          + String(format: "%.1f expected", expected))
      #expect(right >= expected - 2 * deviation, "\(low)")
    }
  }
}
