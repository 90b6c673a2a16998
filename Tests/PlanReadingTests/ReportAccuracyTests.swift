// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import PlanReading
import TestSupport
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

  /// Lines without gaps between their columns are read by their neighbours, and never as certain.
  @Test(arguments: SampleReports.tight)
  func columnsWithoutGapsAreRead(_ name: String) throws {
    let score = try #require(try SampleReports.documentScores(name).first)
    print("reading: \(name): \(score.line)")
    #expect(score.precision >= 0.9, "\(score.wrong)")
    #expect(score.recall >= 0.9, "\(score.missed)")
    #expect(score.report.observations.allSatisfy { $0.certainty < 0.9 })
  }

  /// Of the readings in each band of certainty at least as many are right as the band says, within what chance allows:
  /// two standard deviations of a count.
  @Test func certaintyIsNoMoreThanTheShareThatIsRight() throws {
    let scores =
      try SampleReports.names.compactMap(SampleReports.score)
      + SampleReports.documents.flatMap(SampleReports.documentScores)
      + [SampleReports.publishedScore()].compactMap(\.self)
    check(scores.flatMap(\.judged), "clean")
    // What enters a store without a person's look: nine in ten are right in every document, not only in their sum.
    for score in scores {
      let sure = score.judged.filter { $0.certainty >= 0.9 }
      #expect(
        Double(sure.count { $0.isRight }) >= 0.9 * Double(sure.count), "\(score.report.plan.title): \(score.wrong)")
    }
  }

  /// Lost separators, broken lines, lost characters and columns moved: what is read wrongly for that is doubted.
  @Test func certaintyHoldsForDamagedReports() throws {
    var judged: [(certainty: Double, isRight: Bool)] = []
    for (name, text, table) in try SampleReports.texts() {
      for seed in 1...4 {
        let damaged = DamagedReport(text, seed: UInt64(seed)).text
        guard let report = PlanReport(text: damaged) else { continue }
        judged += ReportScore(expected: ReportExpectation(table: table), report: report).judged
      }
      #expect(!judged.isEmpty, "\(name)")
    }
    check(judged, "damaged")
    let sure = judged.filter { $0.certainty >= 0.9 }
    #expect(Double(sure.count { $0.isRight }) >= 0.9 * Double(sure.count))
  }

  private func check(_ judged: [(certainty: Double, isRight: Bool)], _ kind: String) {
    for (low, high) in [(0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)] {
      let band = judged.filter { ($0.certainty >= low) && $0.certainty < high }
      guard !band.isEmpty else { continue }
      let right = Double(band.count { $0.isRight })
      let expected = band.reduce(0) { $0 + $1.certainty }
      let deviation = band.reduce(0) { $0 + $1.certainty * (1 - $1.certainty) }.squareRoot()
      print(
        "reading: \(kind): certainty \(low) to \(min(high, 1)): \(band.count) readings, \(Int(right)) right "
          + String(format: "(%.3f), %.1f expected", right / Double(band.count), expected))
      #expect(right >= expected - 2 * deviation, "\(kind) \(low)")
    }
  }
}

/// A text as bad copying leaves it.
struct DamagedReport {
  private(set) var text = ""

  init(_ original: String, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let lines = original.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    text = lines.map { Self.damaged($0, &generator) }.joined(separator: "\n")
  }

  private static func damaged(_ line: String, _ generator: inout SeededGenerator) -> String {
    var characters = Array(line)
    func places(_ isWanted: (Character) -> Bool) -> [Int] { characters.indices.filter { isWanted(characters[$0]) } }
    switch Int.random(in: 0..<24, using: &generator) {
    case 0:
      if let place = places({ "\t|,".contains($0) }).randomElement(using: &generator) { characters.remove(at: place) }
    case 1:
      if line.contains("\t"), let place = places({ $0 != "\t" }).randomElement(using: &generator) {
        characters.insert("\n", at: place)
      }
    case 2:
      if let place = places({ !$0.isWhitespace && !$0.isNumber }).randomElement(using: &generator) {
        characters.remove(at: place)
      }
    case 3:
      let gaps = places { $0 == " " }.filter { $0 > 1 && characters[$0 - 1] == " " && characters[$0 - 2] == " " }
      if let place = gaps.randomElement(using: &generator) { characters.removeSubrange(place - 1...place) }
    default: break
    }
    return String(characters)
  }
}
