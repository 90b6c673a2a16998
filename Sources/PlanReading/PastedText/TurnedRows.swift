// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A table for one indicator whose rows are its value and its time (数値, 時点) below 基準値, 目標値, 実績値, set upright: its
/// header gets a column for the name, which stands above it, and each value takes its time in brackets.
enum TurnedRows {
  private static let values = ["数値", "値", "数値等", "指標値"]
  private static let times = ["時点", "年度", "時期", "年次", "年月"]

  static func upright(_ lines: [String]) -> [String] {
    guard lines.contains(where: { kind($0, values) }) else { return lines }
    var upright = lines
    for index in lines.indices.dropFirst() where kind(lines[index], values) {
      let (header, row) = (cells(lines[index - 1]), cells(lines[index]))
      let roles = Set(header.dropFirst().compactMap { ReportColumn($0).role })
      guard header.first?.isEmpty == true, roles.isSubset(of: [.baseline, .target, .actual, .ratio, .status]),
        roles.count > 1, let name = name(above: index - 1, lines)
      else { continue }
      let next = index + 1 < lines.count && kind(lines[index + 1], times)
      let time = next ? cells(lines[index + 1]) : []
      let dated = row.indices.dropFirst().map { column in
        let (value, time) = (row[column], column < time.count ? time[column] : "")
        return value.isEmpty || time.isEmpty ? value : value + "（" + time + "）"
      }
      upright[index - 1] = joined(["指標"] + header.dropFirst())
      upright[index] = joined([name.text] + dated)
      if let line = name.line { upright[line] = "" }
      if next { upright[index + 1] = "" }
    }
    return upright
  }

  private static func kind(_ line: String, _ words: [String]) -> Bool {
    guard line.utf8.contains(UInt8(ascii: "|")), let first = cells(line).first else { return false }
    return words.contains(ColumnRole.fold(first))
  }

  private static func cells(_ line: String) -> [String] { CellLine.cells(of: line, .tab).map { $0.trimmingBlanks() } }

  private static func joined(_ cells: [String]) -> String { "|" + cells.joined(separator: "|") + "|" }

  /// The cell below 指標名 in the table above, else the line above.
  private static func name(above index: Int, _ lines: [String]) -> (text: String, line: Int?)? {
    guard let last = lines[..<index].lastIndex(where: { !$0.trimmingBlanks().isEmpty }) else { return nil }
    if lines[last].utf8.contains(UInt8(ascii: "|")) {
      guard last > 0, ReportColumn(cells(lines[last - 1]).first ?? "").role == .indicator else { return nil }
      return cells(lines[last]).first.map { ($0, nil) }
    }
    let text = lines[last].trimmingBlanks()
    return text.count <= 40 && !text.contains("。") ? (text, last) : nil
  }
}
