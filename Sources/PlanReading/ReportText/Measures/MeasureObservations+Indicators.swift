// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// Which numbers of a measure are of one indicator.
extension MeasureObservations {
  private struct Group {
    var label: String
    var unit: String
    var slots: Set<String>
    var isLabelled: Bool
    var isNamed = false
  }

  /// Puts the target, the baseline and the actuals of one indicator together: one unit, and labels that are alike, or no
  /// other number of that unit with which it could be mistaken.
  mutating func group() {
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
    doubtChanges()
    for index in observations.indices { observations[index].indicator = name(groups[observations[index].series]) }
    settleReductions()
  }

  mutating func doubt(_ doubt: Certainty.Doubt, _ index: Int) {
    observations[index].certainty = Certainty.told(observations[index].certainty * doubt.share)
  }

  /// A change among results may be a remark on them; where the target is one too, it is the result.
  private mutating func doubtChanges() {
    let aims = Set(
      observations.indices.filter { observations[$0].kind == .target && numbers[$0].quantity.kind == .change }.map {
        observations[$0].series
      })
    for index in observations.indices
    where numbers[index].quantity.kind == .change && numbers[index].column != .target
      && !aims.contains(observations[index].series)
    {
      doubt(.relation, index)
    }
  }

  /// All values of an indicator count a reduction one way: as its name does, else as falls (2,400時間削減 beside 2,615時間を削減).
  /// Where a bare number stands beside a fall, which way it is meant is not told.
  private mutating func settleReductions() {
    let isFall = numbers.map(\.quantity.isFallInWords)
    guard isFall.contains(true) else { return }
    for index in observations.indices where isFall[index] {
      let counted = numbers[index].quantity.counted(by: observations[index].indicator)
      let sign = (counted.value ?? 0) < 0 ? -1.0 : 1
      observations[index].value = sign * observations[index].value.magnitude
      observations[index].annotation.qualifier = Self.qualifier(counted)
    }
    for index in observations.indices where numbers[index].quantity.kind != .change && observations[index].value > 0 {
      let hasFall = observations.indices.contains {
        isFall[$0] && observations[$0].series == observations[index].series && observations[$0].value < 0
      }
      if hasFall { doubt(.contradiction, index) }
    }
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
      certainty: Certainty.told(number.certainty.value), line: measure.line, sheet: measure.sheet)
  }
}
