// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// A history as the models take it: one value a year, without gaps, and its steps on the working scale.
struct WorkingSeries: Sendable {
  let scale: WorkingScale
  let range: ClosedRange<Double>
  let lastYear: FiscalYear
  /// One value a year, oldest first, in the unit of the values: the observed ones digit for digit, but for disturbed years; a
  /// gap is filled on a straight line of the working scale.
  let values: [Double]
  /// The position of the last value on the working scale.
  let position: Double
  /// The steps from year to year on the working scale, newest first, at most `GrowthTable.width`.
  let steps: [Double]
  /// For each step, of what it is a part: a step over a gap of g years stands as g equal ones.
  let parts: [StepPart]
  /// How many observed values count.
  let points: Int
  let jumps: [UnitJump]

  /// More years than this back nothing is learnt from.
  private static let longest = 60

  /// Refuses no point (`noHistory`), several points in one year and none in another (`noSpan`), values that are not finite
  /// (`notFinite`), and bounds that leave no value.
  init(_ series: ForecastSeries) throws(Unanswerable) {
    let all = series.history.points
    guard let first = all.first, let last = all.last else { throw .noHistory }
    guard all.allSatisfy(\.value.isFinite) else { throw .notFinite }
    guard all.count == 1 || first.year < last.year else { throw .noSpan }
    range = try series.bounds.range(after: last.value)
    let (kept, jumps) = UnitJump.separate(all)
    let recent = kept.filter { $0.year.distance(to: last.year) < Self.longest }
    (lastYear, points, self.jumps) = (last.year, recent.count, jumps)
    scale = WorkingScale(for: recent.map(\.value), bounds: series.bounds)
    let settled = try Self.settled(recent, scale, series.disturbed)
    (values, position) = (Self.filled(settled, scale), settled[settled.count - 1].position)
    (steps, parts) = Self.steps(settled)
  }

  /// The value at a position of the working scale: there where the last value stands that value itself, for 10 is not the
  /// exponential of its logarithm but 10.000000000000002.
  func value(at position: Double) -> Double {
    position == self.position ? values[values.count - 1] : scale.value(at: position)
  }

  /// A point on the working scale, with its value.
  private struct Place {
    let year: FiscalYear
    var position: Double
    var value: Double
  }

  /// How much of its distance from its neighbours a disturbed year keeps.
  private static let disturbedShare = 0.25

  private static func settled(
    _ points: [History.Point], _ scale: WorkingScale, _ disturbed: Set<FiscalYear>
  ) throws(Unanswerable) -> [Place] {
    var places = points.map { Place(year: $0.year, position: scale.position(of: $0.value), value: $0.value) }
    guard places.allSatisfy(\.position.isFinite) else { throw .notFinite }
    guard !disturbed.isEmpty else { return places }
    let calm = places.filter { !disturbed.contains($0.year) }
    guard !calm.isEmpty else { return places }
    for index in places.indices where disturbed.contains(places[index].year) {
      let expected = between(calm, at: places[index].year)
      places[index].position = expected + disturbedShare * (places[index].position - expected)
      places[index].value = scale.value(at: places[index].position)
    }
    return places
  }

  /// On the line between the neighbours in time, or level with the nearest at an end.
  private static func between(_ places: [Place], at year: FiscalYear) -> Double {
    guard let after = places.firstIndex(where: { year < $0.year }) else { return places[places.count - 1].position }
    guard after > 0 else { return places[0].position }
    let (a, b) = (places[after - 1], places[after])
    let part = Double(a.year.distance(to: year)) / Double(a.year.distance(to: b.year))
    return a.position + part * (b.position - a.position)
  }

  private static func filled(_ places: [Place], _ scale: WorkingScale) -> [Double] {
    var values = [places[0].value]
    for (a, b) in zip(places, places.dropFirst()) {
      let gap = a.year.distance(to: b.year)
      for year in stride(from: 1, to: gap, by: 1) {
        values.append(
          a.value == b.value
            ? a.value : scale.value(at: a.position + (b.position - a.position) * Double(year) / Double(gap)))
      }
      values.append(b.value)
    }
    return values
  }

  private static func steps(_ places: [Place]) -> ([Double], [StepPart]) {
    var (steps, parts): ([Double], [StepPart]) = ([], [])
    for (a, b) in zip(places, places.dropFirst()).reversed() {
      let gap = a.year.distance(to: b.year)
      for part in stride(from: 0, to: gap, by: 1) where steps.count < GrowthTable.width {
        steps.append((b.position - a.position) / Double(gap))
        parts.append(StepPart(number: UInt8(clamping: part), years: UInt8(clamping: gap)))
      }
    }
    return (steps, parts)
  }
}

/// A year's share of an observed step, which may go over several years.
struct StepPart: Sendable, Hashable {
  /// 0 for the newest year of the step.
  let number: UInt8
  /// How many the step goes over; 1 without a gap, fewer than `WorkingSeries.longest`.
  let years: UInt8

  static let whole = StepPart(number: 0, years: 1)

  /// How much of an observation it is.
  var weight: Double { 1 / Double(years) }
}
