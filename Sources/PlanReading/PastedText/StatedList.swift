// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Indicators in lines of text instead of a table (`StatedItem`), below headings and what those say of a measure as a whole:
/// 施策1-1 母子保健の充実, 担当課：健康づくり課, 実施状況：順調.
struct StatedList {
  private(set) var tables: [ReportTable] = []
  private(set) var loose: [(line: Int, text: String)] = []
  private(set) var count = 0
  private var measure = Measure()
  private var isBehindItem = false
  private var lastText = ""

  private struct Measure {
    var name = ""
    var department = ""
    var status = ""

    var isDescribed: Bool { !department.isEmpty || !status.isEmpty }
  }

  /// The list; none where fewer than three lines are of one.
  init(_ lines: [String]) {
    guard lines.count < 200_000 else { return }
    for (index, line) in lines.enumerated() where line.utf8.count < 1200 {
      let text = line.trimmingBlanks()
      if text.isEmpty { continue }
      let items = Self.items(text, under: heading)
      if items.isEmpty {
        takeText(text, index + 1)
      } else {
        for item in items { take(item, index + 1) }
      }
    }
    if count < 3 { (tables, count) = ([], 0) }
    for index in tables.indices { tables[index].isAligned = true }
  }

  /// Of a line, or of each of its sentences.
  private static func items(_ text: String, under heading: String) -> [StatedItem] {
    guard StatedItem.names(text) else { return [] }
    if let item = StatedItem(text, under: heading) { return [item] }
    let sentences = text.split(separator: "。")
    if sentences.count > 1 { return sentences.flatMap { Self.items(String($0), under: heading) } }
    // …は87.5％（目標100％）、…は70.0％（目標100％）: one beside the other.
    let parts = text.replacing("）、", with: "）\n").split(separator: "\n")
    let found = parts.compactMap { StatedItem(String($0)) }
    return parts.count > 1 && found.count == parts.count ? found : []
  }

  /// The text right above, or above the items that have no name of their own.
  private var heading: String {
    guard lastText.count <= 40, !lastText.contains("。") else { return "" }
    let name = NumberedName.bare(lastText)
    return name.count > 1 && !ReportColumn.startsWithYear(name)
      && !StackedCells(name, isBehindCell: false).items.contains(where: \.isCell)
      && ColumnRole.of(name).map({ $0.share < 1 }) ?? true ? name : ""
  }

  /// A heading, or what is said of the measure that it names.
  private mutating func takeText(_ text: String, _ line: Int) {
    if isBehindItem { measure = Measure() }
    isBehindItem = false
    loose.append((line, text))
    lastText = text
    if let colon = text.firstIndex(where: { "：:".contains($0) }), colon > text.startIndex {
      let value = String(text[text.index(after: colon)...]).trimmingBlanks()
      switch ColumnRole.of(String(text[..<colon]).trimmingBlanks())?.role {
      case .department: measure.department = value
      case .status where value.count <= 12, .actual where value.count <= 12: measure.status = value
      case .name, .number: measure.name = value
      default: break
      }
    } else if let title = SectionHeading(text)?.title ?? UnnumberedHeading(text)?.title {
      measure = Measure(name: title)
    }
  }

  private mutating func take(_ item: StatedItem, _ line: Int) {
    isBehindItem = true
    // The line that names its items is no section's.
    if loose.last?.text == lastText, !heading.isEmpty, item.name == heading { loose.removeLast() }
    let isOfMeasure = !measure.name.isEmpty && measure.isDescribed
    let columns = Self.columns(item, isOfMeasure)
    if tables.isEmpty || !loose.isEmpty || tables.last?.columns != columns {
      // The heading that names the measure is no section's.
      let preamble = isOfMeasure ? loose.filter { !isHeading($0.text) } : loose
      tables.append(ReportTable(preamble: preamble, columns: columns))
      loose = []
    }
    let lead = isOfMeasure ? [measure.name, measure.department, measure.status, item.name] : [item.name]
    tables[tables.count - 1].rows.append(
      ReportTable.Row(line: line, cells: lead + item.values.filter { $0.role != .ratio }.map(\.dated)))
    count += 1
  }

  private func isHeading(_ text: String) -> Bool {
    SectionHeading(text)?.title == measure.name || UnnumberedHeading(text)?.title == measure.name
  }

  private static func columns(_ item: StatedItem, _ isOfMeasure: Bool) -> [ReportColumn] {
    var lead = (isOfMeasure ? ["事業名", "担当課", "達成状況", "指標"] : ["指標"]).map { ReportColumn($0) }
    if !isOfMeasure { lead[0].takeIndicators() }
    let words: [ColumnRole: String] = [.target: "目標値", .actual: "実績値", .baseline: "基準値", .ratio: "達成率", .status: "評価"]
    return lead
      + item.values.filter { $0.role != .ratio }.map {
        ReportColumn(($0.offset < 0 ? "前年度" : "") + (words[$0.role ?? .remarks] ?? ""))
      }
  }
}

extension StatedItem.Value {
  /// With the year in brackets, as cells have it.
  fileprivate var dated: String { year.map { text + "（" + $0 + "）" } ?? text }
}
