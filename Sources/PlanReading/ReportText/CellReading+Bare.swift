// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Cells that hold a number and nothing that says so.
extension CellReading {
  /// 2/3 in a cell of its own: two of three, unless it is a day.
  static func part(of text: String) -> Quantity? {
    let parts = ColumnRole.fold(text).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let part = Double(parts[0]), let whole = Double(parts[1]), part <= whole, whole > 0,
      parts.allSatisfy({ $0.allSatisfy(\.isNumber) }), var quantity = QuantityNotation.quantities(in: "1%").first
    else { return nil }
    (quantity.value, quantity.asWritten, quantity.place) = (part * 100 / whole, text, 0..<text.utf8.count)
    return quantity
  }

  /// 88（H30）: a number that is all there is to a cell, but for what stands in brackets behind it, counts something.
  static func bare(_ text: String) -> [Quantity]? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || ",.".contains($0)) }
    let rest = text.dropFirst(number.count)
    guard DecimalNotation.value(of: String(number)) != nil, rest.isEmpty || "（(".contains(rest.first ?? " "),
      var quantity = QuantityNotation.quantities(in: number + "件" + rest).first, quantity.value != nil
    else { return nil }
    (quantity.unit, quantity.asWritten, quantity.place) = ("", String(number), 0..<number.utf8.count)
    return [quantity]
  }
}
