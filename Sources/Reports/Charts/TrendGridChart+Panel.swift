// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// One panel.
extension TrendGridChart {
  func axis(of panel: Plot) -> ChartAxis {
    .linear(over: FanPoint.fromZero(panel.points.map(\.value) + (isCut(panel) ? [] : panel.ends)), steps: 2)
      .upTo(panel.upperBound)
  }

  func isCut(_ panel: Plot) -> Bool { FanPoint.flattens(panel.points.map(\.value), by: panel.ends) }

  func draw(
    _ panel: Plot, below name: Double, number: Int, in place: PlotArea, on script: inout GnuplotScript
  ) {
    let axis = axis(of: panel)
    let ticks = axis.ticks.map { TextExtent.width(words.tick($0, panel.unit), size: ChartType.small) }.max() ?? 0
    let area = PlotArea(
      left: place.left + ticks + 6, right: place.right - 6, top: place.top + 30, bottom: place.bottom - 15)
    script.heading("Panel \(number)")
    drawLastValue(of: panel, at: PagePlace(.page(place.left), .page(place.top + name + 18)), on: &script)
    script.plotArea(area)
    let (first, last) = (years.lowerBound.number, years.upperBound.number)
    script.command("set xrange [\(first).0 - 0.5:\(last).0 + 0.5]")
    script.command("set yrange [\(GnuplotNumber.written(axis.lower)):\(GnuplotNumber.written(axis.upper))]")
    for tick in axis.ticks {
      script.line(
        from: PagePlace(.page(area.left), .value(tick)), to: PagePlace(.page(area.right), .value(tick)),
        colour: tick == 0 ? .grey : .rule, width: 0.5)
      script.label(
        words.tick(tick, panel.unit), at: PagePlace(.page(area.left - 4), .value(tick)), .small.aligned(.right))
    }
    for year in Set([years.lowerBound, years.upperBound]).sorted() {
      script.label(
        words.year(year), at: PagePlace(.value(Double(year.number)), .page(area.bottom + 9)), .small.aligned(.center))
    }
    for year in shownDisturbances(panel) {
      script.command(
        "set object rectangle from first \(year.number).0 - 0.5, graph 0 to first \(year.number).0 + 0.5, graph 1"
          + " fs solid noborder fc \(script.rgb(.shade)) behind")
    }
    drawData(of: panel, number: number, on: &script)
  }

  /// Below the name: the one number that every panel says in full.
  private func drawLastValue(of panel: Plot, at place: PagePlace, on script: inout GnuplotScript) {
    guard let last = panel.actuals.last else { return }
    script.label("\(words.year(last.year))  \(last.label)", at: place, .small)
  }

  private func drawData(of panel: Plot, number: Int, on script: inout GnuplotScript) {
    func row(_ point: TrendChart.Point) -> DataRow { DataRow(point.year.number, [.number(point.value)]) }
    var plots: [String] = []
    if !panel.forecast.isEmpty {
      let start = panel.actuals.last.map { [row($0) + [.number($0.value), .number($0.value)]] } ?? []
      let rows = panel.forecast.map {
        row($0.point) + [.number($0.interval80?.lowerBound), .number($0.interval80?.upperBound)]
      }
      script.data("forecast\(number)", columns: ["year", "median", "lo80", "hi80"], rows: start + rows)
      if !panel.ends.isEmpty { plots.append(band(of: panel, number: number, on: &script)) }
      plots.append("$forecast\(number) using 1:2 with lines lw 1.5 dt 2 lc \(script.rgb(.blue))")
    }
    if !panel.actuals.isEmpty {
      script.data("actuals\(number)", columns: ["year", "value"], rows: panel.actuals.map(row))
      plots.append(
        "$actuals\(number) using 1:2 with linespoints pt 7 ps 0.7 lw 1.5 lc \(script.rgb(.ink))")
    }
    if !panel.baselines.isEmpty {
      script.data("baselines\(number)", columns: ["year", "value"], rows: panel.baselines.map(row))
      plots.append("$baselines\(number) using 1:2 with points pt 5 ps 0.7 lc \(script.rgb(.grey))")
    }
    if !panel.targets.isEmpty {
      script.data(
        "targets\(number)", columns: ["year", "target", "1 for a proposal"],
        rows: panel.targets.map { row($0) + [.count($0.isProposed ? 1 : 0)] })
      plots.append(
        "$targets\(number) using 1:2:($3 == 1 ? 12 : 13) with points pt variable ps 1 lc \(script.rgb(.vermilion))")
    }
    script.command("plot " + plots.joined(separator: ", \\\n  "))
  }

  /// As far as the axis goes: gnuplot itself would bend a band that goes further towards its last point.
  private func band(of panel: Plot, number: Int, on script: inout GnuplotScript) -> String {
    let look = "with filledcurves fs solid noborder lc \(script.rgb(.band80))"
    guard isCut(panel) else { return "$forecast\(number) using 1:3:4 \(look)" }
    let axis = axis(of: panel)
    let start = panel.actuals.last.map { [FanPoint(year: Double($0.year.number), ends: [$0.value, $0.value])] } ?? []
    let fan = panel.forecast.compactMap { forecast in
      forecast.interval80.map {
        FanPoint(year: Double(forecast.point.year.number), ends: [$0.lowerBound, $0.upperBound])
      }
    }
    script.data(
      "band\(number)", columns: ["year", "lo80", "hi80, as far as the axis goes"],
      rows: FanPoint.cut(start + fan, to: axis.lower...axis.upper).map {
        DataRow($0.year, [.number($0.ends[0]), .number($0.ends[1])])
      })
    return "$band\(number) using 1:2:3 \(look)"
  }
}
