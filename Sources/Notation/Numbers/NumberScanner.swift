// SPDX-License-Identifier: GPL-3.0-or-later

/// A number as it stands in a text: 1,234.5, 26億2,652万, 5千, 三百二十, 二〇一九, 十数.
struct ScannedNumber {
  let value: Double
  let range: Range<Int>
  /// Written in kanji alone.
  let isKanji: Bool
  /// 十数, 数百: the value is the least that it can be.
  var isVague = false
  /// Ends in 十, 百, 千, 万, 億 or 兆: the power of ten of all of them together.
  var scale = 0
  /// Has thousands separators or a decimal point: it is no year and hardly a code.
  var isPunctuated = false
}

/// Reads numbers. Grammar, longest match:
///
///     number  = group { group }           each group of a smaller 万・億・兆 than the one before
///     group   = part { part } [万|億|兆]    each part of a smaller 十・百・千 than the one before
///     part    = decimal [十|百|千] | kanji digits [十|百|千] | 十|百|千
///     decimal = digits with , between groups of three, and a fraction
///
/// A value is the nearest double to what is written: the powers of ten are put to the digits before they are read.
enum NumberScanner {
  enum Scan {
    case number(ScannedNumber)
    /// Looks like a number and is none (1.2.3, 1,23, 007): to be passed over whole.
    case malformed(end: Int)
  }

  static func scan(_ glyphs: Glyphs, at start: Int) -> Scan? {
    if glyphs[start].isDigit {
      switch decimal(glyphs, at: start) {
      case .malformed(let end): return .malformed(end: end)
      case .decimal(let digits, let end, let isPunctuated):
        return scaled(glyphs, start: start, first: digits, end: end, isPunctuated: isPunctuated)
      }
    }
    return KanjiNumerals.scan(glyphs, at: start).map(Scan.number)
  }

  private enum Decimal {
    case decimal(digits: String, end: Int, isPunctuated: Bool)
    case malformed(end: Int)
  }

  /// The whole run of digits, commas and points, which is one number or none.
  private static func decimal(_ glyphs: Glyphs, at start: Int) -> Decimal {
    var end = start
    var run = ""
    while glyphs[end].isDigit || ((glyphs[end] == "," || glyphs[end] == ".") && glyphs[end + 1].isDigit) {
      run.unicodeScalars.append(glyphs[end])
      end += 1
    }
    let parts = run.split(separator: ".", omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      groups.count == 1 || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
    // 007 and 024 are codes; 0 and 0.5 are numbers.
    let isCode = groups[0].count > 1 && groups[0].first == "0"
    guard parts.count <= 2, isGrouped, !isCode, parts.count < 2 || !parts[1].contains(","), run.utf8.count <= 400
    else { return .malformed(end: end) }
    let digits = groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
    return .decimal(digits: digits, end: end, isPunctuated: groups.count > 1 || parts.count == 2)
  }

  private static func scaled(
    _ glyphs: Glyphs, start: Int, first: String, end firstEnd: Int, isPunctuated: Bool
  ) -> Scan? {
    var sum = ScaleSum()
    var (digits, end) = (first, firstEnd)
    while true {
      let next = sum.take(digits, glyphs, at: end)
      end = next.end
      guard next.isScaled, glyphs[end].isDigit, case .decimal(let more, let after, _) = decimal(glyphs, at: end),
        sum.canTake(glyphs, at: after)
      else { break }
      (digits, end) = (more, after)
    }
    let value = sum.total
    guard value.isFinite else { return .malformed(end: end) }
    return .number(
      ScannedNumber(
        value: value, range: start..<end, isKanji: false, scale: sum.lastScale,
        isPunctuated: isPunctuated || end > firstEnd))
  }
}

/// Parts of a number with their powers of ten.
struct ScaleSum {
  private var closed: [(digits: String, power: Int)] = []
  private var open: [(digits: String, power: Int)] = []
  private var smallest = Int.max
  private var smallestInGroup = Int.max
  private(set) var lastScale = 0

  static func small(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十": 1
    case "百": 2
    case "千": 3
    default: nil
    }
  }

  static func large(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "万", "萬": 4
    case "億": 8
    case "兆": 12
    default: nil
    }
  }

  /// Whether what follows the digits keeps the powers falling, so that the digits belong to this number.
  func canTake(_ glyphs: Glyphs, at end: Int) -> Bool {
    let small = Self.small(glyphs[end])
    let large = Self.large(glyphs[small == nil ? end : end + 1])
    if let large, large >= smallest { return false }
    if !open.isEmpty, (small ?? 0) >= smallestInGroup { return false }
    return true
  }

  /// Takes digits and the 十・百・千・万・億・兆 behind them.
  mutating func take(_ digits: String, _ glyphs: Glyphs, at start: Int) -> (end: Int, isScaled: Bool) {
    var (end, power) = (start, 0)
    if let small = Self.small(glyphs[end]), small < smallestInGroup {
      power = small
      smallestInGroup = small
      end += 1
    }
    open.append((digits, power))
    if let large = Self.large(glyphs[end]), large < smallest {
      closed += open.map { ($0.digits, $0.power + large) }
      (open, smallest, smallestInGroup) = ([], large, Int.max)
      power += large
      end += 1
    }
    lastScale = power
    return (end, end > start)
  }

  var total: Double {
    (closed + open).reduce(0) { $0 + (Double("\($1.digits)e\($1.power)") ?? .nan) }
  }
}
