// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Whether the cells of a row stand in the columns that they belong to. A separator that was lost shifts all cells behind it,
/// which shows where a column has what it never has: a value where the department is, a department where the status is.
struct RowShape {
  let isShifted: Bool

  init(_ row: ReportTable.Row, _ columns: [ReportColumn]) {
    isShifted = zip(columns, row.cells).contains { column, cell in
      let text = ColumnRole.fold(cell)
      guard !text.isEmpty, let role = column.role else { return false }
      return Self.isStrange(text, for: role) && !Self.isNumbered(cell, for: role)
    }
  }

  private static func isStrange(_ text: String, for role: ColumnRole) -> Bool {
    switch role {
    case .unit: text.first.map { $0.isASCII && $0.isNumber } ?? false
    case .number: text.count > 8 && SectionNumber.row(text) == nil
    case .department: isMark(text) || isNumber(text)
    case .status: isDepartment(text)
    case .name, .section: isNumber(text) || isMark(text)
    case .target, .actual, .baseline, .yearly: isDepartment(text)
    case .indicator: isDepartment(text) || isNumber(text)
    default: false
    }
  }

  /// 2 産業: a name with its number before it, which is no amount of anything.
  private static func isNumbered(_ cell: String, for role: ColumnRole) -> Bool {
    guard [.name, .section, .indicator].contains(role) else { return false }
    let name = NumberedName.bare(cell)
    return name != cell.trimmingBlanks() && name.contains(where: \.isLetter) && !isDepartment(name)
      && !HeaderWords.isAmount(ColumnRole.fold(cell))
  }

  private static func isMark(_ text: String) -> Bool {
    text.count == 1 && "◎○〇◯△▲×✕abcds".contains(text)
      || ["達成", "未達成", "概ね達成", "順調", "遅れ", "やや遅れ", "概ね順調"].contains(text)
  }

  /// A number with at most a unit.
  private static func isNumber(_ text: String) -> Bool {
    guard text.first.map({ $0.isASCII && $0.isNumber }) ?? false else { return false }
    return text.drop { $0.isASCII && ($0.isNumber || ",.".contains($0)) }.count <= 2
  }

  static func isDepartment(_ text: String) -> Bool {
    text.count >= 3 && text.count <= 14 && ["課", "室", "局", "部", "係", "センター"].contains(where: text.hasSuffix)
      && !text.contains { $0.isASCII && $0.isNumber }
  }
}
