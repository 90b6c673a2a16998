// SPDX-License-Identifier: GPL-3.0-or-later
import PlanReading
import Testing

/// Years that their era did not have are read as they were meant, and told; years further ahead than any plan looks are none.
@Suite("Years beyond their era")
struct YearNoteTests {
  private static func notes(_ text: String, _ name: String = "t.csv") throws -> [(fact: ReadingNote.Fact, line: Int?)] {
    let folder = try DocumentFolder()
    try folder.write(name, text)
    return try folder.read(name).notes.map { ($0.fact, $0.place.line) }
  }

  @Test func aLongTableTellsThemOnce() throws {
    let notes = try Self.notes("指標,年度,値\nx,平成30年度,1\nx,平成35年度,2\nx,H36,3\nx,昭和70年,4\n")
    #expect(notes.count == 1)
    #expect(notes.first?.fact == .yearsBeyondEra(["平成35年度": 2023, "H36": 2024, "昭和70年": 1995]))
    #expect(notes.first?.line == 3)
  }

  @Test func aWideTableTellsThemOfItsHeader() throws {
    let notes = try Self.notes("指標,平成30年度,平成31年度,平成32年度\nx,1,2,3\n")
    #expect(notes.map(\.fact) == [.yearsBeyondEra(["平成32年度": 2020])])
    #expect(notes.first?.line == 1)
  }

  @Test func aReportTellsThem() throws {
    let notes = try Self.notes(
      "しらかば県計画 平成30年度の実績\n\n番号\t施策名\t目標\t実績\t評価\n1\t相談会\t平成33年度 300人\t120人\t順調\n2\t講座\t20回\t25回\t達成\n", "r.txt")
    #expect(notes.map(\.fact) == [.yearsBeyondEra(["平成33年度": 2021])])
    #expect(notes.first?.line == 4)
  }

  @Test(arguments: ["H99", "平成99年", "昭和120年"])
  func whatNoPlanLooksAheadToIsNoYear(_ text: String) {
    #expect(throws: ReadingRefusal.self) { try Self.notes("指標,年度,値\nx,\(text),1\n") }
  }

  @Test(arguments: ["平成31年度", "令和12年度", "R1", "2030", "昭和64年"])
  func otherYearsAreNotTold(_ text: String) throws {
    #expect(try Self.notes("指標,年度,値\nx,\(text),1\n").isEmpty)
  }

  @Test func statusesOfNoKnownMeaningAreTold() throws {
    let notes = try Self.notes(
      "しらかば県計画 平成30年度の実績\n\n番号\t施策名\t目標\t実績\t評価\n1\t相談会\t300人\t120人\tにこにこ\n2\t講座\t20回\t25回\t達成\n3\t見学\t20回\t25回\t－\n",
      "r.txt")
    #expect(notes.map(\.fact) == [.statusesUnknown(["にこにこ"])])
    #expect(notes.first?.line == 4)
  }

  /// With a legend there is nothing to tell.
  @Test(arguments: ["", "評価の凡例　A：目標達成　B：計画どおり　C：未達成"])
  func gradesThatNothingExplainsAreTold(_ legend: String) throws {
    let notes = try Self.notes(
      "しらかば県計画 平成30年度の実績\n\(legend)\n番号\t施策名\t目標\t実績\t評価\n1\t相談会\t300人\t120人\tC\n2\t講座\t20回\t25回\tA\n3\t見学\t20回\t20回\tB\n",
      "r.txt")
    let told = ReadingNote.Fact.statusesByConvention(["A": .achieved, "B": .asPlanned, "C": .missed])
    #expect(notes.map(\.fact) == (legend.isEmpty ? [told] : []))
  }
}
