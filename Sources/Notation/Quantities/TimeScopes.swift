// SPDX-License-Identifier: GPL-3.0-or-later

/// Gives each number the time that the text names for it, and leaves the times that belong to none as they are.
///
/// - Behind a number in brackets, a time is that number's: 11,696人（R2.3末時点）.
/// - Before a number right beside it (H30年度2地区, 30年時点の5), it is that number's only.
/// - As a topic (R1年度融資実績：…, 令和元年度は、…, …現在 …), it holds to the end of the sentence, item or line.
/// - Else it holds until the clause ends with 、 behind a number.
struct TimeScopes {
  private(set) var quantities: [Quantity] = []

  private struct Scope {
    let time: WrittenTime
    let end: Int
    let isTopic: Bool
    let isAdjacent: Bool
    let item: Int
    var used = false
  }

  init(_ glyphs: Glyphs, _ items: [QuantityScanner.Item]) {
    var times = [WrittenTime?](repeating: nil, count: items.count)
    var isTaken = [Bool](repeating: false, count: items.count)
    var scope: Scope?
    for (index, item) in items.enumerated() {
      let start = item.range.lowerBound
      let gap = min(index == 0 ? 0 : items[index - 1].range.upperBound, start)..<start
      if let open = scope, Self.ends(open, glyphs, gap) { scope = nil }
      switch item {
      case .time(let time, let range):
        if index > 0, case .quantity = items[index - 1], Self.isPostfix(glyphs, gap, range) {
          (times[index - 1], isTaken[index]) = (time, true)
        } else {
          scope = Self.scope(time, range, glyphs, item: index)
        }
      case .quantity(_, let range):
        guard var open = scope else { continue }
        let touches = range.lowerBound - open.end <= 1 || Self.isOnlyBlank(glyphs, open.end..<range.lowerBound)
        if open.isAdjacent, !touches {
          scope = nil
          continue
        }
        (times[index], isTaken[open.item], open.used) = (open.time, true, true)
        scope = open.isAdjacent ? nil : open
      }
    }
    for (index, item) in items.enumerated() {
      switch item {
      case .quantity(var quantity, _):
        quantity.time = times[index]
        quantities.append(quantity)
      case .time(let time, let range): if !isTaken[index] { quantities.append(Self.alone(time, range, glyphs)) }
      }
    }
  }

  private static let topics = WordTable<Bool>([("は の実績 実績 における において 融資実績 の取組 : に", true)])

  private static func scope(_ time: WrittenTime, _ range: Range<Int>, _ glyphs: Glyphs, item: Int) -> Scope {
    let end = range.upperBound
    let isTopic =
      time.isMoment && glyphs[end] != "の" || topics.word(in: glyphs, at: end) != nil || leadsToColon(glyphs, end)
    let next = glyphs[end]
    let after = next == "の" ? end + 1 : end
    let isAdjacent = !isTopic && (glyphs[after].isDigit || "約▲".unicodeScalars.contains(glyphs[after]))
    return Scope(time: time, end: end, isTopic: isTopic, isAdjacent: isAdjacent, item: item)
  }

  /// R1年度融資実績：the time opens a label.
  private static func leadsToColon(_ glyphs: Glyphs, _ start: Int) -> Bool {
    for index in start..<(start + 16) {
      let scalar = glyphs[index]
      if scalar == ":" { return true }
      if scalar.endsSegment || scalar.isDigit || scalar.isBlank || scalar == "、" || scalar == "\0" { return false }
    }
    return false
  }

  private static func ends(_ scope: Scope, _ glyphs: Glyphs, _ gap: Range<Int>) -> Bool {
    for index in gap where index >= scope.end {
      let scalar = glyphs[index]
      if scalar.endsSegment { return true }
      if scalar == "・", glyphs[index - 1].isBlank || glyphs[index - 1] == "\0" { return true }
      if scope.used, !scope.isTopic, scalar == "、" { return true }
      if scope.used, scalar == ")" { return true }
    }
    return false
  }

  /// （R2.3末時点）, （令和5年度）, (R2): nothing but the time, in brackets right behind the number.
  private static func isPostfix(_ glyphs: Glyphs, _ gap: Range<Int>, _ range: Range<Int>) -> Bool {
    // A cell has it in the line below, or behind a blank.
    var open = gap.lowerBound
    while open < gap.upperBound, glyphs[open].isBlank || glyphs[open] == "\n" { open += 1 }
    guard open + 1 == gap.upperBound, glyphs[open] == "(" else { return false }
    var end = range.upperBound
    while glyphs[end] != ")", end - range.upperBound < 8 {
      if glyphs[end] == ":" || glyphs[end].isDigit || end >= glyphs.count { return false }
      end += 1
    }
    return glyphs[end] == ")"
  }

  private static func isOnlyBlank(_ glyphs: Glyphs, _ range: Range<Int>) -> Bool {
    range.allSatisfy { glyphs[$0].isBlank }
  }

  private static func alone(_ time: WrittenTime, _ range: Range<Int>, _ glyphs: Glyphs) -> Quantity {
    let kind: Quantity.Kind =
      switch time.precision {
      case .fiscalYear, .calendarYear: time.asOf.isEmpty ? .year : .date
      case .month, .day: .date
      case .period: .period
      }
    return Quantity(
      asWritten: glyphs.written(range), place: glyphs.offsets(range), value: nil, upperValue: nil, unit: "",
      unitAsWritten: "", isKnownUnit: true, qualifier: .exact, kind: kind, time: time)
  }
}
