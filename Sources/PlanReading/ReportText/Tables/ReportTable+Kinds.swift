// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Targets and results in rows below one another.
extension ReportTable {
  static let kindWords = [
    "目標", "目標値", "計画", "計画値", "実績", "実績値", "結果", "基準", "基準値", "現状", "現状値", "達成率", "進捗率", "達成度", "評価", "達成状況",
  ]

  /// A column whose cells say of each row whether it has targets or results.
  mutating func findKinds() {
    guard rows.count > 1 else { return }
    for index in columns.indices
    where columns[index].role == nil || columns[index].role == .novelty || columns[index].role == .outline {
      let filled = rows.map { ColumnRole.fold($0.cells[index]) }.filter { !$0.isEmpty }
      let kinds = filled.count { Self.kindWords.contains($0) }
      if kinds > 1, kinds * 5 >= filled.count * 4, Set(filled).count > 1 { return take(role: .kind, at: index) }
    }
  }

  /// 男性 and 女性 in a column without a header right behind the names: each has values of its own, and the name that stands
  /// beside the first of them is that of all.
  mutating func joinParts() {
    guard let name = columns.firstIndex(where: { $0.role == .name || $0.role == .indicator }), name + 1 < columns.count,
      case let part = name + 1, columns[part].header.trimmingBlanks().isEmpty, columns[part].role == nil
    else { return }
    let filled = rows.indices.filter { !rows[$0].cells[part].trimmingBlanks().isEmpty }
    let texts = filled.map { ColumnRole.fold(rows[$0].cells[part]) }
    guard filled.count > 2, Set(texts).count < texts.count, Set(texts).count > 1,
      texts.allSatisfy({ $0.count <= 8 && !$0.contains(where: \.isNumber) && !Self.kindWords.contains($0) })
    else { return }
    var last = ""
    for row in filled {
      let own = rows[row].cells[name].trimmingBlanks()
      if !own.isEmpty { last = own }
      let isWhole = ["全体", "計", "総数", "合計", "男女計"].contains(ColumnRole.fold(rows[row].cells[part]))
      rows[row].cells[name] = isWhole ? last : last + "　" + rows[row].cells[part].trimmingBlanks()
      rows[row].cells[part] = ""
    }
  }

  /// 上段：目標値、下段：実績値: rows below those that name their indicators, with a kind each as the text says. Where it says
  /// nothing, what they are is not sure.
  mutating func findUnnamedKinds(_ text: [String]) {
    let values = columns.indices.filter { columns[$0].role == .yearly || columns[$0].fiscalYear != nil }
    let others: [ColumnRole] = [.target, .actual, .baseline, .yearly, .ratio, .status, .remarks, .department, .outline]
    // What tells one row from another: 男性 and 女性 in a column without a header do too.
    let names = columns.indices.filter { !values.contains($0) && !others.contains(columns[$0].role ?? .name) }
    guard values.count > 1, rows.count > 1, !columns.contains(where: { [.kind, .rowYear].contains($0.role) }),
      !names.isEmpty
    else { return }
    let isBelow = rows.indices.map { index in
      index > 0 && values.count { HeaderWords.isValue(rows[index].cells[$0]) } > 1
        && names.allSatisfy {
          rows[index].cells[$0].trimmingBlanks().isEmpty || rows[index].cells[$0] == rows[index - 1].cells[$0]
        }
    }
    guard 4 * isBelow.count(where: \.self) > rows.count else { return }
    let arePairs = rows.count.isMultiple(of: 2) && isBelow.indices.allSatisfy { isBelow[$0] == ($0 % 2 == 1) }
    guard arePairs, let kinds = text.lazy.compactMap(Self.kindsAboveAndBelow).first else { return isUnclear = true }
    append(ReportColumn("区分"), role: .kind) { $0 % 2 == 0 ? kinds.above : kinds.below }
  }

  /// What a line says of the upper and the lower row.
  private static func kindsAboveAndBelow(_ line: String) -> (above: String, below: String)? {
    func kind(_ place: String) -> String? {
      guard let found = line.firstRange(of: place) else { return nil }
      let rest = line[found.upperBound...].drop { "：:はがに＝=（( 　…".contains($0) }
      return ["目標", "計画", "実績", "結果"].first { rest.hasPrefix($0) }
    }
    guard line.count < 200, let above = kind("上段"), let below = kind("下段"), above != below else { return nil }
    return (above, below)
  }
}
