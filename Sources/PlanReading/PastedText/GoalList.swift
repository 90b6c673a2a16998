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
    /// From where to where it is to go; one says what is.
    var stages = 2

    init?(_ line: String) {
      let text = line.trimmingBlanks()
      if GoalArrow.stands(in: text) {
        guard let (name, values) = Self.named(text), (2...40).contains(name.count) else { return nil }
        let sides = GoalArrow.sides(values)
        guard (2...5).contains(sides.count), sides.contains(where: { $0.text.contains(where: \.isNumber) }) else {
          return nil
        }
        cells = [name] + sides.map(\.dated)
        stages = sides.count
      } else if Self.bullets.contains(text.first ?? " "), let open = text.firstIndex(where: { "（(".contains($0) }),
        let dated = Self.dated(text[open...])
      {
        let name = Self.name(text[..<open])
        guard (2...40).contains(name.count) else { return nil }
        (cells, years) = ([name] + dated.map(\.value), dated.map(\.year))
      } else if let (name, dated) = Self.due(text) {
        (cells, years) = ([name] + dated.map(\.value), dated.map(\.year))
      } else {
        guard let (name, value) = Self.stated(text) else { return nil }
        (cells, stages) = ([name, value], 1)
      }
    }

    /// 転入者数：715人 → 950人, 素材生産量 R1 31万m3 ⇒ R7 40万m3: the name, and the values behind it.
    private static func named(_ text: String) -> (name: String, values: String)? {
      let text = String(text.prefix { $0 != "※" })
      if let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) {
        return (name(text[..<colon]), String(text[text.index(after: colon)...]))
      }
      let words = text.split(separator: " ")
      guard
        let first = words.indices.dropFirst().first(where: {
          ReportColumn.startsWithYear(String(words[$0])) || HeaderWords.isValue(String(words[$0]))
        })
      else { return nil }
      return (name(Substring(words[..<first].joined(separator: " "))), words[first...].joined(separator: " "))
    }

    /// • 人口カバー率：95%（2023年度）、97%（2025年度まで）: values behind a colon, each with its year.
    private static func due(_ text: String) -> (name: String, values: [(year: String, value: String)])? {
      guard bullets.contains(text.first ?? " "), let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else {
        return nil
      }
      let name = Self.name(text[..<colon])
      let values = text[text.index(after: colon)...].split(separator: "、").compactMap {
        part -> (year: String, value: String)? in
        guard let open = part.lastIndex(where: { "（(".contains($0) }), let last = part.last, "）)".contains(last) else {
          return nil
        }
        let year = part[part.index(after: open)...].dropLast().replacing("まで", with: "")
        let value = String(part[..<open]).trimmingBlanks()
        return ReportColumn.isYear(String(year)) && StackedCells.isCell(value) ? (String(year), value) : nil
      }
      let count = text[colon...].count { $0 == "、" } + 1
      return (2...40).contains(name.count) && values.count == count ? (name, values) : nil
    }

    private static let bullets: Set<Character> = ["・", "-", "*", "●", "○", "■", "•", "◆", "◇"]

    /// 高等学校等進学率 90.8%（平成25年）: a name, a value, and its year in brackets.
    private static func stated(_ text: String) -> (name: String, value: String)? {
      guard text.count <= 80, let last = text.last, "）)".contains(last), !text.contains("。"),
        let open = text.lastIndex(where: { "（(".contains($0) }), open > text.startIndex,
        case let inner = text[text.index(after: open)...].dropLast(), ReportColumn.isYear(String(inner))
      else { return nil }
      let words = text[..<open].split(separator: " ")
      guard words.count > 1, let value = words.last, StackedCells.isCell(String(value)),
        IndicatorLabel.namesQuantity(words.dropLast().joined(separator: " "))
      else { return nil }
      return (name(Substring(words.dropLast().joined(separator: " "))), String(value) + String(text[open...]))
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
      let bare = text.drop { bullets.contains($0) || " 　".contains($0) || ("①"..."⑳").contains($0) }
      return String(bare).trimmingBlanks()
    }

    /// - Parameter heading: what the line before the list says.
    func columns(_ heading: String) -> [ReportColumn] {
      let isResult = ["実績", "結果", "推移"].contains(where: heading.contains)
      var name = ReportColumn("指標")
      name.takeIndicators()
      if years.isEmpty {
        // Of which year a goal is, its own cell says, or nothing.
        let goals = [String](repeating: "最終目標", count: stages - 1)
        return [name] + ([stages > 1 ? "現状" : "実績"] + goals).map { ReportColumn($0) }
      }
      return [name] + years.map { ReportColumn(.init(own: $0, group: isResult ? "実績" : "見込量")) }
    }
  }
}

extension GoalArrow.Side {
  /// With the year in brackets, as cells have it.
  fileprivate var dated: String { year.map { text + "（\($0)年度）" } ?? text }
}
