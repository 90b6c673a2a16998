// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

extension Headings {
  /// Where a logistic curve levels off, and its 95 % interval.
  static var ceilings: [Table.Column] {
    [
      Table.Column("ceiling", say("頭打ち", "ceiling"), .trailing),
      Table.Column("ceiling_lo95", say("95%下限", "95% low"), .trailing),
      Table.Column("ceiling_hi95", say("95%上限", "95% high"), .trailing),
    ]
  }
}
