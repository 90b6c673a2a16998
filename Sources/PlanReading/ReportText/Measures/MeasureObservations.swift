// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// The observations of one measure, out of all its cells.
struct MeasureObservations {
  var observations: [ReadObservation] = []
  var numbers: [CellNumber] = []
  let measure: ReportMeasure
  let plan: Plan
  let isAligned: Bool
  /// The document says of which year its results are.
  let isYearStated: Bool

  init(_ measure: ReportMeasure, plan: Plan, isAligned: Bool, isYearStated: Bool = true) {
    (self.measure, self.plan, self.isAligned, self.isYearStated) = (measure, plan, isAligned, isYearStated)
    for (index, part) in measure.parts.enumerated() {
      let first = numbers.count
      read(part)
      for place in first..<numbers.count { numbers[place].part = index }
    }
    doubtContradictingRows()
    readPeriods()
    resolveUnits()
    removeRepetitions()
    group()
  }

  private static let order: [ColumnRole] = [.outline, .baseline, .target, .status, .actual]

  /// What the rows before said is counted: a row of a table with merged cells says it once.
  private var named = (indicators: "", units: "")

  private mutating func read(_ part: ReportTable.Row) {
    let own = measure.texts(.indicator, of: part).first?.text ?? (measure.namesIndicator ? measure.name : "")
    let units = measure.texts(.unit, of: part).first?.text ?? measure.unit
    if !own.isEmpty, own != named.indicators { named = (own, units) }
    if !units.isEmpty { named.units = units }
    let isListed = measure.columns.contains { $0.role == .indicator || $0.role == .unit } || measure.namesIndicator
    let first = numbers.count
    defer { doubtContradictions(from: first) }
    let isShifted = part.isStrange || RowShape(part, measure.columns).isShifted
    let columns = valueColumns(part)
    let years = Set(columns.compactMap { $0.role == .actual ? $0.column.fiscalYear : nil })
    let hasStart = columns.contains { $0.role == .baseline }
    readArrow(part, units)
    for role in Self.order {
      for column in columns where column.role == role && !column.text.isEmpty {
        let ofTarget = role == .actual && column.column.fiscalYear == nil ? targetYear(from: first) : nil
        var reading = CellReading(
          column: column.column, role: role, planYear: plan.fiscalYear.number, isAligned: isAligned,
          rowYear: column.yearBeside ?? rowYear(column.column, role, part) ?? ofTarget,
          isListed: isListed && role != .outline && role != .status)
        // 策定時 … 現状値 … 目標値: of the plan's own last year, or of this one, nothing says.
        reading.hasYearsBeside = years.count > 1 || hasStart && role == .target
        var found =
          reading.isListed
          ? Self.zipped(column.text, named.indicators, named.units, reading)
          : reading.numbers(of: column.text)
        if ofTarget != nil { for index in found.indices { found[index].certainty.doubt(.distantTime) } }
        if column.isGuessed { for index in found.indices { found[index].certainty.doubt(.unstatedKind) } }
        if isShifted { for index in found.indices { found[index].certainty.doubt(.shiftedRow) } }
        if measure.isCrooked { for index in found.indices { found[index].certainty.doubt(.vague) } }
        if measure.isPasted, reading.statedYear == nil, !isYearStated {
          // What page the text is from, and so of which year, it may not say.
          for index in found.indices where found[index].quantity.fiscalYear == nil {
            found[index].certainty.doubt(.unstatedYear)
          }
        }
        if measure.isUneven { for index in found.indices { found[index].certainty.doubt(.vague) } }
        numbers += found
      }
    }
  }

  /// A row that names one indicator has one value of each kind and year; where it has two, columns were taken for what they are
  /// not.
  private mutating func doubtContradictions(from first: Int) {
    let isListed = measure.columns.contains { $0.role == .indicator } || measure.namesIndicator
    guard isListed else { return }
    let groups = Dictionary(grouping: numbers.indices[first...], by: { slot(numbers[$0]) })
    for group in groups.values where Set(group.map { numbers[$0].value }).count > 1 {
      for index in group { numbers[index].certainty.doubt(.contradiction) }
    }
  }

  private func slot(_ number: CellNumber) -> [String] {
    ["\(number.kind)", "\(number.year)", number.unit, number.label.text, "\(number.column)"]
  }

  /// So have two rows that name the same indicator, or of which the second names none, each with one value.
  private mutating func doubtContradictingRows() {
    guard measure.parts.count > 1 else { return }
    let groups = Dictionary(grouping: numbers.indices.filter { numbers[$0].isNamed }, by: { slot(numbers[$0]) })
    for group in groups.values
    where Set(group.map { numbers[$0].value }).count > 1 && Set(group.map { numbers[$0].part }).count == group.count {
      for index in group { numbers[index].certainty.doubt(.contradiction) }
    }
  }

  /// Where cells list several indicators line by line, line n of the value belongs to line n of the name and of the unit.
  private static func zipped(_ text: String, _ indicators: String, _ units: String, _ reading: CellReading)
    -> [CellNumber]
  {
    let (values, names, kinds) = (lines(text), lines(indicators), lines(units))
    let text = values.joined(separator: "\n")
    if values.count > 1, values.count == names.count {
      return values.indices.flatMap { index in
        numbers(values[index], names[index], kinds.count == values.count ? kinds[index] : kinds.first ?? "", reading)
      }
    }
    // A label within the cell says more than the column does.
    let name = text.contains("：") || names.count > 1 && kinds.count == names.count ? "" : CellText.oneLine(indicators)
    // 百万 over 円: a unit that a narrow column broke.
    let unit = kinds.joined()
    let isBroken = values.count == 1 && CellReading.isUnit(unit) && !kinds.allSatisfy(CellReading.isUnit)
    return numbers(text, name, kinds.count == 1 || isBroken ? unit : "", reading)
  }

  /// The unit of the column of units, else the one in brackets behind the name or in the header.
  private static func numbers(_ text: String, _ name: String, _ unit: String, _ reading: CellReading) -> [CellNumber] {
    let stated =
      unit.isEmpty
      ? IndicatorLabel.bracketedUnit(name) ?? IndicatorLabel.bracketedUnit(reading.column.header) ?? "" : unit
    return reading.numbers(of: text, indicator: name, unit: stated)
  }

  private static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(separator: "\n").map({ String($0).trimmingBlanks() }) where !line.isEmpty {
      // （H29） below a value says of which year it is.
      if let last = lines.last, "（(".contains(line.first ?? " "), "）)".contains(line.last ?? " ") {
        lines[lines.count - 1] = last + line
      } else {
        lines.append(line)
      }
    }
    return lines
  }

  // MARK: - Targets of several years

  /// 事業期間3年間の目標: due at the end of the years, whose first one a period elsewhere in the measure names (H30～R元). Without
  /// one the year is in doubt.
  private mutating func readPeriods() {
    let targets = measure.parts.flatMap { measure.texts(.target, of: $0) }.map(\.text)
    guard let text = targets.first(where: { $0.holds("期間") || $0.holds("年間で") || $0.holds("年計画") }),
      let years = QuantityNotation.quantities(in: text).first(where: { $0.kind == .duration && $0.unit == "年" })?.value,
      (2...10).contains(years)
    else { return }
    let cells = measure.parts.flatMap { part in Self.order.flatMap { measure.texts($0, of: part) } }.map(\.text)
    let starts = cells.flatMap { QuantityNotation.quantities(in: $0) }.compactMap { $0.time?.from?.fiscalYear }
    for index in numbers.indices where numbers[index].kind == .target && numbers[index].column == .target {
      if let start = starts.min() { numbers[index].year = start + Int(years) - 1 }
      numbers[index].certainty.doubt(starts.isEmpty ? .vague : .relation)
      numbers[index].isOfPeriod = true
    }
  }
}
