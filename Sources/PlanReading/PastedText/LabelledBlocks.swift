// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Blocks below a name, of lines that say what each value is: 担当：市民課, 目標：500人, 実績：438人; or 令和元年度　1,977人,
/// 目標（令和5年度）　1,500人. Each block is a row.
struct LabelledBlocks {
  private(set) var tables: [ReportTable] = []
  private(set) var loose: [(line: Int, text: String)] = []
  var count: Int { tables.reduce(0) { $0 + $1.rows.count } }

  private struct Field {
    let column: ReportColumn
    let value: String
  }

  private static let values = ColumnRole.values
  private static let known = values + [.ratio, .status, .department, .outline, .unit, .remarks]

  /// None where fewer than two lines in a row are of a block, or there are fewer than two blocks.
  init(_ lines: [String]) {
    guard lines.count < 200_000 else { return }
    var index = 0
    while index < lines.count {
      let block = Self.block(lines[index...])
      if block.count > 1, block.contains(where: { Self.values.contains($0.column.role ?? .name) }), let name = name() {
        append(block, name: name.text, line: name.line)
        index += block.count
      } else {
        let text = lines[index].trimmingBlanks()
        if !text.isEmpty { loose.append((index + 1, text)) }
        index += 1
      }
    }
    if count < 2 { (tables, loose) = ([], []) }
  }

  private static func block(_ lines: ArraySlice<String>) -> [Field] {
    var fields: [Field] = []
    for line in lines.prefix(40) {
      guard line.utf8.count < 1200, let field = field(line) else { break }
      fields.append(field)
    }
    return fields
  }

  private static let bullets = "・-*●○■•◆◇▪□▼ 　\t"

  /// A label and its value, between which a colon or a gap stands.
  private static func field(_ line: String) -> Field? {
    let text = String(line.drop { bullets.contains($0) })
    var (label, value) = ("", "")
    if let colon = text.prefix(24).firstIndex(where: { "：:".contains($0) }) {
      (label, value) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
    } else {
      let pieces = TextPiece.pieces(of: text)
      guard pieces.count == 2, StackedCells.isCell(pieces[1].text) else { return nil }
      (label, value) = (pieces[0].text, pieces[1].text)
    }
    (label, value) = (label.trimmingBlanks(), value.trimmingBlanks())
    guard (2...20).contains(label.count), !value.isEmpty, !HeaderWords.isValue(label) else { return nil }
    let column = ReportColumn(label)
    let bare = ReportColumn.withoutLeadingYear(ReportColumn.withoutBracketedYear(label))
    guard let role = column.role, known.contains(role), role == .yearly || ColumnRole.of(bare)?.share == 1 else {
      return nil
    }
    return Field(column: column, value: value)
  }

  /// The line right above a block, without its number.
  private mutating func name() -> (line: Int, text: String)? {
    guard let last = loose.last, last.text.count <= 60, !last.text.contains("。"),
      Self.field(last.text) == nil
    else { return nil }
    let text = NumberedName.bare(last.text)
    guard text.count > 1, !StackedCells.isCell(text) else { return nil }
    loose.removeLast()
    return (last.line, text)
  }

  private mutating func append(_ block: [Field], name: String, line: Int) {
    let isOfMeasure = block.contains { [.department, .status, .outline].contains($0.column.role) }
    var lead = ReportColumn(isOfMeasure ? "事業名" : "指標")
    if !isOfMeasure { lead.takeIndicators() }
    let columns = [lead] + block.map(\.column)
    if tables.last?.columns != columns || !loose.isEmpty {
      tables.append(ReportTable(preamble: loose, columns: columns))
      tables[tables.count - 1].isLabelled = true
      loose = []
    }
    tables[tables.count - 1].rows.append(ReportTable.Row(line: line, cells: [name] + block.map(\.value)))
  }
}
