// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Reports

/// The pictures of a notebook. gnuplot is what takes the time: it starts before the store is read, and draws while the
/// tables are computed.
final class DrawnPictures: Sendable {
  private let places: [Place]

  /// Written by one thread, which signals when it is through; read after that.
  private final class Place: @unchecked Sendable {
    /// None where gnuplot is not installed: the cell draws its own when it is run.
    let drawing = try? ChartRenderer().start()
    let isDrawn = DispatchSemaphore(value: 0)
    var outputs: [Notebook.Output] = []
  }

  /// Makes as many gnuplots ready.
  init(count: Int) { places = (0..<count).map { _ in Place() } }

  /// Draws on threads of their own: those of a queue are as many as cores, and all of them would wait.
  func draw(_ charts: [any Chart]) {
    for (chart, place) in zip(charts, places) {
      Thread.detachNewThread {
        place.outputs = Self.picture(chart, by: place.drawing)
        place.isDrawn.signal()
      }
    }
  }

  /// In the order of the charts; waits until all are drawn.
  func outputs() -> [[Notebook.Output]] {
    places.map { place in
      place.isDrawn.wait()
      return place.outputs
    }
  }

  private static func picture(_ chart: some Chart, by drawing: ChartDrawing?) -> [Notebook.Output] {
    guard let drawing, let script = try? chart.script(),
      let svg = try? drawing.picture(of: script, format: .svg, size: chart.defaultSize)
    else { return [] }
    return [.picture(svg: String(decoding: svg, as: UTF8.self))]
  }
}
