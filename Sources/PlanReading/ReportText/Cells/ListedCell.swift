// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A cell of a row that names its indicator: values and little else, as 男性79.8 女性84.4（H29年）.
struct ListedCell {
  private(set) var quantities: [Quantity]
  /// A year in brackets at its end is that of all its values, due or past.
  private(set) var isDated = false

  init(_ text: String) {
    let found = QuantityNotation.quantities(in: text)
    quantities = found.contains { $0.value != nil } ? found : CellReading.bare(text) ?? found
    quantities = (quantities + Self.labelled(text, beside: quantities)).sorted {
      $0.place.lowerBound < $1.place.lowerBound
    }
    date(text)
  }

  /// Numbers that stand right behind whose they are, without a unit: 男性79.83.
  private static func labelled(_ text: String, beside found: [Quantity]) -> [Quantity] {
    var quantities: [Quantity] = []
    for word in text.split(whereSeparator: { " 　\n、".contains($0) }) {
      guard let own = value(behindLabelOf: word) else { continue }
      let offset = text.utf8.distance(from: text.startIndex, to: word.startIndex)
      var quantity = own
      quantity.place = offset + own.place.lowerBound..<offset + own.place.upperBound
      if !found.contains(where: { $0.place.overlaps(quantity.place) }) { quantities.append(quantity) }
    }
    return quantities
  }

  private static func value(behindLabelOf word: Substring) -> Quantity? {
    let label = word.prefix { !$0.isNumber && $0 != "▲" }
    let rest = String(word.dropFirst(label.count))
    guard (1...8).contains(label.count), label.allSatisfy({ !$0.isASCII }), !label.hasPrefix("第"), rest.count > 1 else {
      return nil
    }
    let found = QuantityNotation.quantities(in: rest).first { $0.value != nil && $0.place.lowerBound == 0 }
    guard var quantity = found ?? CellReading.bare(rest)?.first else { return nil }
    quantity.place = quantity.place.lowerBound + label.utf8.count..<quantity.place.upperBound + label.utf8.count
    return quantity
  }

  private mutating func date(_ text: String) {
    let text = IndicatorLabel.withoutNotes(text)
    guard let last = text.last, "）)".contains(last), let open = text.lastIndex(where: { "（(".contains($0) }) else {
      return
    }
    let inner = QuantityNotation.quantities(in: text[text.index(after: open)...].dropLast())
    guard let time = inner.first(where: { $0.value == nil && $0.fiscalYear != nil })?.time,
      !inner.contains(where: { $0.value != nil })
    else { return }
    let start = text.utf8.distance(from: text.startIndex, to: open)
    let isOnly = quantities.allSatisfy { quantity in
      quantity.value == nil
        ? quantity.place.lowerBound >= start || quantity.fiscalYear == nil
        : quantity.time == nil || quantity.fiscalYear == time.fiscalYear
    }
    guard isOnly else { return }
    isDated = true
    for index in quantities.indices where quantities[index].value != nil { quantities[index].time = time }
  }
}
