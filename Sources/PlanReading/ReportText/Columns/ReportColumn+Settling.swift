// SPDX-License-Identifier: GPL-3.0-or-later

extension ReportColumn {
  /// Of several columns for what a measure has once, the one whose header says it best; a table of indicators without a
  /// name column is named by its indicators.
  static func settled(_ columns: [ReportColumn]) -> [ReportColumn] {
    var columns = columns
    // 評価, 方向性: what stands behind the results names no section.
    if let results = columns.firstIndex(where: { $0.role == .actual || $0.role == .status }) {
      for index in columns.indices.dropFirst(results + 1) where columns[index].role == .section {
        columns[index].role = .remarks
      }
    }
    for role in [ColumnRole.section, .number, .novelty, .name, .unit, .status, .department, .indicator] {
      let found = columns.indices.filter { columns[$0].role == role }
      guard found.count > 1 else { continue }
      let best = best(of: found, role, columns)
      for index in found where index != best {
        // 施策 … 事業 …: the wider one is the section.
        let other: ColumnRole? =
          role == .name ? (index < best ? .section : .outline) : role == .indicator ? .target : nil
        let isFree = other.map { role in role == .target || !columns.contains { $0.role == role } } ?? false
        columns[index].role = isFree ? other : nil
      }
    }
    let indicator = columns.firstIndex { $0.role == .indicator }
    if !columns.contains(where: { $0.role == .name }), let indicator {
      (columns[indicator].role, columns[indicator].namesIndicator, columns[indicator].fiscalYear) = (.name, true, nil)
    }
    // 策定時 … 現状値: the later one is the result, where no other column has it.
    let starts = columns.indices.filter { columns[$0].role == .baseline }
    let hasOrigin = starts.contains { !columns[$0].header.contains("現") }
    func isNow(_ index: Int) -> Bool { hasOrigin && columns[index].header.contains("現") }
    if starts.count > 1, !columns.contains(where: { $0.role == .actual }),
      let latest = starts.max(by: {
        (isNow($0) ? 1 : 0, columns[$0].fiscalYear ?? 0, $0) < (isNow($1) ? 1 : 0, columns[$1].fiscalYear ?? 0, $1)
      }),
      !columns.contains(where: { $0.role == .yearly }) || columns[latest].header.contains("現")
    {
      columns[latest].role = .actual
    }
    // 2018(実績), 現状(2019): what is later than a result is no starting value.
    let results = columns.filter { $0.role == .actual }.compactMap(\.fiscalYear)
    for index in starts where columns[index].header.contains("現") {
      if let year = columns[index].fiscalYear, let last = results.max(), year > last { columns[index].role = .actual }
    }
    // An indicator column without a target column holds the targets too (指標 … 実績).
    let values: [ColumnRole] = [.target, .yearly]
    if let indicator, columns[indicator].role == .indicator,
      !columns.contains(where: { values.contains($0.role ?? .name) })
    {
      columns[indicator].role = .target
    }
    return columns
  }

  /// Of two headers that say it as well, the finer one stands behind; what is done for a measure is none.
  private static func best(of found: [Int], _ role: ColumnRole, _ columns: [ReportColumn]) -> Int {
    func rank(_ index: Int) -> Double {
      let isWeak = role == .name && ColumnRole.describing.contains { columns[index].header.contains($0) }
      return (ColumnRole.of(columns[index].header)?.share ?? 0) - (isWeak ? 1 : 0)
    }
    let isLast = role == .name
    return found.reduce(found[0]) { rank($1) > rank($0) || isLast && rank($1) == rank($0) ? $1 : $0 }
  }
}
