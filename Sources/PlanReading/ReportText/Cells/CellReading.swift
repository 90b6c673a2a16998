// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// A number of a cell before it belongs to an indicator.
struct CellNumber: Sendable {
  var kind: ObservationKind
  var year: Int
  var value: Double
  var unit: String
  var label: IndicatorLabel
  var quantity: Quantity
  var certainty: Certainty
  let column: ColumnRole
  let order: Int
  /// Which number of the cell it is: neighbours in one sentence are counted alike (5から10へ).
  let sentence: Int
  /// A target over several years.
  var isOfPeriod = false
  /// The column of units says that it has none.
  var isPlain = false
  /// Nothing else stands in its cell.
  var isWholeCell = false
  /// Which row of the measure it is of, where the row says what is counted.
  var part = 0
  var isNamed = false
  /// The cell ends with its year.
  var isDated = false
  /// 計65人: what the numbers before it come to.
  var isTotal = false
}

/// The numbers of one cell that are observations, with their kinds and years.
struct CellReading {
  let column: ReportColumn
  let role: ColumnRole
  let planYear: Int
  let isAligned: Bool
  /// The year that the row states for this column (目標年度), or the header does.
  let statedYear: Int?
  /// A column of the row names what is counted, so that a cell holds its value and little else.
  var isListed = false
  /// Columns beside this one have a year each.
  var hasYearsBeside = false

  init(
    column: ReportColumn, role: ColumnRole, planYear: Int, isAligned: Bool, rowYear: Int? = nil, isListed: Bool = false
  ) {
    (self.column, self.role, self.planYear, self.isAligned) = (column, role, planYear, isAligned)
    statedYear = rowYear ?? column.fiscalYear
    self.isListed = isListed
  }

  /// The year of what the cell says without a year of its own.
  var ownYear: Int { statedYear ?? planYear + column.yearOffset }

  /// - Parameters:
  ///   - indicator: what the row says is counted, where it has a column for it.
  ///   - unit: likewise.
  func numbers(of text: String, indicator: String = "", unit written: String = "") -> [CellNumber] {
    let text = withEras(text)
    if isListed, let arrow = GoalArrow(text) { return numbers(of: arrow, indicator, written) }
    let unit = Self.unit(written)
    let bytes = Array(text.utf8)
    let cell = isListed ? ListedCell(text) : nil
    let found = cell?.quantities ?? QuantityNotation.quantities(in: text)
    let quantities = found.isEmpty ? [Self.part(of: text)].compactMap(\.self) : found
    guard quantities.count <= Self.mostNumbers else { return [] }
    var numbers: [CellNumber] = []
    var labels: [IndicatorLabel] = []
    var (previous, sentence) = (0, 0)
    for (order, quantity) in quantities.enumerated() {
      let before = String(decoding: bytes[previous..<quantity.place.lowerBound], as: UTF8.self)
      let after = String(decoding: bytes[quantity.place.upperBound...].prefix(120), as: UTF8.self)
      if before.contains("。") || before.contains("\n") || before.contains("・") { sentence += 1 }
      // The words between a time and its number are the number's label too.
      if quantity.value != nil || !quantity.asWritten.isEmpty { previous = quantity.place.upperBound }
      guard let value = quantity.value, isObservation(quantity, before, after, among: quantities),
        quantity.unit != "位" || Self.namesRank(indicator)
      else { continue }
      let context = Context(
        quantity: quantity, before: before, after: after, text: text, isDated: cell?.isDated ?? false)
      if isYetToCome(context) { continue }
      guard let (kind, doubt) = kind(context), let year = year(context, kind) else { continue }
      var certainty = Certainty()
      doubt.map { certainty.doubt($0) }
      var label = IndicatorLabel(before: before)
      labels.append(label)
      if !indicator.isEmpty { label = IndicatorLabel(named: indicator) }
      doubts(context, label, &certainty)
      if quantity.fiscalYear == nil, statedYear == nil { doubtYear(kind, &certainty) }
      let stated = quantity.unit.isEmpty ? unit : quantity.unit
      var number = CellNumber(
        kind: kind, year: year, value: value * (quantity.unit.isEmpty ? scale(unit) : 1),
        unit: stated.isEmpty ? "" : normal(stated), label: label, quantity: quantity,
        certainty: certainty, column: role, order: order, sentence: sentence)
      number.isNamed = isListed && !indicator.isEmpty
      number.isPlain = Self.isStroke(written.trimmingBlanks())
      number.isWholeCell = quantity.asWritten.utf8.count == text.trimmingBlanks().utf8.count
      number.isOfPeriod = kind == .target && (column.isOfPeriod || isOfYears(quantity))
      number.isDated = context.isDated
      number.isTotal = ["計", "合計", "合わせて"].contains(where: context.lead.hasSuffix)
      numbers.append(number)
    }
    return isListed && !indicator.isEmpty ? Self.parted(numbers, by: labels) : numbers
  }

  /// 順位 is counted in 位; of another indicator 全国2位 is a remark.
  private static func namesRank(_ indicator: String) -> Bool {
    ["順位", "ランキング", "ランク"].contains(where: indicator.contains)
  }

  /// A target over several years: 500件（R2～R6年度）.
  private func isOfYears(_ quantity: Quantity) -> Bool {
    guard let time = quantity.time, let from = time.from else { return false }
    return from.fiscalYear < time.fiscalYear
  }

  /// No cell of a report holds more; what does is no report, and comparing all its numbers would take for ever.
  static let mostNumbers = 500

  struct Context {
    let quantity: Quantity
    let before: String
    let after: String
    let text: String
    let isDated: Bool

    /// What stands right before the number, without blanks and colons.
    var lead: String { before.trimmingEnd(" 　:：約") }
    /// Up to the end of the clause.
    var clause: Substring { after.prefix { !"。、\n".contains($0) } }
    var sentenceRest: Substring { after.prefix { !"。\n".contains($0) } }
  }

  // MARK: - What is one

  /// Durations of years and ages describe; factors (×28地区), multiples of the target and rounded repetitions are said of
  /// other numbers.
  private func isObservation(_ quantity: Quantity, _ before: String, _ after: String, among all: [Quantity]) -> Bool {
    if !isListed {
      if quantity.kind == .duration, ["年", "日", "週"].contains(quantity.unit) { return false }
      if quantity.unit == "歳" { return false }
    }
    if quantity.unit == "点満点" { return false }
    let lead = before.trimmingEnd(" 　")
    if lead.hasSuffix("×") || lead.hasSuffix("✕") || after.hasPrefix("×") && quantity.unit.isEmpty { return false }
    if quantity.kind == .multiple, ["目標の", "計画の", "目標値の", "目標数の"].contains(where: lead.hasSuffix) { return false }
    return !isRounded(quantity, among: all)
  }

  /// 26億円を超える beside 26億2,652万円.
  private func isRounded(_ quantity: Quantity, among all: [Quantity]) -> Bool {
    guard quantity.qualifier == .atLeast || quantity.qualifier == .approximate, role != .target,
      let value = quantity.value, value > 0
    else { return false }
    return all.contains { other in
      guard other.place != quantity.place, other.unit == quantity.unit, other.qualifier == .exact,
        let exact = other.value
      else {
        return false
      }
      return exact >= value && exact <= value * 1.05 && exact != value
    }
  }

  /// 3校区は令和2年度中に開始予定: no result.
  private func isYetToCome(_ context: Context) -> Bool {
    guard role == .actual || role == .status, !context.clause.contains("に対し") else { return false }
    return context.clause.contains("予定") && !context.clause.contains("予定していた") && !context.clause.contains("予定どおり")
  }
}
