// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Reports

/// Pictures of charts, being drawn from the beginning, as many at once as there are cores.
///
/// By threads of their own: each waits for a gnuplot, and would hold up the threads that the system shares out.
final class ChartPictures: Sendable {
  private let group = DispatchGroup()
  private let places: [Place]

  /// Each is written by one thread, and read after all have ended.
  private final class Place: @unchecked Sendable {
    let chart: any Chart
    let drawing: ChartDrawing?
    var picture: Data?

    init(_ chart: any Chart, _ drawing: ChartDrawing?) { (self.chart, self.drawing) = (chart, drawing) }
  }

  /// - Parameter ready: gnuplots that were started before the charts were known, for the first of them.
  init(_ charts: [any Chart], as format: ChartFormat, by ready: [ChartDrawing] = []) {
    places = charts.enumerated().map { Place($0.element, $0.offset < ready.count ? ready[$0.offset] : nil) }
    let workers = min(charts.count, ProcessInfo.processInfo.activeProcessorCount)
    for worker in 0..<workers {
      group.enter()
      let share = stride(from: worker, to: places.count, by: workers).map { places[$0] }
      Thread.detachNewThread { [group] in
        for place in share { place.picture = Self.picture(place.chart, format, place.drawing) }
        group.leave()
      }
    }
  }

  /// In the order of the charts; waits until all are drawn. None where there is no gnuplot, or nothing to draw.
  func drawn() -> [Data?] {
    group.wait()
    return places.map(\.picture)
  }

  private static func picture(_ chart: some Chart, _ format: ChartFormat, _ ready: ChartDrawing?) -> Data? {
    guard let script = try? chart.script(), let drawing = ready ?? (try? ChartRenderer().start()) else { return nil }
    return try? drawing.picture(of: script, format: format, size: chart.defaultSize)
  }
}

extension ChartRenderer {
  /// So many gnuplots: starting them is what takes the time, so that they start before the store is read. None where
  /// gnuplot is not installed.
  static func ready(_ count: Int) -> [ChartDrawing] { (0..<count).compactMap { _ in try? ChartRenderer().start() } }
}

extension Sequence<ReportChart> {
  /// Their pictures by the charts' ids.
  func drawn(as format: ChartFormat) -> [String: Data] {
    let charts = Array(self)
    let pictures = zip(charts.map(\.id), ChartPictures(charts.map(\.chart), as: format).drawn())
    return pictures.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }
}
