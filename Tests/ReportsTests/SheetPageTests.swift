// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reports

/// How the tables of a workbook stand on paper.
@Suite("Pages of a workbook")
struct SheetPageTests {
  /// An upright page of A4 has room for 523 points across, which are 99 digits, and for 40 rows of 18.5 points.
  @Test func theLastRowsAreNotLeftAlone() {
    func isOne(rows: Int, columns: Int, isWide: Bool = false) -> Bool {
      Sheet.isLittleMoreThanAPage(
        widths: [Double](repeating: 10, count: columns), height: Sheet.height(lines: 1) * Double(rows), isWide: isWide)
    }
    #expect(!isOne(rows: 38, columns: 8) && isOne(rows: 44, columns: 8) && !isOne(rows: 60, columns: 8))
    // On its side there is room for fewer rows; and more where many columns make it smaller.
    #expect(isOne(rows: 31, columns: 13, isWide: true) && !isOne(rows: 31, columns: 26, isWide: true))
    #expect(isOne(rows: 62, columns: 26, isWide: true))
  }

  /// A kanji of 11 points is 16 points high; a text of 36 kanji in a column of 44 digits takes two lines.
  @Test func rowsHaveRoomForTheirLines() {
    #expect(Sheet.height(lines: 1) >= 18 && Sheet.height(lines: 3) >= 3 * 16)
    #expect(Sheet.lines(36, inWidth: 44) == 1 && Sheet.lines(72, inWidth: 44) == 2 && Sheet.lines(0, inWidth: 1) == 0)
  }
}
