// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension
internal import Indicators

/// What a statement asks of `observation`, as far as it spares reading: which series, which columns.
///
/// The planner hands over the sort of each condition as a letter, then the values. Conditions on kind, plan and year are
/// answered here in full; those on series narrow the rows that SQLite then looks at itself.
struct ObservationFilter {
  enum Condition: Character {
    case indicator = "i"
    case entity = "e"
    case series = "s"
    case kind = "k"
    case plan = "p"
    case year = "="
    case yearAbove = "g"
    case yearFrom = "G"
    case yearBelow = "l"
    case yearTo = "L"

    /// Whether SQLite need not look again.
    var isExact: Bool {
      switch self {
      case .indicator, .entity, .series: false
      default: true
      }
    }
  }

  private(set) var indicator: String?
  private(set) var entity: String?
  private(set) var series: Int?
  private var kind: String?
  private var plan: String?
  private var years: [(Condition, Double)] = []
  /// A comparison with NULL, or of a year with a text, is true of no value.
  private(set) var isNever = false

  init() {}

  init(conditions: String, values: UnsafeMutablePointer<OpaquePointer?>?) {
    for (index, letter) in conditions.enumerated() {
      guard let condition = Condition(rawValue: letter), let value = values?[index] else { continue }
      add(condition, value)
    }
  }

  private mutating func add(_ condition: Condition, _ value: OpaquePointer) {
    guard nenrin_value_type(value) != SQLITE_NULL else { return isNever = true }
    switch condition {
    case .indicator: indicator = text(value)
    case .entity: entity = text(value)
    case .kind: kind = text(value)
    case .plan: plan = text(value)
    case .series: if nenrin_value_numeric_type(value) == SQLITE_INTEGER { series = Int(nenrin_value_int64(value)) }
    case .year, .yearAbove, .yearFrom, .yearBelow, .yearTo: add(condition, year: value)
    }
  }

  private mutating func add(_ condition: Condition, year value: OpaquePointer) {
    switch nenrin_value_numeric_type(value) {
    case SQLITE_INTEGER, SQLITE_FLOAT: years.append((condition, nenrin_value_double(value)))
    // In SQLite every number is less than every text.
    default: if condition != .yearBelow && condition != .yearTo { isNever = true }
    }
  }

  /// A blob is equal to no text.
  private mutating func text(_ value: OpaquePointer) -> String? {
    if nenrin_value_type(value) == SQLITE_BLOB { isNever = true }
    guard let start = nenrin_value_text(value) else { return nil }
    return String(decoding: UnsafeBufferPointer(start: start, count: Int(nenrin_value_bytes(value))), as: UTF8.self)
  }

  func admits(_ key: ColumnKey) -> Bool {
    if let kind, !same(kind, key.kind.rawValue) { return false }
    // A column without a plan has NULL there.
    if let plan, key.plan.isEmpty || !same(plan, key.plan) { return false }
    let year = Double(key.year.number)
    return years.allSatisfy { condition, bound in
      switch condition {
      case .yearAbove: year > bound
      case .yearFrom: year >= bound
      case .yearBelow: year < bound
      case .yearTo: year <= bound
      default: year == bound
      }
    }
  }

  /// Byte for byte, as SQLite compares.
  private func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
