// SPDX-License-Identifier: GPL-3.0-or-later
import Notation

/// A line of text as a number, as a year and as quantities: read or left alone, and never anything that is no value.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNotation(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  if let value = DecimalNotation.value(of: text), !value.isFinite { fatalError("\(value)") }
  if let year = FiscalYearNotation.year(in: text), !(1800...2200).contains(year) { fatalError("\(year)") }
  for quantity in QuantityNotation.quantities(in: text) {
    if let value = quantity.value, !value.isFinite { fatalError("\(value) from \(quantity.asWritten)") }
    if quantity.asWritten.isEmpty { fatalError("a quantity of no characters") }
  }
  return 0
}
