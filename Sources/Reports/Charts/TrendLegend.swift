// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of a trend chart: which there are to say, and those that a legend has to.
extension TrendChart {
  var parts: Set<TrendPart> {
    var parts: Set<TrendPart> = []
    if !actuals.isEmpty { parts.insert(.actual) }
    if baseline != nil { parts.insert(.baseline) }
    if targets.contains(where: { !$0.isProposed }) { parts.insert(.target) }
    if targets.contains(where: \.isProposed) { parts.insert(.proposal) }
    if !forecast.isEmpty { parts.insert(.forecast) }
    if hasFan { parts.insert(.fan) }
    if !shownDisturbances.isEmpty { parts.insert(.disturbance) }
    return parts
  }

  /// What stands before the value of a point; the fan and events have words of their own.
  func word(_ part: TrendPart) -> String {
    switch part {
    case .actual: words.actual
    case .baseline: words.baseline
    case .target: words.target
    case .proposal: words.proposal
    case .forecast: words.forecast
    case .fan, .disturbance: ""
    }
  }

  private func entries(_ part: TrendPart) -> [LegendEntry] {
    switch part {
    case .actual: [LegendEntry(sign: .mark(.circle, .ink), word: words.actual)]
    case .baseline: [LegendEntry(sign: .mark(.square, .grey), word: words.baseline)]
    case .target: [LegendEntry(sign: .mark(.diamond, .vermilion), word: words.target)]
    case .proposal: [LegendEntry(sign: .mark(.hollowDiamond, .vermilion), word: words.proposal)]
    case .forecast: [LegendEntry(sign: .line(.blue, dash: 2), word: words.forecast)]
    case .fan:
      [
        LegendEntry(sign: .swatch(.band80), word: words.interval80),
        LegendEntry(sign: .swatch(.band95), word: words.interval95),
      ]
    case .disturbance:
      shownDisturbances.map { LegendEntry(sign: .swatch(.shade), word: "\($0.title) (\(words.year($0.year)))") }
    }
  }

  func frame(width: Double, legend: Set<TrendPart>) -> ChartFrame {
    var heading = heading
    let notes = [
      forecast.isEmpty ? "" : words.median, hasFan ? words.fan : words.noForecast,
      sortedForecast.last.flatMap { isFanCut ? words.cutFan($0, isBandCut) : nil }
        ?? "", heading.note,
    ]
    heading.note = notes.filter { !$0.isEmpty }.reduce("") { text, note in
      text.isEmpty || text.hasSuffix("。") ? text + note : text + " " + note
    }
    let entries = TrendPart.allCases.filter(legend.contains).flatMap(entries)
    return ChartFrame(heading: heading, legend: entries, width: width)
  }
}
