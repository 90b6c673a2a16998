// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// The counts that a report states of its measures, in its headline and before its sections: 実施事業項目12 目標達成項目9（達成項目の割合75.0%）,
/// 全12施策のうち9施策（75.0％）で目標を達成.
struct HeadlineStatements {
  private(set) var statements: [ReportStatement] = []
  private var section: Int?
  private var measures: Int?
  private var attained: Int?
  private var rate: StatedNumber?
  private var written: [String] = []

  init(_ lines: [(line: Int, text: String)]) {
    for (_, text) in lines where text.utf8.count < 2000 { read(text) }
    flush()
  }

  private mutating func read(_ line: String) {
    let figures = Self.figures(line)
    guard !figures.isEmpty else {
      guard let heading = SectionHeading(line) else { return }
      flush()
      section = heading.number
      return
    }
    for figure in figures { take(figure) }
  }

  private enum Slot { case measures, attained, rate }

  private struct Figure {
    let slot: Slot
    let value: Double
    let decimals: Int
    let written: String
  }

  private mutating func take(_ figure: Figure) {
    // What is no whole number counts no measures.
    let count = Int(exactly: figure.value)
    guard count != nil || figure.slot == .rate else { return }
    let isTaken =
      switch figure.slot {
      case .measures: measures != nil
      case .attained: attained != nil
      case .rate: rate != nil
      }
    if isTaken { flush() }
    switch figure.slot {
    case .measures: measures = count
    case .attained: attained = count
    case .rate: rate = StatedNumber(figure.value, decimals: figure.decimals)
    }
    written.append(figure.written)
  }

  /// A single number may count anything; two of the three together are a headline.
  private mutating func flush() {
    if [measures != nil, attained != nil, rate != nil].count(where: \.self) >= 2, attained != nil {
      statements.append(
        ReportStatement(
          section: section, asWritten: written.joined(separator: " "),
          fact: .counts(measures: measures, attained: attained, rate: rate)))
    }
    (measures, attained, rate, written) = (nil, nil, nil, [])
  }

  // MARK: - Figures of a line

  private static let counted = ["項目", "施策", "事業", "取組"]

  private static func figures(_ line: String) -> [Figure] {
    let text = ColumnRole.fold(line)
    guard text.contains("達成") || counted.contains(where: { text.contains($0) }) else { return [] }
    var figures: [Figure] = []
    var label = ""
    var rest = text[...]
    var isLabelled = false
    while let first = rest.first {
      guard first.isASCII, first.isNumber else {
        label.append(first)
        rest = rest.dropFirst()
        continue
      }
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
      rest = rest.dropFirst(number.count)
      let trimmed = String(number).trimmingEnd(".,")
      if let value = Double(trimmed.filter { $0 != "," }),
        let slot = slot(label, rest, line: text, hasMeasures: figures.contains { $0.slot == .measures })
      {
        let decimals = trimmed.split(separator: ".").dropFirst().first?.count ?? 0
        figures.append(
          Figure(slot: slot, value: value, decimals: decimals, written: trimmed + (rest.hasPrefix("%") ? "%" : "")))
        isLabelled = true
      }
      label = ""
    }
    return isLabelled ? figures : []
  }

  /// What a number counts, by the words right before it, else by its unit (全12施策のうち9施策).
  private static func slot(_ label: String, _ rest: Substring, line: String, hasMeasures: Bool) -> Slot? {
    let name = label.trimmingEnd("数:：は=((、")
    if rest.hasPrefix("%") {
      let isRate = name.hasSuffix("割合") || name.hasSuffix("達成率") || name.hasSuffix("実施率") || name.hasSuffix("率")
      return (isRate && (name.contains("達成") || line.contains("達成")))
        || (hasMeasures && label.trimmingEnd("(（").count <= 6 && line.contains("達成")) ? .rate : nil
    }
    if name.hasSuffix("未達成") || name.contains("未達成") { return nil }
    let isWord = counted.contains { name.hasSuffix($0) }
    if isWord || name.hasSuffix("達成") {
      return name.contains("達成")
        ? .attained
        : name.contains("実施") || name.contains("全") || name.contains("総") || name.count <= 4 ? .measures : nil
    }
    guard counted.contains(where: { rest.hasPrefix($0) }), line.contains("達成") else { return nil }
    if name.hasSuffix("全") || name.hasSuffix("全体") { return .measures }
    return hasMeasures && (name.hasSuffix("うち") || name.hasSuffix("中") || name.hasSuffix("うち、")) ? .attained : nil
  }
}
