// SPDX-License-Identifier: GPL-3.0-or-later

/// A header of several columns, each of which the others help to tell.
extension ReportColumn {
  static func header(_ cells: [String]) -> [ReportColumn]? { header(cells.map { Heading(own: $0) }) }

  /// The columns of a header, or `nil` where it is none: it needs a name of the measure or of the indicator, and at least
  /// two more columns of other roles, and no cell as long as a sentence.
  static func header(_ headings: [Heading]) -> [ReportColumn]? {
    guard headings.count >= 3, headings.count <= 60,
      headings.allSatisfy({ $0.own.count <= 40 && $0.group.count <= 40 && !$0.own.contains("。") })
    else { return nil }
    let columns = named(dated(headings.map { ReportColumn($0) }))
    var roles = Set(columns.compactMap(\.role))
    if roles.remove(.yearly) != nil { roles.insert(.actual) }
    guard roles.contains(.name) || roles.contains(.indicator), roles.count >= 3,
      !roles.isDisjoint(with: [.target, .actual, .status])
    else { return nil }
    let named = columns.count { $0.role != nil }
    guard Double(named) >= 0.5 * Double(headings.count { !$0.own.trimmingBlanks().isEmpty }) else { return nil }
    return settled(columns)
  }

  private static let goals = ["数値目標", "目標", "成果目標", "目標名", "目標内容"]
  private static let items = ["項目", "評価項目", "管理項目", "調査項目", "名称", "内容", "取組内容"]

  /// Where most values have a column for their time beside them, each is of the value before it.
  private static func dated(_ columns: [ReportColumn]) -> [ReportColumn] {
    let values: [ColumnRole] = [.target, .actual, .baseline]
    func isTime(_ index: Int) -> Bool {
      ["時期", "時点", "年度", "年次", "年"].contains(ColumnRole.fold(columns[index].header).filter { !"()".contains($0) })
    }
    let times = columns.indices.dropFirst().filter { isTime($0) && values.contains(columns[$0 - 1].role ?? .name) }
    var columns = columns
    if times.count > 1 { for index in times { columns[index].role = .valueYear } }
    // 実績値, 実績年: the year of the value before it, and no value.
    for index in columns.indices.dropFirst() where isYear(of: columns[index - 1], columns[index]) {
      columns[index].role = .valueYear
    }
    return columns
  }

  private static func isYear(of value: ReportColumn, _ column: ReportColumn) -> Bool {
    let header = ColumnRole.fold(column.header)
    guard let role = column.role, [.target, .actual, .baseline].contains(role), value.role == role,
      let ending = ["年度", "年次", "年", "時点"].first(where: header.hasSuffix)
    else { return false }
    return ColumnRole.of(String(header.dropLast(ending.count))).map { $0.role == role && $0.share == 1 } ?? false
  }

  /// Where no header names measures or indicators, the goals do (数値目標 … 目標値), or the items.
  private static func named(_ columns: [ReportColumn]) -> [ReportColumn] {
    guard !columns.contains(where: { $0.role == .name || $0.role == .indicator }) else { return columns }
    var columns = columns
    let targets = columns.indices.filter { columns[$0].role == .target && columns[$0].fiscalYear == nil }
    let isTwice = columns.count { $0.role == .target } > 1
    func isOne(of words: [String], _ index: Int) -> Bool { words.contains(ColumnRole.fold(columns[index].header)) }
    let goal = isTwice ? targets.first { isOne(of: goals, $0) } : nil
    // サービス種別, 単位, 令和3年度見込量 …: what stands before the values is what they are of.
    let values: [ColumnRole] = [.target, .actual, .baseline, .yearly, .unit]
    let first = columns.firstIndex { values.contains($0.role ?? .remarks) } ?? 0
    let dated = columns.count { $0.fiscalYear != nil && values.contains($0.role ?? .remarks) }
    // 年度 | 平成17 | 平成18: what stands over the names says what stands over the values.
    let label =
      dated > 1
      ? columns.indices.prefix(first).last { columns[$0].role == nil || columns[$0].role == .rowYear && first == 1 }
      : nil
    if let index = goal ?? columns.indices.first(where: { isOne(of: items, $0) }) ?? label {
      columns[index].role = .indicator
    }
    return columns
  }
}
