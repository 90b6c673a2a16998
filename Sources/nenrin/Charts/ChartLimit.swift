// SPDX-License-Identifier: GPL-3.0-or-later

/// How many rows a chart shows. More than a page can hold would be a picture that nobody reads.
struct ChartLimit {
  let rows: Int
  /// Of small plots; more are no longer looked at one by one.
  let panels: Int

  /// Two A4 columns of rows; the plan of 2019 has 71 with a ratio.
  static let page = ChartLimit(rows: 80, panels: 24)
  /// What a page of A4 holds without being cut, or shrunk until nobody can read it.
  static let sheet = ChartLimit(rows: 40, panels: 15)
  /// Half of that: a page on its side.
  static let halfSheet = ChartLimit(rows: 18, panels: 6)

  /// What a picture of fixed height has room for: small plots stand three in a row, each as high as six rows of a list.
  init(fitting rows: Int) { self.init(rows: rows, panels: 3 * max(1, (rows + 4) / 6)) }

  /// Where the rows stand in groups, whose headings take room too.
  var withHeadings: ChartLimit { rows < Self.page.rows ? ChartLimit(rows: max(4, rows - 8), panels: panels) : self }

  private init(rows: Int, panels: Int) { (self.rows, self.panels) = (rows, panels) }

  /// The rows to draw, in the order in which they came: all, or those that come first by `first`.
  func drawn<Row>(_ rows: [Row], first: (Row, Row) -> Bool) -> [Row] {
    guard rows.count > self.rows else { return rows }
    return rows.enumerated().sorted { first($0.element, $1.element) }.prefix(self.rows)
      .sorted { $0.offset < $1.offset }.map(\.element)
  }

  /// How many of the rows are not drawn: of those that were due, and of those that are not yet.
  static func leftOut<Row>(
    of rows: [Row], drawing drawn: [Row], isOpen: (Row) -> Bool
  ) -> (due: Int, open: Int) {
    let open = rows.count(where: isOpen) - drawn.count(where: isOpen)
    return (rows.count - drawn.count - open, open)
  }
}
