// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLiteExtension

extension ObservationCursor {
  /// One field of the observation at hand. What is not there is NULL.
  func write(_ column: Int32, to context: OpaquePointer) throws {
    guard let field = ObservationField(rawValue: column) else {
      return write(try label(Int(column) - ObservationField.allCases.count), to: context)
    }
    switch field {
    case .indicator: write(try facts.indicator, to: context)
    case .entity: write(try facts.entity, to: context)
    case .kind: write(self.column.key.kind.rawValue, to: context)
    case .plan: write(self.column.key.plan, to: context)
    case .fiscalYear: nenrin_result_int64(context, Int64(self.column.key.year.number))
    case .value: nenrin_result_double(context, value)
    case .unit: write(try facts.unit, to: context)
    case .qualifier: write(try note?.qualifier ?? "exact", to: context)
    case .asOf: write(try note?.asOf ?? "", to: context)
    case .asWritten: write(try note?.asWritten ?? "", to: context)
    case .source: write(try note?.source ?? "", to: context)
    case .name: write(try facts.name, to: context)
    case .series: nenrin_result_int64(context, Int64(series))
    }
  }

  private func write(_ text: String, to context: OpaquePointer) {
    if text.isEmpty { nenrin_result_null(context) } else { SQLResult.write(text, to: context) }
  }
}
