// SPDX-License-Identifier: GPL-3.0-or-later
import Notation
import Testing

@Suite("Years, dates and periods in texts")
struct WrittenTimeTests {
  @Test(arguments: [
    ("令和 4 年度", "year 2022"), ("H30", "year 2018"), ("H30年度", "year 2018"), ("平成30年", "year 2018"),
    ("平成30年度", "year 2018"), ("R元", "year 2019"),
    ("R1", "year 2019"), ("Ｒ２", "year 2020"), ("令和元年度", "year 2019"), ("2019年度", "year 2019"), ("二〇一九年度", "year 2019"),
    ("平成三十年度", "year 2018"), ("昭和63年度", "year 1988"), ("S63年度", "year 1988"), ("㍻30年度", "year 2018"),
    ("FY2021", "year 2021"),
    ("平成31年度（令和元年度）", "year 2019"), ("平成31（令和元）年度", "year 2019"), ("令和元（2019）年度", "year 2019"),
    ("2019（令和元）年度", "year 2019"), ("平成35年", "year 2023"),
    ("平成31年1月23日", "date 2018 2019-01-23"), ("令和2年3月31日", "date 2019 2020-03-31"),
    ("令和二年三月三十一日", "date 2019 2020-03-31"),
    ("R2.3末", "date 2019 2020-03-31"), ("R2.2末", "date 2019 2020-02-29"), ("令和元年5月", "date 2019 2019-05"),
    ("令和2年3月末日現在", "date 2019 2020-03-31"), ("H31.3.31現在", "date 2018 2019-03-31"), ("令和元年度末", "date 2019 2020-03-31"),
    ("R元.5.1", "date 2019 2019-05-01"), ("2020/3/31", "date 2019 2020-03-31"), ("2020-03-31", "date 2019 2020-03-31"),
    ("2019.4.1", "date 2019 2019-04-01"), ("2020年度4月", "date 2020 2020-04"), ("2019年度3月", "date 2019 2020-03"),
    ("H31.4～R2.2", "period 2019 2020-02-29"), ("H31.4〜R2.3", "period 2019 2020-03-31"),
    ("令和元年～5年度", "period 2023 2024-03-31"),
    ("2019-2023年度", "period 2023 2024-03-31"), ("2019～2023年度", "period 2023 2024-03-31"),
    ("２０１９－２０２３年度", "period 2023 2024-03-31"), ("R元～R5年度", "period 2023 2024-03-31"),
    ("R2～R6", "period 2024 2025-03-31"), ("2019/4/1～2020/3/31", "period 2019 2020-03-31"),
  ])
  func times(_ text: String, _ expected: String) {
    #expect(QuantityNotationTests.lines(text) == expected)
    #expect(QuantityNotation.quantities(in: text).map(\.asWritten) == [text])
  }

  @Test(arguments: [
    ("平成35年", WrittenTime.Oddity.afterEraEnd), ("平成31年5月", .afterEraEnd), ("令和元年3月", .beforeEraStart),
    ("令和3年2月30日", .noSuchDay), ("昭和66年度", .afterEraEnd),
  ])
  func oddYearsAreReadAndNoted(_ text: String, _ oddity: WrittenTime.Oddity) {
    #expect(QuantityNotation.quantities(in: text).map { $0.time?.oddity } == [oddity])
  }

  @Test(arguments: ["平成31年度", "平成31年4月30日", "令和元年5月1日", "昭和64年", "平成元年", "令和18年度"])
  func yearsThatExistAreNotNoted(_ text: String) {
    #expect(QuantityNotation.quantities(in: text).map { $0.time?.oddity } == [nil])
  }

  /// Which number a time belongs to.
  @Test(arguments: [
    ("11,696人（R2.3末時点）", "11696人 exact amount 2019 2020-03-31"),
    ("H31.3末時点：7,605人 ・R2.3末時点：9,852人", "7605人 exact amount 2018 2019-03-31 | 9852人 exact amount 2019 2020-03-31"),
    ("65.0%（H30:61.9%）", "65% exact share | 61.9% exact share 2018"),
    ("1,200,000件（令和5年度）", "1200000件 exact amount 2023"), ("361件(R2)", "361件 exact amount 2020"),
    ("R1年度融資実績：4,686件 61,552,998千円", "4686件 exact amount 2019 | 61552998000円 exact money 2019"),
    ("令和元年度は、本人確認情報が約4万件検索され", "40000件 approx amount 2019"),
    ("43.7%\n（H29）", "43.7% exact share 2017"), ("令和 3 年度は 1 億 2,840 万円", "128400000円 exact money 2021"),
    ("H30年度2地区に加え、新たに3地区を整備した。", "2地区 exact amount 2018 | 3地区 exact amount"),
    ("平成30年時点の5から10へと増加した", "5 exact amount 2018 | 10 exact amount"),
    ("R1 120件、R2 150件、R3 180件", "120件 exact amount 2019 | 150件 exact amount 2020 | 180件 exact amount 2021"),
    ("令和6年度末までに80%以上", "80% at_least share 2024 2025-03-31"),
    ("182名（H31.4.1現在）", "182人 exact amount 2019 2019-04-01"),
    ("660件（H31.4～R2.2）", "660件 exact amount 2019 2020-02-29"),
    ("平成31年1月23日現在 ダウンロード者数：26,686", "26686 exact amount 2018 2019-01-23"),
    ("令和元年度に開始。30人が参加。", "30人 exact amount | year 2019"),
  ])
  func timesBelongToNumbers(_ text: String, _ expected: String) {
    let lines = QuantityNotationTests.lines(text).split(separator: " | ").sorted()
    #expect(lines == expected.split(separator: " | ").sorted())
  }
}
