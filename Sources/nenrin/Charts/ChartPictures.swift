// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Reports
internal import Threads

/// Pictures of charts, being drawn from the beginning, as many at once as there are cores.
///
/// By threads of their own, each of which waits for a gnuplot.
final class ChartPictures {
  private var threads: [WorkerThread] = []
  private let places: [Place]

  /// Each is written by one thread, and read after all have ended.
  private final class Place: @unchecked Sendable {
    let chart: any Chart
    var picture: Data?

    init(_ chart: any Chart) { self.chart = chart }
  }

  /// - Parameter ready: a gnuplot that was started before the charts were known, and draws all of them.
  init(_ charts: [any Chart], as format: ChartFormat, by ready: ChartDrawing? = nil) {
    places = charts.map(Place.init)
    let workers = ready == nil ? min(charts.count, Cores.count) : 1
    for worker in 0..<workers {
      let share = stride(from: worker, to: places.count, by: workers).map { places[$0] }
      let work: @Sendable () -> Void = {
        if format != .svg || !Self.drawAtOnce(share, by: ready) {
          for place in share { place.picture = Self.picture(place.chart, format) }
        }
      }
      // Where the system has no thread to give, they are drawn here and now.
      if let thread = WorkerThread(number: worker + 1, work) { threads.append(thread) } else { work() }
    }
  }

  /// In the order of the charts; waits until all are drawn. None where there is no gnuplot, or nothing to draw. To be asked by one
  /// thread.
  func drawn() -> [Data?] {
    threads.forEach { $0.join() }
    threads = []
    return places.map(\.picture)
  }

  /// By one gnuplot; `false` where that fails, so that each is tried alone.
  private static func drawAtOnce(_ places: [Place], by ready: ChartDrawing?) -> Bool {
    let scripts = places.compactMap { place in (try? place.chart.script()).map { (place, $0, place.chart.defaultSize) }
    }
    guard let drawing = ready ?? (try? ChartRenderer().start()),
      let pictures = try? drawing.pictures(of: scripts.map { ($0.1, $0.2) })
    else { return false }
    for (drawn, picture) in zip(scripts, pictures) { drawn.0.picture = picture }
    return true
  }

  private static func picture(_ chart: some Chart, _ format: ChartFormat) -> Data? {
    guard let script = try? chart.script(), let renderer = try? ChartRenderer() else { return nil }
    return try? renderer.picture(of: script, format: format, size: chart.defaultSize)
  }
}

extension Sequence<ReportChart> {
  /// Their pictures by the charts' ids.
  func drawn(as format: ChartFormat) -> [String: Data] {
    let charts = Array(self)
    let pictures = zip(charts.map(\.id), ChartPictures(charts.map(\.chart), as: format).drawn())
    return pictures.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  /// Of those that have a layout for a telephone, as a page holds them beside the others.
  func drawnNarrow() -> [String: Data] {
    compactMap { chart in
      NarrowChart(chart.chart).map { ReportChart(id: HTMLReport.narrow(chart.id), title: chart.title, chart: $0) }
    }.drawn(as: .svg)
  }
}
