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
    let keys = orderedKeys
    let (targets, others) = (keys.filter { $0.kind == .target }, keys.filter { $0.kind != .target })
    return catalogue.series.indices.filter { row in
      catalogue.series[row].indicator >= first && leavesDirectionOpen(row, targets, others, byName)
    }
  }

  private func leavesDirectionOpen(
    _ row: Int, _ targets: [ColumnKey], _ others: [ColumnKey], _ byName: Bool
  ) -> Bool {
    let indicator = catalogue.indicator(ofSeries: row)
    guard indicator.better == .higher, indicator.span != .change else { return false }
    let targets = targets.filter { self[row, $0] != nil }
    guard !targets.contains(where: { annotation(row, $0)?.qualifier == .atLeast }) else { return false }
    if Better.isLeftOpen(byName: indicator.name) {
      return targets.isEmpty || !others.contains { $0.kind == .baseline && self[row, $0] != nil }
    }
    guard !byName, !targets.isEmpty, let start = others.filter({ self[row, $0] != nil }).min(by: { $0.year < $1.year }),
      let first = self[row, start], !Better.isWanted(indicator.name)
    else { return false }
    return targets.contains { key in key.year >= start.year && self[row, key].map { $0 < first } ?? false }
  }
}
