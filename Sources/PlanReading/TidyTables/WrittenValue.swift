// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// A value as people write it into a cell, in the unit of its indicator: 120, 約120, 15以下, 29億円.
struct WrittenValue {
  let value: Double
  let qualifier: Qualifier
  /// The cell's own characters, where they say more than the number.
  let asWritten: String

  enum Fault: Error {
    case notANumber, otherUnit
  }

  init(plain value: Double) { (self.value, qualifier, asWritten) = (value, .exact, "") }

  /// Refuses what is not one number (`notANumber`: 10～20, 5回と3件), and a unit that is not the indicator's (`otherUnit`).
  init(_ written: String, unit: String) throws(Fault) {
    let found = QuantityNotation.quantities(in: written)
    guard found.count == 1, let quantity = found.first, let value = quantity.value, quantity.upperValue == nil,
      quantity.qualifier != .range, quantity.time == nil, quantity.asWritten.utf8.count == written.utf8.count
    else { throw .notANumber }
    guard quantity.unit.isEmpty || Self.isUnit(quantity, unit) else { throw .otherUnit }
    (self.value, asWritten) = (value, written)
    qualifier = Qualifier(rawValue: quantity.qualifier.rawValue) ?? .exact
  }

  /// As written, or in the same normal form: 20名 of 人.
  private static func isUnit(_ quantity: Quantity, _ unit: String) -> Bool {
    if quantity.unit == unit || quantity.unitAsWritten == unit { return true }
    return QuantityNotation.quantities(in: "1" + unit).first?.unit == quantity.unit
  }
}
