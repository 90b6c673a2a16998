// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

/// How many rows a chart shows. More than a page can hold would be a picture that nobody reads.
struct ChartLimit {
  let rows: Int
  /// Of small plots; more are no longer looked at one by one.
  let panels: Int

  /// Two A4 columns of rows; the plan of 2019 has 71 with a ratio.
  static let page = ChartLimit(rows: 80, panels: 24)
  /// What a page of A4 holds without being cut, or shrunk until nobody can read it.
  static let sheet = ChartLimit(rows: 40, panels: 15)

  /// What a picture of fixed height has room for: small plots stand three in a row, each as high as six rows of a list.
  init(fitting rows: Int) { self.init(rows: rows, panels: 3 * max(1, (rows + 4) / 6)) }

  /// Fewer rows, or small plots, than this are no chart of a plan.
  static let fewest = 4

  /// As many rows, or small plots.
  init(places: Int) { self.init(rows: places, panels: places) }

  /// For rows in groups, whose headings take room too: as many as fit with the headings that they bring with them.
  func withHeadings<Row>(of rows: [Row], groups: (Row) -> Int?, first: (Row, Row) -> Bool) -> ChartLimit {
    guard self.rows < Self.page.rows else { return self }
    let choices = stride(from: min(self.rows, rows.count), to: 1, by: -1).map { ChartLimit(rows: $0, panels: panels) }
    return choices.first { limit in
      let drawn = limit.drawn(rows, first: first)
      return Double(drawn.count) + AttainmentChart.headingRows * Double(Set(drawn.map(groups)).count)
        <= Double(self.rows)
    } ?? ChartLimit(rows: 1, panels: panels)
  }

  private init(rows: Int, panels: Int) { (self.rows, self.panels) = (rows, panels) }

  /// The rows to draw, in the order in which they came: all, or those that come first by `first`. Of several that are alike all are
  /// drawn or none, unless that left less than half of the room used.
  func drawn<Row>(_ rows: [Row], first: (Row, Row) -> Bool) -> [Row] {
    guard rows.count > self.rows else { return rows }
    let order = rows.enumerated().sorted { first($0.element, $1.element) }
    let before = order.prefix { first($0.element, order[self.rows].element) }.count
    return order.prefix(before * 2 >= self.rows ? before : self.rows)
      .sorted { $0.offset < $1.offset }.map(\.element)
  }
}
