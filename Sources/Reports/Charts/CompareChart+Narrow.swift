// SPDX-License-Identifier: GPL-3.0-or-later

/// On a telephone there is no room for labels at the right ends of lines: a row a target, from the old one to a mark at the new.
extension CompareChart {
  public var narrowSize: ChartSize? {
    rows.size(ChartFrame(heading: heading, legend: [], width: ChartSize.phoneWidth))
  }

  /// By the new target, the highest first.
  private var ordered: [Slope] {
    slopes.filter { $0.index != nil && !$0.isKept }.sorted { ($0.index ?? 0) > ($1.index ?? 0) }
  }

  private var rows: RatioRows {
    let moved = ordered.map {
      RatioRows.Row(name: $0.name, label: $0.label, isAlarming: $0.to < $0.from, least: $0.index.map { $0 / 100 })
    }
    let kept = hasKept ? [RatioRows.Row(name: words.kept, label: "", isAlarming: false)] : []
    return RatioRows(
      rows: moved + kept,
      axis: RatioAxis(
        over: ordered.compactMap(\.index).map { $0 / 100 } + [1], target: words.from,
        name: .init(linear: words.axis, logarithmic: words.logarithmicAxis)), numbers: "\(words.from) → \(words.to)",
      targetInFront: false)
  }

  func drawNarrow(on script: inout GnuplotScript) {
    let frame = ChartFrame(heading: heading, legend: [], width: script.size.width)
    frame.draw(on: &script)
    let rows = rows
    rows.draw(in: rows.area(size: script.size, frame: frame), on: &script)
    let lower = GnuplotNumber.written(rows.axis.scale.lower)
    let shown = ordered.map { ($0.from, $0.to, $0.isHarder, $0.name) } + (hasKept ? [(1, 1, false, words.kept)] : [])
    script.data(
      "targets", columns: ["row", "old target", "new target", "1 where it asks for more", "name"],
      rows: zip(rows.places(script.size), shown).map { place, slope in
        DataRow(place, [.number(slope.0), .number(slope.1), .count(slope.2 ? 1 : 0), .text(slope.3)])
      })
    script.command(
      """
      place(from, to) = to / from < \(lower) ? \(lower) : to / from
      colour(from, to, harder) = from == to ? \(script.number(.grey)) : harder == 1 ? \(script.number(.blue)) \
      : \(script.number(.vermilion))
      mark(from, to) = to > from ? 9 : to < from ? 11 : 7
      plot $targets using (1):1:(place($2, $3) - 1):(0):(colour($2, $3, $4)) with vectors nohead lw 2 lc rgb variable, \\
        '' using (place($2, $3)):1:(mark($2, $3)):(colour($2, $3, $4)) with points pt variable ps 1 lc rgb variable
      """)
  }
}
