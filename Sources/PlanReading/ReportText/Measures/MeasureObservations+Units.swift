// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// In what the numbers of a measure are counted, and which of them say the same.
extension MeasureObservations {
  /// A number without a unit has that of the same value in another cell, of its neighbour in the sentence, or the one that
  /// its label means; a label that means persons outranks 件.
  mutating func resolveUnits() {
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
        if same == nil, hint == nil, IndicatorLabel.isPlain(number.label.text) { continue }
        if same == nil, hint == nil, near == nil, isOfBareRow(number) { continue }
        if let unit = same ?? hint ?? near ?? unitBeside(number) {
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
    countFilmsAlike()
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

  /// 5動画 is what is counted, not how: it has the unit in which the measure counts films elsewhere (5作品), else 本.
  private mutating func countFilmsAlike() {
    let counted = Set(numbers.filter { $0.quantity.unitAsWritten != "動画" }.map(\.unit)).intersection([
      "作品", "本", "タイトル",
    ])
    guard counted.count == 1, let unit = counted.first else { return }
    for index in numbers.indices where numbers[index].quantity.unitAsWritten == "動画" { numbers[index].unit = unit }
  }

  /// 施策,目標,実績 with nothing but a number in the cells of both: what they are is sure, and that they have no unit too.
  private func isOfBareRow(_ number: CellNumber) -> Bool {
    let row = numbers.filter { $0.part == number.part }
    return !isAligned && !measure.isPasted && row.allSatisfy { $0.isWholeCell && $0.unit.isEmpty }
      && Set(row.map(\.kind)).isSuperset(of: [.target, .actual])
      && Set(row.map { "\($0.column) \($0.year)" }).count == row.count
  }

  /// In a row that names one indicator, the one unit that its other values have.
  private func unitBeside(_ number: CellNumber) -> String? {
    guard number.isNamed else { return nil }
    let units = Set(numbers.filter { $0.isNamed && $0.part == number.part && !$0.unit.isEmpty }.map(\.unit))
    guard units.count == 1, let unit = units.first, unit != "%" || number.value <= 100 else { return nil }
    return unit
  }

  /// Rows that name what they count have nothing to do with one another.
  func isBeside(_ a: CellNumber, _ b: CellNumber) -> Bool {
    a.part == b.part || !a.isNamed && !b.isNamed || a.label.text == b.label.text
  }

  // MARK: - Repetitions

  /// One value in several cells is one observation, cited from the cell that is its own: targets from the target's, actuals
  /// from the results'. In one cell, values with labels of their own stay apart.
  mutating func removeRepetitions() {
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
}
