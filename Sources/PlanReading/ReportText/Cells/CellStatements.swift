// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What the text of a cell says of its own numbers: percentages with their counts, growth with its two values, totals with their
/// parts.
struct CellStatements {
  private(set) var statements: [ReportStatement] = []
  private let place: MeasurePlace
  private let planYear: Int
  private let quantities: [Quantity]
  /// The text before each quantity, since the one before it.
  private let gaps: [String]

  init(_ text: String, place: MeasurePlace, planYear: Int) {
    (self.place, self.planYear) = (place, planYear)
    let all = QuantityNotation.quantities(in: text)
    let bytes = Array(text.utf8)
    var (kept, gaps, previous) = ([Quantity](), [String](), 0)
    for quantity in all where quantity.value != nil {
      gaps.append(String(decoding: bytes[previous..<quantity.place.lowerBound], as: UTF8.self))
      kept.append(quantity)
      previous = quantity.place.upperBound
    }
    (quantities, self.gaps) = (kept, gaps)
    guard kept.count <= CellReading.mostNumbers else { return }
    for index in kept.indices {
      share(at: index)
      growth(at: index)
      total(at: index)
    }
  }

  private func isSameSentence(_ range: Range<Int>) -> Bool {
    range.allSatisfy { !gaps[$0].contains("。") && !gaps[$0].contains("\n") }
  }

  private func stated(_ quantity: Quantity, _ value: Double) -> StatedNumber {
    let fraction =
      quantity.asWritten.firstIndex { $0 == "." || $0 == "．" }.map {
        quantity.asWritten[quantity.asWritten.index(after: $0)...].prefix { $0.isNumber }.count
      } ?? 0
    let qualifier: Qualifier =
      switch quantity.qualifier {
      case .exact: .exact
      case .approximate: .approximate
      case .atLeast, .range: .atLeast
      case .atMost: .atMost
      }
    return StatedNumber(value, decimals: fraction, qualifier: qualifier)
  }

  private mutating func add(_ quantity: Quantity, _ fact: ReportStatement.Fact) {
    statements.append(ReportStatement(place: place, asWritten: quantity.asWritten, fact: fact))
  }

  // MARK: - Shares

  /// 全3,367件中、3,123件（95%）; 目標80人に対し、72人（90.0%）: the part stands right before the percentage, the whole before the part.
  private mutating func share(at index: Int) {
    let share = quantities[index]
    guard share.kind == .share, share.unit == "%", share.asWritten.contains(where: \.isNumber),
      let percent = share.value, index >= 2,
      isBeside(gaps[index]), isSameSentence(index - 1..<index + 1), let part = quantities[index - 1].value,
      isCount(quantities[index - 1])
    else { return }
    for whole in (max(0, index - 4)..<index - 1).reversed() {
      guard quantities[whole].unit == quantities[index - 1].unit || quantities[index - 1].unit.isEmpty,
        isCount(quantities[whole]), let value = quantities[whole].value, value > 0
      else { continue }
      guard isSameSentence(whole + 1..<index), leadsToPart(gaps[whole + 1]), whole == index - 2 else { return }
      return add(share, .share(part: part, whole: value, stated: stated(share, percent)))
    }
  }

  private func isCount(_ quantity: Quantity) -> Bool {
    quantity.qualifier == .exact && [.amount, .money, .cumulative, .annualRate].contains(quantity.kind)
  }

  /// Nothing but a bracket, or a word that the percentage is one of the two counts.
  private func isBeside(_ gap: String) -> Bool {
    let rest = gap.filter { !"（(、：: 　=＝".contains($0) }
    return ["", "割合", "率", "達成率", "実施率", "参加率", "進捗率", "実施割合", "約", "回収率", "普及率", "導入率", "で", "と"].contains(rest)
  }

  private func leadsToPart(_ gap: String) -> Bool {
    ["中", "のうち", "うち", "に対し", "に対して", "の内"].contains { gap.trimmingBlanks().hasPrefix($0) } && gap.count <= 30
  }

  // MARK: - Growth

  /// 30%増 with 7,605人（H31.3末） and 9,852人（R2.3末） beside it. Where one pair of values fits, that is the one that is meant.
  private mutating func growth(at index: Int) {
    let change = quantities[index]
    let isGrowth = change.kind == .change && change.unit == "%"
    guard let value = change.value, isGrowth || (change.kind == .multiple && gaps[index].contains("前年")) else { return }
    let pairs = [(index + 1, index + 2), (index - 2, index - 1), (index - 1, index + 1)].compactMap(pair)
    let number = stated(change, value)
    func computed(_ pair: (from: Double, to: Double)) -> Double {
      isGrowth ? (pair.to - pair.from) / pair.from * 100 : pair.to / pair.from
    }
    guard let first = pairs.first(where: { number.agrees(with: computed($0)) }) ?? pairs.first else { return }
    add(
      change,
      isGrowth
        ? .growth(from: first.from, to: first.to, stated: number)
        : .multiple(from: first.from, to: first.to, stated: number))
  }

  /// Two values of one unit of different years, the earlier one first.
  private func pair(_ first: Int, _ second: Int) -> (from: Double, to: Double)? {
    guard quantities.indices.contains(first), quantities.indices.contains(second), !quantities[first].unit.isEmpty,
      quantities[first].unit == quantities[second].unit, quantities[first].unit != "%", isCount(quantities[first]),
      isCount(quantities[second]),
      let a = quantities[first].value, let b = quantities[second].value
    else { return nil }
    let (yearA, yearB) = (year(first), year(second))
    guard yearA != yearB else { return nil }
    let (from, to) = yearA < yearB ? (a, b) : (b, a)
    return from > 0 ? (from, to) : nil
  }

  private func year(_ index: Int) -> Int {
    if let stated = quantities[index].fiscalYear { return stated }
    return ["前年度", "前年", "昨年度", "昨年"].contains { gaps[index].trimmingEnd(" 　:：（(は実績").hasSuffix($0) }
      ? planYear - 1 : planYear
  }

  // MARK: - Totals

  /// 福島12件、郡山8件、計20件: 計 or 合計 before a number, behind two or more numbers of its unit.
  private mutating func total(at index: Int) {
    let total = quantities[index]
    let lead = gaps[index].trimmingEnd(" 　:：")
    guard let value = total.value, ["計", "合計", "総計", "合わせて", "合計で", "計で"].contains(where: lead.hasSuffix),
      !lead.hasSuffix("累計"), isCount(total)
    else { return }
    var first = index
    while first > 0, quantities[first - 1].unit == total.unit, isCount(quantities[first - 1]),
      isSameSentence(first..<first + 1)
    { first -= 1 }
    let parts = first..<index
    guard parts.count >= 2,
      !parts.contains(where: { gaps[$0].contains("うち") || gaps[$0].contains("目標") || gaps[$0].contains("前年") }),
      Set(parts.map(year)).count == 1
    else { return }
    add(total, .total(parts: parts.compactMap { quantities[$0].value }, stated: stated(total, value)))
  }
}
