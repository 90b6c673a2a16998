// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// The first and the last value of a series, laid out for little room: a ranking keeps one for each of its best.
struct SeriesEnds: Sendable {
  struct End: Sendable {
    let year: Int16
    let value: Double

    var point: History.Point { History.Point(year: FiscalYear(Int(year)), value: value) }
  }

  let series: Int32
  private let firstYear, lastYear: Int16
  private let firstValue, lastValue: Double

  init(series: Int, first: End, last: End) {
    self.series = Int32(truncatingIfNeeded: series)
    (firstYear, firstValue) = (first.year, first.value)
    (lastYear, lastValue) = (last.year, last.value)
  }

  var first: End { End(year: firstYear, value: firstValue) }
  var last: End { End(year: lastYear, value: lastValue) }
}

extension EndStrip {
  /// Of a series that has a value.
  func end(_ place: Int) -> SeriesEnds.End {
    let (value, year) = self[place]
    return SeriesEnds.End(year: year, value: value)
  }
}
