// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Reports

/// The pictures of a notebook, all being drawn from the beginning, while the tables are computed.
final class DrawnPictures: Sendable {
  private let group = DispatchGroup()
  private let places: [Place]

  /// Each is written by one task, and read after all have ended.
  private final class Place: @unchecked Sendable {
    var outputs: [Notebook.Output] = []
  }

  init(_ charts: [any Chart]) {
    places = charts.map { _ in Place() }
    for (chart, place) in zip(charts, places) {
      DispatchQueue.global().async(group: group) { place.outputs = Self.picture(chart) }
    }
  }

  /// In the order of the charts; waits until all are drawn.
  var outputs: [[Notebook.Output]] {
    group.wait()
    return places.map(\.outputs)
  }

  /// No picture where gnuplot is not installed: the cell draws its own when it is run.
  private static func picture(_ chart: some Chart) -> [Notebook.Output] {
    guard let script = try? chart.script(), let renderer = try? ChartRenderer(),
      let svg = try? renderer.picture(of: script, format: .svg, size: chart.defaultSize)
    else { return [] }
    return [.picture(svg: String(decoding: svg, as: UTF8.self))]
  }
}
