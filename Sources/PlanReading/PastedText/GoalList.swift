// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A list instead of a table: ・転入者数：715人 → 950人 on a line each, or ・生活介護（令和3年度）157人（令和4年度）180人.
struct GoalList {
  private(set) var tables: [ReportTable] = []
  private(set) var loose: [(line: Int, text: String)] = []

  /// The lists; none where fewer than three lines are of one.
  init(_ lines: [String]) {
    var rows = 0
    for (index, line) in lines.enumerated() where !line.trimmingBlanks().isEmpty {
      guard line.utf8.count < 400, let item = Item(line) else {
        loose.append((index + 1, line.trimmingBlanks()))
        continue
      }
      let columns = item.columns(loose.last?.text ?? tables.last?.columns.last?.header ?? "")
      if tables.isEmpty || !loose.isEmpty || tables.last?.columns != columns {
        tables.append(ReportTable(preamble: loose, columns: columns))
        loose = []
      }
      tables[tables.count - 1].rows.append(ReportTable.Row(line: index + 1, cells: item.cells))
      rows += 1
    }
    if rows < 3 { tables = [] }
    for index in tables.indices { tables[index].isAligned = true }
  }

  private struct Item {
    let cells: [String]
    /// The years that the item has values of.
    var years: [String] = []

    init?(_ line: String) {
      let text = line.trimmingBlanks()
      if GoalArrow.stands(in: text), let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) {
        let name = Self.name(text[..<colon])
        guard let arrow = GoalArrow(String(text[text.index(after: colon)...])), (2...40).contains(name.count) else {
          return nil
        }
        cells = [name, arrow.from.dated, arrow.to.dated]
      } else {
        guard "・-*●○■".contains(text.first ?? " "), let open = text.firstIndex(where: { "（(".contains($0) }),
          let dated = Self.dated(text[open...])
        else { return nil }
        let name = Self.name(text[..<open])
        guard (2...40).contains(name.count) else { return nil }
        (cells, years) = ([name] + dated.map(\.value), dated.map(\.year))
      }
    }

    /// （令和3年度）157人 （令和4年度）180人, with each year behind its value.
    private static func dated(_ text: Substring) -> [(year: String, value: String)]? {
      let parts = text.split { "（(".contains($0) }.map {
        $0.split(maxSplits: 1, omittingEmptySubsequences: false) { "）)".contains($0) }
      }
      guard parts.count > 1, parts.allSatisfy({ $0.count == 2 && ReportColumn.isYear(String($0[0])) }) else {
        return nil
      }
      let values = parts.map { (year: String($0[0]), value: String($0[1]).trimmingBlanks()) }
      return values.allSatisfy { StackedCells.isCell($0.value) } ? values : nil
    }

    private static func name(_ text: Substring) -> String {
      let bare = text.drop { "・-*●○■◆◇ 　".contains($0) || ("①"..."⑳").contains($0) }
      return String(bare).trimmingBlanks()
    }

    /// - Parameter heading: what the line before the list says.
    func columns(_ heading: String) -> [ReportColumn] {
      let isResult = ["実績", "結果", "推移"].contains(where: heading.contains)
      var name = ReportColumn("指標")
      name.takeIndicators()
      if years.isEmpty { return [name, ReportColumn("現状"), ReportColumn("目標")] }
      return [name] + years.map { ReportColumn(.init(own: $0, group: isResult ? "実績" : "見込量")) }
    }
  }
}

extension GoalArrow.Side {
  /// With the year in brackets, as cells have it.
  fileprivate var dated: String { year.map { text + "（\($0)年度）" } ?? text }
}
