// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Reports

/// The pictures of a report, all being drawn from the beginning, as many at once as there are cores.
///
/// By threads of their own: each waits for a gnuplot, and would hold up the threads that the system shares out.
final class ReportPictures: Sendable {
  private let group = DispatchGroup()
  private let places: [Place]

  /// Each is written by one thread, and read after all have ended.
  private final class Place: @unchecked Sendable {
    let chart: ReportChart
    var picture: Data?

    init(_ chart: ReportChart) { self.chart = chart }
  }

  init(_ charts: [ReportChart], as format: ChartFormat) {
    places = charts.map(Place.init)
    let workers = min(charts.count, ProcessInfo.processInfo.activeProcessorCount)
    for worker in 0..<workers {
      group.enter()
      let share = stride(from: worker, to: places.count, by: workers).map { places[$0] }
      Thread.detachNewThread { [group] in
        for place in share { place.picture = Self.picture(place.chart.chart, format) }
        group.leave()
      }
    }
  }

  /// By the chart's id; waits until all are drawn. None where there is no gnuplot, or nothing to draw.
  func drawn() -> [String: Data] {
    group.wait()
    return places.reduce(into: [:]) { pictures, place in pictures[place.chart.id] = place.picture }
  }

  private static func picture(_ chart: some Chart, _ format: ChartFormat) -> Data? {
    guard let script = try? chart.script(), let renderer = try? ChartRenderer() else { return nil }
    return try? renderer.picture(of: script, format: format, size: chart.defaultSize)
  }
}
