// SPDX-License-Identifier: GPL-3.0-or-later

extension Panel {
  /// The series of which more counts as better though neither the name nor a target that is to be come up to says so: the name
  /// leaves it open (使用量), or says nothing and a target lies below the first value. Somebody may have said it all the same.
  ///
  /// Example: of カラスの羽数 from 55 on with a target of 42 it is open; of 来館者数, and with a target of 60, it is not.
  ///
  /// - Parameters:
  ///   - first: only those of this indicator and of later ones.
  ///   - byName: only those whose name leaves it open.
  public func seriesWithDirectionLeftOpen(ofIndicatorsFrom first: Int = 0, byNameAlone byName: Bool = false) -> [Int] {
    let all = wholeColumns
    let targets = all.filter { $0.key.kind == .target }
    let others = all.filter { $0.key.kind != .target }.sorted { $0.key.year < $1.key.year }
    return catalogue.series.indices.filter { row in
      catalogue.series[row].indicator >= first && leavesDirectionOpen(row, targets, others, byName)
    }
  }

  /// In the order of their keys, each as long as there are series, also while the panel is being read.
  public var wholeColumns: [(key: ColumnKey, column: Column)] {
    columns.sorted { $0.key < $1.key }.map { key, column in
      var column = column
      column.extend(to: catalogue.series.count)
      return (key, column)
    }
  }

  private typealias Filled = (key: ColumnKey, column: Column)

  /// - Parameter others: by year.
  private func leavesDirectionOpen(_ row: Int, _ targets: [Filled], _ others: [Filled], _ byName: Bool) -> Bool {
    let indicator = catalogue.indicator(ofSeries: row)
    guard indicator.better == .higher, indicator.span != .change else { return false }
    let targets = targets.filter { $0.column[row] != nil }
    guard !targets.contains(where: { annotation(row, $0.key)?.qualifier == .atLeast }) else { return false }
    if Better.isLeftOpen(byName: indicator.name) {
      return targets.isEmpty || !others.contains { $0.key.kind == .baseline && $0.column[row] != nil }
    }
    guard !byName, !targets.isEmpty, let start = others.first(where: { $0.column[row] != nil }),
      let first = start.column[row],
      targets.contains(where: { $0.key.year >= start.key.year && ($0.column[row] ?? first) < first })
    else { return false }
    return !Better.isWanted(indicator.name)
  }
}
