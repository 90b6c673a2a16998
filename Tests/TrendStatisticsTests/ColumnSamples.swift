// SPDX-License-Identifier: GPL-3.0-or-later
import Indicators

/// Columns of arbitrary values, the same in every run: a linear congruential generator (Knuth's MMIX).
struct ColumnSamples {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  /// One in nine missing, one zero and one negative; else few different whole numbers, so that ties are many, or some
  /// thousandths.
  mutating func value() -> Double? {
    let number = Double(number(below: 2000))
    switch self.number(below: 9) {
    case 0: return nil
    case 1: return 0
    case 2: return -number
    case 3...5: return (number / 100).rounded()
    default: return number / 1000 + 0.001
    }
  }

  mutating func column(_ count: Int) -> Column { Column((0..<count).map { _ in value() }) }

  mutating func years(_ years: ClosedRange<Int>, series: Int) -> [FiscalYear: Column] {
    var columns: [FiscalYear: Column] = [:]
    for year in years { columns[FiscalYear(year)] = column(series) }
    return columns
  }
}
