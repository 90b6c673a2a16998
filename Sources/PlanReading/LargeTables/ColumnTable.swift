// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// The columns that the lines' kinds, plans and years mean, by number.
struct ColumnTable: ~Copyable {
  struct Entry {
    let key: ColumnKey
    /// The offset of the column's first line in the file: plans stand in the order in which they come.
    let position: Int
  }

  private(set) var entries: [Entry] = []
  private var numbers: [ColumnKey: UInt32] = [:]
  private var index = IntegerTable()

  /// The labels of a line that name its column; 0 for a column that the table has not.
  struct Labels: BitwiseCopyable {
    let kind: UInt32
    let plan: UInt32
    let year: UInt32

    /// More different texts than any table has.
    static let limit: UInt32 = 1 << 20

    @inline(__always)
    var key: UInt64 { UInt64(kind) << 40 | UInt64(plan) << 20 | UInt64(year) }
  }

  @inline(__always)
  func number(_ labels: Labels) -> UInt32? { index[labels.key] }

  /// Adds the column that the texts name; `nil` where they name none.
  mutating func add(_ labels: Labels, kind: String, plan: String, year: String, position: Int) -> UInt32? {
    guard max(labels.kind, labels.plan, labels.year) < Labels.limit, let year = FiscalYearNotation.year(in: year),
      let kind = kind.isEmpty ? .actual : TidyRole.kinds[kind] ?? ObservationKind(rawValue: kind),
      kind != .target || !plan.isEmpty
    else { return nil }
    let key = ColumnKey(kind: kind, plan: kind == .target ? plan : "", year: FiscalYear(year))
    let number = numbers[key] ?? UInt32(entries.count)
    if numbers.updateValue(number, forKey: key) == nil { entries.append(Entry(key: key, position: position)) }
    index.insert(labels.key, number)
    return number
  }
}
