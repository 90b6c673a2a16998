// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What is said of growth beside its numbers.
enum GrowthWording {
  static var notWholeYears: String { say("1年単位でない", "not whole years") }

  /// The days for which the values hold that are no whole years apart.
  static func days(from: CalendarDate?, to: CalendarDate?) -> String {
    switch (from, to) {
    case (let from?, let to?): say("\(from) から \(to) までの変化", "from \(from) to \(to)")
    case (let from?, nil): say("最初の値は \(from) 時点", "first value as of \(from)")
    case (nil, let to?): say("最後の値は \(to) 時点", "last value as of \(to)")
    case (nil, nil): ""
    }
  }
}
