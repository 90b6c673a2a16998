// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

extension DefaultStringInterpolation {
  /// A count in a sentence, by thousands: `"\(grouped: 5000)施策"` is 5,000施策.
  mutating func appendInterpolation(grouped count: Int) {
    appendLiteral(NumberText.grouped(Double(count), decimals: 0))
  }
}
