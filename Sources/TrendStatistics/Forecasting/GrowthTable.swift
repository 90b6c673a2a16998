// SPDX-License-Identifier: GPL-3.0-or-later
/// The yearly steps of many series on their working scales, newest first, in one buffer.
struct GrowthTable: Sendable {
  /// Of more steps than this the older ones say little of what comes: growth changes.
  static let depth = 12
  /// From how many earlier years, at most, forecasts are tried on the past.
  static let origins = 8
  static let width = depth + origins

  /// Shape of both: series × `width`.
  private(set) var steps: [Double]
  private(set) var parts: [StepPart]
  private(set) var counts: [Int]
  /// The last year of each series, as a number.
  let ends: [Int]

  init(_ series: [WorkingSeries?]) {
    counts = series.map { $0?.steps.count ?? 0 }
    ends = series.map { $0?.lastYear.number ?? 0 }
    steps = [Double](repeating: 0, count: series.count * Self.width)
    parts = [StepPart](repeating: .whole, count: series.count * Self.width)
    for (row, series) in series.enumerated() {
      guard let series else { continue }
      for index in series.steps.indices {
        steps[row * Self.width + index] = series.steps[index]
        parts[row * Self.width + index] = series.parts[index]
      }
    }
  }

  /// The years of a series.
  func span(_ series: Int) -> SiblingYears.Span { SiblingYears.Span(end: ends[series], steps: counts[series]) }

  /// How many years back, from the one of `place`'s window, those years lie that a step is of: its own, or all those of its gap,
  /// some of which may come after the window.
  @inline(__always)
  func years(of index: Int, at place: Int) -> Range<Int> {
    let newest = place - Int(parts[index].number)
    return newest..<(newest + Int(parts[index].years))
  }

  /// The steps of a series that are known `back` years before its last, newest first: where they stand in the buffers.
  @inline(__always)
  func window(_ series: Int, back: Int) -> Range<Int> {
    let start = series * Self.width + back
    return start..<(start + max(0, min(Self.depth, counts[series] - back)))
  }
}
