// SPDX-License-Identifier: GPL-3.0-or-later
import Notation
import Testing

@Suite("Fiscal years as documents write them")
struct FiscalYearNotationTests {
  @Test(arguments: [
    ("2019", 2019), ("2019年度", 2019), ("２０１９年度", 2019), ("R1", 2019), ("R元", 2019), ("r元年度", 2019),
    ("令和元年度", 2019), ("令和2年度", 2020), ("H30", 2018), ("平成30年度", 2018), ("平成31年度", 2019), ("Ｈ３０", 2018),
    ("昭和64年", 1989), ("S63", 1988), ("平成35年度", 2023), (" 2020 ", 2020), ("FY2021", 2021), ("大正元年", 1912),
  ])
  func readsYear(_ text: String, _ year: Int) {
    #expect(FiscalYearNotation.year(in: text) == year)
  }

  @Test(arguments: ["", "年度", "R", "R0", "H100", "19", "20190", "1,234", "R1.5", "9999", "value", "R元x", "+2019", "Ⅳ"])
  func refusesWhatIsNoYear(_ text: String) {
    #expect(FiscalYearNotation.year(in: text) == nil)
  }

  @Test func whatItWritesItReads() {
    for year in 1868...2100 {
      #expect(FiscalYearNotation.year(in: Era.short(fiscalYear: year)) == year)
      #expect(FiscalYearNotation.year(in: Era.long(fiscalYear: year)) == year)
    }
    #expect(Era.long(fiscalYear: 2019) == "令和元年度")
    #expect(Era.short(fiscalYear: 2018) == "H30")
  }
}
