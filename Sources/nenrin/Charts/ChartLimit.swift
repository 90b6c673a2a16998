// SPDX-License-Identifier: GPL-3.0-or-later

/// How many rows a chart shows. More than a page can hold would be a picture that nobody reads.
enum ChartLimit {
  /// Two A4 columns of rows; the plan of 2019 has 71 with a ratio.
  static let rows = 80

  /// The rows to draw, in the order in which they came: all, or those that come first by `first`.
  static func drawn<Row>(_ rows: [Row], first: (Row, Row) -> Bool) -> [Row] {
    guard rows.count > Self.rows else { return rows }
    return rows.enumerated().sorted { first($0.element, $1.element) }.prefix(Self.rows)
      .sorted { $0.offset < $1.offset }.map(\.element)
  }
}
