// SPDX-License-Identifier: GPL-3.0-or-later

/// How a table lies on paper: as wide as the page, its type large enough to be read, and no page with a few last rows only.
///
/// A column is as wide as so many digits of the workbook's font. Where that font is not installed, those of another are up to a
/// third wider, and all is printed smaller: that is allowed for.
struct SheetPages: Equatable {
  enum Paper: UInt8 { case a3 = 8, a4 = 9 }

  let paper: Paper
  let isLandscape: Bool
  /// How many pages below each other, where that is to be forced; 0 leaves it to the rows.
  private(set) var pages = 0
  /// In inches; more than elsewhere where the rows are dealt out among the pages.
  private(set) var bottom = Self.margin

  /// In points, and the margins in inches.
  private static let (short, long, margin) = (595.0, 842.0, 0.6)
  static let side = 0.35
  private static let sides = 2 * side * 72
  /// Type of 11 points is printed as one of 8 points.
  static let leastScale = 0.74
  private static let digits = [1, 1.3, 1.33, 1.36]
  /// A page of A4 on its side holds columns so wide, in pixels, in type of that size.
  static let widest = (long - sides) * 4 / 3 / leastScale
  /// And these even where digits are as wide as in the font that stands in for the workbook's; on a page that stands the others. A little
  /// less, or which whole per cent a program prints in would hang on the last dot.
  static let widestInAnyFont = widest / 1.36 - 6
  static let widestUprightInAnyFont = (short - sides) * 4 / 3 / leastScale / 1.36 - 6

  /// - Parameters:
  ///   - heights: of the rows that are not repeated on each page, in points.
  ///   - headings: the height of those that are.
  ///   - titles: rows that do not end a page, as they belong to the next.
  init(width pixels: Double, heights: [Double], headings: Double = 0, keptWithNext titles: Set<Int> = []) {
    let width = pixels * 3 / 4
    isLandscape = pixels > Self.widestUprightInAnyFont + 1
    paper = (Self.long - Self.sides) / width < Self.leastScale ? .a3 : .a4
    let grown = paper == .a3 ? 2.0.squareRoot() : 1
    let (across, down) = isLandscape ? (Self.long * grown, Self.short * grown) : (Self.short, Self.long)
    let scales = Self.digits.map { min(1, (across - Self.sides) / (width * $0)) }
    // Some shrink by whole per cent, and the footer as well.
    let printers =
      [Printer(scale: scales[0], shrinksFooter: false)]
      + scales.map { scale in
        Printer(scale: (scale * 100).rounded(.down) / 100, shrinksFooter: true)
      }
    let room = down - 2 * Self.margin * 72
    func isFilled(lessBy cut: Double) -> Bool {
      printers.allSatisfy {
        Self.isFilled(
          heights, titles, room: $0.room(room - cut) - headings, page: $0.room(room) - headings)
      }
    }
    if isFilled(lessBy: 0) { return }
    let total = heights.reduce(0, +) + headings
    let squeezed = zip(scales, Self.digits).allSatisfy { min($0, room / total) * $1 >= Self.leastScale }
    if squeezed {
      pages = 1
      return
    }
    let cut = stride(from: 0.01, to: 0.4, by: 0.01).map { $0 * room }.first(where: isFilled) ?? 0
    bottom += cut / 72
  }

  /// Where the page's number stands, in inches from the end of the page.
  var footer: Double { bottom - Self.footerHeight }

  private static let footerHeight = 0.3

  /// How a program prints: how much smaller, and whether the room between the rows and the end of the footer shrinks as well.
  private struct Printer {
    let scale: Double
    let shrinksFooter: Bool

    /// What there is for rows, of so much of the page.
    func room(_ room: Double) -> Double {
      (room + (shrinksFooter ? (1 - scale) * SheetPages.footerHeight * 72 : 0)) / scale
    }
  }

  /// Whether all is on one page, or the last one is filled to a fifth and no title stands at the end of another.
  private static func isFilled(_ heights: [Double], _ titles: Set<Int>, room: Double, page: Double) -> Bool {
    var (pages, filled) = (1, 0.0)
    for (row, height) in heights.enumerated() {
      if filled + height > room {
        if titles.contains(row - 1) { return false }
        (pages, filled) = (pages + 1, 0)
      }
      filled += height
    }
    return pages == 1 || filled >= page / 5
  }
}
