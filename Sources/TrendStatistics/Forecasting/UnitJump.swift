// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL
public import Indicators

/// A year in which a series of values above zero, or of such and zeros, jumps so far that it was rather written in another unit.
///
/// A step by a factor of 200 or more, up or down, where no other step is by more than the square root of it: thousands for
/// units (千円 for 円) are 1000 times as much, hundreds of millions (億) still more. A value that jumps and comes back is left out;
/// after a jump that stays, only the values since count. Either way the year is told.
public struct UnitJump: Sendable, Hashable {
  /// The year that is unlike the one before.
  public let year: FiscalYear
  /// Its value over the one before, 1e-300 to 1e300: what lies beyond is told as the end.
  public let factor: Double

  private static let smallest = log(200.0)
  private static let largest = log(1e-300)...log(1e300)

  /// The points that are of one unit with the last one, and the jumps between them and the others. Zeros are of any unit. Of a jump
  /// at the last year itself it cannot be known which side is right; the last value is taken as it stands.
  static func separate(_ points: [History.Point]) -> (points: [History.Point], jumps: [UnitJump]) {
    let places = points.indices.filter { points[$0].value != 0 }
    guard places.count > 1, points.allSatisfy({ $0.value >= 0 }) else { return (points, []) }
    let steps = zip(places, places.dropFirst()).map { log(points[$1].value) - log(points[$0].value) }
    let jumps = steps.indices.filter { steps[$0].magnitude >= smallest }
    let others = steps.indices.filter { steps[$0].magnitude < smallest }.map { steps[$0].magnitude }.max() ?? 0
    guard let least = jumps.map({ steps[$0].magnitude }).min(), others <= least / 2 else { return (points, []) }
    let told = jumps.map { UnitJump(year: points[places[$0 + 1]].year, factor: exp(largest.clamping(steps[$0]))) }
    // The level of each point in jumps from the last one; those at its level are of its unit.
    var (level, strange) = (0.0, Set<Int>())
    for index in steps.indices.reversed() {
      if steps[index].magnitude >= smallest { level += steps[index] }
      if level.magnitude >= smallest / 2 { strange.insert(places[index]) }
    }
    return (points.indices.filter { !strange.contains($0) }.map { points[$0] }, told)
  }
}
