// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension
internal import Segments

/// Tells SQLite which conditions spare us reading, and what an answer then costs.
struct ObservationPlanning {
  let columnCount: Int
  let seriesCount: Int
  private var conditions: [ObservationFilter.Condition] = []

  init(columnCount: Int, seriesCount: Int) { (self.columnCount, self.seriesCount) = (columnCount, seriesCount) }

  mutating func plan(_ info: UnsafeMutablePointer<sqlite3_index_info>) -> Bool {
    for index in 0..<info.pointee.nConstraint {
      guard let condition = condition(info, index), isNew(condition) else { continue }
      conditions.append(condition)
      info.pointee.aConstraintUsage[Int(index)].argvIndex = Int32(conditions.count)
      info.pointee.aConstraintUsage[Int(index)].omit = condition.isExact ? 1 : 0
    }
    guard let letters = nenrin_copy(String(conditions.map(\.rawValue))) else { return false }
    info.pointee.idxStr = letters
    info.pointee.needToFreeIdxStr = 1
    let (rows, cost) = estimate()
    info.pointee.estimatedRows = Int64(rows.rounded(.up))
    info.pointee.estimatedCost = cost
    return true
  }

  private func condition(
    _ info: UnsafeMutablePointer<sqlite3_index_info>, _ index: Int32
  ) -> ObservationFilter.Condition? {
    let constraint = info.pointee.aConstraint[Int(index)]
    guard constraint.usable != 0, let field = ObservationField(rawValue: constraint.iColumn) else { return nil }
    let isEqual = Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ
    switch field {
    case .fiscalYear: return Self.year(Int32(constraint.op))
    case .series: return isEqual ? .series : nil
    case .indicator, .entity, .kind, .plan:
      // Under another collation more texts are equal than we would find.
      guard isEqual, let collation = nenrin_collation(info, index), String(cString: collation) == "BINARY" else {
        return nil
      }
      return field == .indicator ? .indicator : field == .entity ? .entity : field == .kind ? .kind : .plan
    default: return nil
    }
  }

  private static func year(_ operation: Int32) -> ObservationFilter.Condition? {
    switch operation {
    case SQLITE_INDEX_CONSTRAINT_EQ: .year
    case SQLITE_INDEX_CONSTRAINT_GT: .yearAbove
    case SQLITE_INDEX_CONSTRAINT_GE: .yearFrom
    case SQLITE_INDEX_CONSTRAINT_LT: .yearBelow
    case SQLITE_INDEX_CONSTRAINT_LE: .yearTo
    default: nil
    }
  }

  /// A second condition on the same text is left to SQLite; bounds of years all count.
  private func isNew(_ condition: ObservationFilter.Condition) -> Bool {
    switch condition {
    case .year, .yearAbove, .yearFrom, .yearBelow, .yearTo: true
    default: !conditions.contains(condition)
    }
  }

  /// In units of one row: to decode a segment costs as much as to hand over some thousand values.
  private func estimate() -> (rows: Double, cost: Double) {
    var columns = Double(max(columnCount, 1))
    for condition in conditions {
      switch condition {
      case .kind: columns *= 0.5
      case .plan: columns *= 0.1
      case .year: columns *= 0.03
      case .yearAbove, .yearFrom, .yearBelow, .yearTo: columns *= 0.5
      default: break
      }
    }
    columns = max(columns, 1)
    let all = Double(max(seriesCount, 1))
    let isOne = conditions.contains(.series) || conditions.contains(.indicator)
    let series = isOne ? 1 : conditions.contains(.entity) ? max(all / 50, 1) : all
    let segments = columns * (isOne ? 1 : (all / Double(SegmentFormat.rows)).rounded(.up))
    return (columns * series, columns * series + segments * 2000)
  }
}
