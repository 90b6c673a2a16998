// SPDX-License-Identifier: GPL-3.0-or-later

/// Walks a text once from left to right and takes what is a number with a meaning, or a time. What is taken or passed
/// over is never looked at again, and no rule looks further than a few words.
struct QuantityScanner {
  enum Item {
    case quantity(Quantity, Range<Int>)
    case time(WrittenTime, Range<Int>)

    var range: Range<Int> {
      switch self {
      case .quantity(_, let range), .time(_, let range): range
      }
    }
  }

  let glyphs: Glyphs
  private(set) var items: [Item] = []
  private var index = 0

  init(_ glyphs: Glyphs) { self.glyphs = glyphs }

  mutating func run() {
    while index < glyphs.count {
      let start = index
      if !takeIdiom() && !takeTime() && !takeWord() && !takeNumber() { index += 1 }
      // No rule may stand still.
      if index <= start { index = start + 1 }
    }
  }

  private mutating func takeIdiom() -> Bool {
    guard let end = NameRules.idiom(glyphs, at: index) else { return false }
    index = end
    return true
  }

  private mutating func takeTime() -> Bool {
    if let found = CalendarScanner.scan(glyphs, at: index) {
      items.append(.time(found.time, found.range))
      index = found.range.upperBound
      return true
    }
    guard let end = NameRules.undated(glyphs, at: index) else { return false }
    index = end
    return true
  }

  /// Words that are numbers: 半減, 倍増, 全件, ゼロ.
  private mutating func takeWord() -> Bool {
    guard let found = NumberWords.scan(glyphs, at: index) else { return false }
    append(found)
    return true
  }

  private mutating func takeNumber() -> Bool {
    switch NumberScanner.scan(glyphs, at: index) {
    case nil: return false
    case .malformed(let end):
      index = NameRules.endOfCode(glyphs, from: end)
      return true
    case .number(let number):
      take(number)
      return true
    }
  }

  private mutating func take(_ number: ScannedNumber) {
    let end = number.range.upperBound
    if let share = ShareNotation.scan(glyphs, number) { return append(share) }
    if let rate = PeriodRate.every(glyphs, number) { return append(rate) }
    if let duration = HoursAndMinutes.scan(glyphs, number) { return append(duration) }
    if let range = RangeNotation.scan(glyphs, number) { return append(range) }
    if let code = NameRules.code(glyphs, number) {
      index = code
      return
    }
    guard !NameRules.isNamed(glyphs, number) else {
      // The unit of an ordinal goes with it: 第3回 is no three times.
      index = skippingUnit(end)
      return
    }
    switch UnitRules.unit(of: number, glyphs) {
    case .unit(let unit): append(MeasuredNumber(number: number, unit: unit))
    case .name(let after): index = after
    case .none:
      var measured = MeasuredNumber(number: number, unit: nil)
      measured.readSign(glyphs)
      let counts = measured.sort == .money || Unitless.isQuantity(number, glyphs)
      if counts { append(measured) } else { index = end }
    }
  }

  private func skippingUnit(_ end: Int) -> Int {
    switch UnitScanner.scan(glyphs, at: end, guessing: false) {
    case .unit(let unit): unit.range.upperBound
    case .name(let after): after
    case nil: end
    }
  }

  private mutating func append(_ measured: MeasuredNumber) {
    let floor = items.last?.range.upperBound ?? 0
    guard let (quantity, range) = measured.quantity(glyphs, floor: floor) else {
      index = measured.end
      return
    }
    items.append(.quantity(quantity, range))
    index = range.upperBound
  }
}
