// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators
import Testing

@testable import PlanReading

/// A table that does not agree with itself is read, but not as certain; the same table without the slip is certain.
@Suite("Evidence that a shape was understood")
struct ShapeEvidenceTests {
  private static let header = "No.\t指標\t単位\tR3目標値\tR3実績値\t達成率\t担当課"
  private static let rows = [
    "1\t相談件数\t件\t200\t180\t90.0%\t市民課", "2\t講座の参加者数\t人\t400\t500\t125.0%\t生涯学習課", "3\t健診の受診率\t％\t60\t48\t80.0%\t健康課",
    "4\t公園の面積\tha\t50\t45\t90.0%\t都市計画課", "5\t図書の貸出冊数\t冊\t1,000\t1,100\t110.0%\t生涯学習課",
  ]

  private static func sure(_ header: String = header, _ rows: [String] = rows) throws -> [Double] {
    let text = "令和3年度　あおい市総合計画の進捗状況\n\n" + ([header] + rows).joined(separator: "\n")
    return try #require(PlanReport(text: text)).observations.filter { $0.certainty >= 0.9 }.map(\.value).sorted()
  }

  @Test func aTableThatAgreesIsCertain() throws {
    #expect(try Self.sure() == [45, 48, 50, 60, 180, 200, 400, 500, 1000, 1100])
  }

  @Test func ratiosThatCannotBeHadLeaveNothingCertain() throws {
    // Of half of the column's numbers, so that no two columns of values give them.
    let rows = Self.rows.map { row in
      var cells = row.split(separator: "\t").map(String.init)
      cells[5] = "37.5%"
      return cells.joined(separator: "\t")
    }
    #expect(try Self.sure(Self.header, rows).isEmpty)
  }

  @Test func exchangedColumnsLeaveNothingCertain() throws {
    #expect(try Self.sure(Self.header.replacing("目標値\tR3実績値", with: "実績値\tR3目標値")).isEmpty)
  }

  @Test func aRowThatLostASeparatorIsNotCertain() throws {
    var rows = Self.rows
    rows[1] = rows[1].replacing("\t400\t", with: "\t400")
    #expect(try Self.sure(Self.header, rows) == [45, 48, 50, 60, 180, 200, 1000, 1100])
  }

  @Test(arguments: [("講座の参加者数", "円"), ("健診の受診率", "件"), ("公園の面積", "人"), ("図書の購入額", "%"), ("施設数", "人")])
  func aUnitThatIsNoneOfItsName(name: String, unit: String) { #expect(UnitAgreement.isExcluded(unit, of: name)) }

  @Test(arguments: [
    ("講座の参加者数", "人"), ("健診の受診率", "%"), ("死亡率（人口10万対）", "人"), ("有効求人倍率", "倍"), ("事業者数", "件"), ("参加者の増加数", "%"),
    ("図書の購入額（千円）", "円"), ("一人当たりの貸出冊数", "冊"), ("", "人"), ("講座の参加者数", ""),
  ])
  func aUnitThatMayBe(name: String, unit: String) { #expect(!UnitAgreement.isExcluded(unit, of: name)) }

  @Test(arguments: ["による創業者数", "を利用した人の割合", "ーズの数", "登録者数（正", "危機管理課", "達成度", "ける雇用者数）", "研修への"])
  func aNameThatWasCut(_ name: String) { #expect(NameShape.isCut(name)) }

  @Test(arguments: ["創業者数（累計）", "「語り部」の数", "１人当たりのごみ排出量", "をかし村の来場者数".replacing("を", with: "お"), "のびのび広場の利用者数"])
  func aNameThatIsWhole(_ name: String) { #expect(!NameShape.isCut(name)) }

  @Test(arguments: [("水準（令和2年度）", true), ("令和2年度", false), ("H30年度末", false), ("前年度", false), ("2019", false)])
  func whatAHeadingSaysBesideItsYear(header: String, more: Bool) {
    #expect(ReportColumn(header).saysMoreThanYear == more)
  }

  @Test(arguments: [
    ("### 取組1-1　スポーツ教室", "スポーツ教室"), ("■ 指標１　生徒数", "生徒数"), ("（1）講座の開催", "講座の開催"), ("1 入館者数", "入館者数"),
    ("①入館者数", "入館者数"), ("参議院議員の候補者", "参議院議員の候補者"), ("１人当たりの排出量", "１人当たりの排出量"),
  ])
  func numbersBeforeNames(line: String, name: String) { #expect(NumberedName.bare(line) == name) }
}
