// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// The observations of one measure, out of all its cells.
struct MeasureObservations {
  private(set) var observations: [ReadObservation] = []
  private var numbers: [CellNumber] = []
  let measure: ReportMeasure
  let plan: Plan
  private let isAligned: Bool

  init(_ measure: ReportMeasure, plan: Plan, isAligned: Bool) {
    (self.measure, self.plan, self.isAligned) = (measure, plan, isAligned)
    for (index, part) in measure.parts.enumerated() {
      let first = numbers.count
      read(part)
      for place in first..<numbers.count { numbers[place].part = index }
    }
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
    let isShifted = RowShape(part, measure.columns).isShifted
    let columns = valueColumns(part)
    let years = Set(columns.compactMap { $0.role == .actual ? $0.column.fiscalYear : nil })
    for role in Self.order {
      for column in columns where column.role == role && !column.text.isEmpty {
        var reading = CellReading(
          column: column.column, role: role, planYear: plan.fiscalYear.number, isAligned: isAligned,
          rowYear: rowYear(role, part), isListed: isListed && role != .outline && role != .status)
        reading.hasYearsBeside = years.count > 1
        var found =
          reading.isListed
          ? Self.zipped(column.text, named.indicators, named.units, reading)
          : reading.numbers(of: column.text)
        if column.isGuessed { for index in found.indices { found[index].certainty.doubt(.unstatedKind) } }
        if isShifted { for index in found.indices { found[index].certainty.doubt(.shiftedRow) } }
        numbers += found
      }
    }
  }

  /// A row that names one indicator has one value of each kind and year; where it has two, columns were taken for what they are
  /// not.
  private mutating func doubtContradictions(from first: Int) {
    let isListed = measure.columns.contains { $0.role == .indicator } || measure.namesIndicator
    guard isListed else { return }
    func key(_ number: CellNumber) -> [String] {
      ["\(number.kind)", "\(number.year)", number.unit, number.label.text, "\(number.column)"]
    }
    let groups = Dictionary(grouping: numbers.indices[first...], by: { key(numbers[$0]) })
    for group in groups.values where Set(group.map { numbers[$0].value }).count > 1 {
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
    return numbers(text, name, kinds.count == 1 ? kinds[0] : "", reading)
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
    guard let text = targets.first(where: { $0.contains("期間") || $0.contains("年間で") || $0.contains("年計画") }),
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

  // MARK: - Units

  /// A number without a unit has that of the same value in another cell, of its neighbour in the sentence, or the one that
  /// its label means; a label that means persons outranks 件.
  private mutating func resolveUnits() {
    for index in numbers.indices {
      let number = numbers[index]
      if number.isPlain { continue }
      let hint = IndicatorLabel.unit(of: number.label.text)
      if number.unit.isEmpty {
        let same = numbers.first {
          $0.value == number.value && !$0.unit.isEmpty && $0.column != number.column && isBeside($0, number)
        }?.unit
        let near = numbers.first {
          isBeside($0, number) && $0.column == number.column && $0.sentence == number.sentence && !$0.unit.isEmpty
            && abs($0.order - number.order) <= 1
        }?.unit
        if let unit = same ?? hint ?? near {
          numbers[index].unit = unit
          numbers[index].certainty.doubt(.inferredUnit)
        } else {
          numbers[index].certainty.doubt(.noUnit)
        }
      } else if number.unit == "件", hint == "人", number.label.isAdjacent {
        numbers[index].unit = "人"
        numbers[index].certainty.doubt(.unitsDiffer)
      }
    }
    // 5から10へ: what is still bare is counted like its neighbour.
    for index in numbers.indices where numbers[index].unit.isEmpty && !numbers[index].isPlain {
      let number = numbers[index]
      if let near = numbers.first(where: {
        isBeside($0, number) && $0.column == number.column && $0.sentence == number.sentence && !$0.unit.isEmpty
      }) {
        numbers[index].unit = near.unit
      }
    }
  }

  /// Rows that name what they count have nothing to do with one another.
  private func isBeside(_ a: CellNumber, _ b: CellNumber) -> Bool {
    a.part == b.part || !a.isNamed && !b.isNamed || a.label.text == b.label.text
  }

  // MARK: - Repetitions

  /// One value in several cells is one observation, cited from the cell that is its own: targets from the target's, actuals
  /// from the results'. In one cell, values with labels of their own stay apart.
  private mutating func removeRepetitions() {
    var kept: [CellNumber] = []
    for number in numbers {
      let twin = kept.firstIndex { other in
        other.kind == number.kind && other.value == number.value && other.unit == number.unit
          && other.year == number.year && isBeside(other, number)
          && !(other.column == number.column && other.label.isAdjacent && number.label.isAdjacent
            && other.label.text != number.label.text)
      }
      guard let twin else {
        kept.append(number)
        continue
      }
      if number.certainty.value > kept[twin].certainty.value, number.column == kept[twin].column { kept[twin] = number }
    }
    numbers = kept
  }

  // MARK: - Indicators

  private struct Group {
    var label: String
    var unit: String
    var slots: Set<String>
    var isLabelled: Bool
    var isNamed = false
  }

  /// Puts the target, the baseline and the actuals of one indicator together: one unit, and labels that are alike, or no
  /// other number of that unit with which it could be mistaken.
  private mutating func group() {
    var groups: [Group] = []
    for number in numbers {
      let slot = "\(number.kind.rawValue) \(number.year)"
      let alike = groups.indices.filter { groups[$0].unit == number.unit && !groups[$0].slots.contains(slot) }
      let best = alike.max { likeness(groups[$0], number) < likeness(groups[$1], number) }
      let isOnly = numbers.count { $0.unit == number.unit && $0.kind == number.kind && $0.year == number.year } == 1
      var series = groups.count
      let isSure = best.map { likeness(groups[$0], number) >= 0.3 } ?? false
      let isAlone =
        isOnly && alike.count == 1 && groups.count { $0.unit == number.unit } == 1
        && !(number.isNamed && best.map { groups[$0].isNamed } ?? false)
      if let best, isSure || isAlone || (number.isTotal && alike.count == 1) {
        series = best
        groups[best].slots.insert(slot)
        if groups[best].label.isEmpty || (!groups[best].isLabelled && number.label.isAdjacent) {
          (groups[best].label, groups[best].isLabelled) = (number.label.text, number.label.isAdjacent)
        }
      } else {
        groups.append(
          Group(
            label: number.label.text, unit: number.unit, slots: [slot], isLabelled: number.label.isAdjacent,
            isNamed: number.isNamed))
      }
      observations.append(observation(number, series: series))
    }
    for index in observations.indices { observations[index].indicator = name(groups[observations[index].series]) }
  }

  private func likeness(_ group: Group, _ number: CellNumber) -> Double {
    number.isNamed && group.isNamed
      ? group.label == number.label.text ? 1 : 0 : IndicatorLabel.similarity(group.label, number.label.text)
  }

  /// A label names what is counted; the start of a sentence does not, so there the measure and the unit do.
  private func name(_ group: Group) -> String {
    if group.label.count >= 2, group.isLabelled { return group.label }
    return measure.name + (group.unit.isEmpty ? "" : "（\(group.unit)）")
  }

  private func observation(_ number: CellNumber, series: Int) -> ReadObservation {
    let quantity = number.quantity
    return ReadObservation(
      place: MeasurePlace(plan: plan.id, section: measure.section, number: measure.number), indicator: "",
      series: series,
      kind: number.kind, year: FiscalYear(number.year), value: number.value, unit: number.unit,
      span: number.isOfPeriod ? .period : Self.span(quantity),
      annotation: Annotation(
        qualifier: Self.qualifier(quantity), asOf: CalendarDate(iso8601: quantity.asOf), asWritten: quantity.asWritten,
        source: "\(measure.section)-\(measure.number) \(Self.word(number.column))"),
      certainty: (number.certainty.value * 1000).rounded() / 1000, line: measure.line, sheet: measure.sheet)
  }
}
