// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Indicators
import Testing

@testable import PlanEvaluation

/// An office's own scheme, and what can be wrong with its file.
@Suite("Files of grading schemes")
struct SchemeFileTests {
  func scheme(_ text: String) throws -> GradingScheme { try SchemeFile.scheme(Data(text.utf8), id: "own") }

  @Test func readsWhatTheDocumentationShows() throws {
    let own = try scheme(
      """
      { "name": "本市の評価基準", "measure": "target_ratio", "when_met": "S",
        "grades": [ { "grade": "S", "label": "達成" }, { "grade": "A", "at_least": "90%" },
                    { "grade": "B", "at_least": 0.5, "tone": "bad" }, { "grade": "C" } ],
        "without_target": { "measure": "annual_growth", "grades": [ { "grade": "+", "at_least": 0 }, { "grade": "-" } ] } }
      """)
    #expect(own.name == "本市の評価基準" && own.rule.measure == .targetRatio && own.rule.whenMet == "S")
    #expect(own.rule.steps.map(\.grade) == ["S", "A", "B", "C"])
    #expect(own.rule.steps.map(\.atLeast) == [.infinity, 0.9, 0.5, nil])
    #expect(own.rule.steps.map(\.tone) == [.good, .fair, .bad, .bad])
    let target = History.Point(year: 2019, value: 100)
    for (value, grade) in [(100.0, "S"), (90, "A"), (50, "B"), (49, "C")] {
      let subject = GradingSubject(actual: History.Point(year: 2019, value: value), target: target)
      #expect(try own.verdict(on: subject).get().step.grade == grade)
    }
    let rising = GradingSubject(
      baseline: History.Point(year: 2018, value: 1), actual: History.Point(year: 2019, value: 2))
    #expect(try own.verdict(on: rising).get().step.grade == "+")
  }

  @Test(arguments: [
    ("{", SchemeFileError.notJSON(line: nil)), ("[1]", .notJSON(line: 1)),
    (#"{"grades": []}"#, .missingField("measure")), (#"{"measure": "met"}"#, .missingField("grades")),
    (#"{"measure": 1, "grades": []}"#, .wrongType(field: "measure")),
    (#"{"measure": "speed", "grades": []}"#, .unknownMeasure("speed", field: "measure")),
    (#"{"measure": "met", "grades": [{"grade": "A"}]}"#, .tooFewGrades(field: "grades")),
    (#"{"measure": "met", "grades": [{"grade": "A"}, {"grade": "B"}]}"#, .noBound(field: "grades[1].at_least")),
    (
      #"{"measure": "met", "grades": [{"grade": "A", "at_least": 1}, {"grade": "B", "at_least": 0}]}"#,
      .boundOfLast(field: "grades[2].at_least")
    ),
    (
      #"{"measure": "met", "grades": [{"grade": "A", "at_least": "high"}, {"grade": "B"}]}"#,
      .unreadableBound("high", field: "grades[1].at_least")
    ),
    (
      #"{"measure": "met", "grades": [{"grade": "A", "at_least": 0.5}, {"grade": "B", "at_least": 0.5}, {"grade": "C"}]}"#,
      .notDescending(field: "grades[2].at_least")
    ),
    (
      #"{"measure": "met", "grades": [{"grade": "A", "at_least": 1}, {"grade": "A"}]}"#,
      .repeatedGrade("A", field: "grades[2].grade")
    ),
    (
      #"{"measure": "met", "grades": [{"grade": "A", "at_least": 1, "tone": "nice"}, {"grade": "B"}]}"#,
      .unknownTone("nice", field: "grades[1].tone")
    ),
    (
      #"{"measure": "met", "when_met": "S", "grades": [{"grade": "A", "at_least": 1}, {"grade": "B"}]}"#,
      .unknownGrade("S", field: "when_met")
    ),
    (
      #"{"measure": "met", "grades": [{"grade": "A", "at_least": true}, {"grade": "B"}]}"#,
      .wrongType(field: "grades[1].at_least")
    ),
  ])
  func saysWhatIsWrong(_ text: String, _ expected: SchemeFileError) {
    let error = #expect(throws: SchemeFileError.self) { try scheme(text) }
    // Foundation does not say the line of every fault.
    if case .notJSON = expected, case .notJSON = error { return }
    #expect(error == expected)
  }

  @Test func saysTheLine() {
    let error = #expect(throws: SchemeFileError.self) { try scheme("{\n\"measure\": \"met\",\n oops }") }
    #expect(error == .notJSON(line: 3))
  }
}
