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

  /// 男性:12.9% 女性:2.8%: values of parts of what is counted are of indicators of their own.
  static func parted(_ numbers: [CellNumber], by labels: [IndicatorLabel]) -> [CellNumber] {
    let names = labels.map(\.text)
    let others = ["目標", "実績", "現状", "計画", "前年", "累計", "うち"]
    guard numbers.count > 1, names.count == numbers.count, Set(names).count == names.count,
      names.allSatisfy({ name in (1...8).contains(name.count) && !others.contains(where: name.contains) })
    else { return numbers }
    return zip(numbers, names).map { number, name in
      var number = number
      number.label = IndicatorLabel(named: number.label.text + "　" + name)
      return number
    }
  }

  /// Where a value stood and where it is to go, or has gone.
  func numbers(of arrow: GoalArrow, _ indicator: String, _ unit: String) -> [CellNumber] {
    func side(_ side: GoalArrow.Side, _ role: ColumnRole) -> [CellNumber] {
      var own = column
      // The header's year is that of what stands behind the arrow.
      if role == .baseline { own.fiscalYear = column.startYear }
      var reading = CellReading(
        column: own, role: role, planYear: planYear, isAligned: isAligned,
        rowYear: side.year ?? (role == .baseline ? nil : statedYear),
        isListed: true)
      // Whether it is the plan's last year or its own, nothing says.
      reading.hasYearsBeside = side.year == nil && reading.statedYear == nil
      return reading.numbers(of: side.text, indicator: indicator, unit: unit)
    }
    return side(arrow.from, .baseline) + side(arrow.to, role == .actual || role == .status ? .actual : .target)
  }

  /// 974人（28年度）: the year that stands behind a value without its era, as the one of its era that is nearest to the plan's.
  func withEras(_ text: String) -> String {
    guard text.contains(where: { "（(".contains($0) }), text.contains("年") else { return text }
    var (whole, rest) = ("", text[...])
    while let open = rest.firstIndex(where: { "（(".contains($0) }) {
      let inner = rest[rest.index(after: open)...].prefix { !"）)".contains($0) }
      whole += rest[...open] + (western(inner) ?? String(inner))
      rest = rest[inner.endIndex...]
    }
    return whole + rest
  }

  private func western(_ inner: Substring) -> String? {
    let digits = inner.prefix { $0.isASCII && $0.isNumber }
    let tail = inner.dropFirst(digits.count)
    guard (1...2).contains(digits.count), let number = Int(digits), (1...40).contains(number),
      ["年度", "年", "年度末", "年度実績", "年度目標"].contains(String(tail)), tail != "年" || number >= 20
    else { return nil }
    let years = [Era.heisei.firstYear + number - 1, Era.reiwa.firstYear + number - 1]
    let nearest = years.min { abs($0 - planYear) < abs($1 - planYear) } ?? planYear
    return abs(nearest - planYear) <= 15 ? "\(nearest)\(tail)" : nil
  }

  /// 88（H30）: a number that is all there is to a cell, but for what stands in brackets behind it, counts something.
  static func bare(_ text: String) -> [Quantity]? {
    let sign = text.prefix { "▲△−-".contains($0) }
    let number = sign + text.dropFirst(sign.count).prefix { $0.isASCII && ($0.isNumber || ",.".contains($0)) }
    let rest = text.dropFirst(number.count)
    guard sign.count < 2, DecimalNotation.value(of: String(number)) != nil,
      rest.isEmpty || "（(".contains(rest.first ?? " "),
      var quantity = QuantityNotation.quantities(in: number + "件" + rest).first, quantity.value != nil
    else { return nil }
    (quantity.unit, quantity.asWritten, quantity.place) = ("", String(number), 0..<number.utf8.count)
    return [quantity]
  }
}
