// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What a table's own ratios (達成率, 進捗率) say of its columns: where each is the actual over the target, the two were read as
/// what they are; where none is, something was taken for what it is not.
struct StatedRatios {
  private(set) var agreeing = 0
  private(set) var others = 0
  /// Rows whose ratio is the target over the actual, which is so of all rows only where the columns were exchanged.
  private(set) var inverse = 0

  /// Most of three rows or more cannot be had from what was read as targets and actuals.
  var contradict: Bool {
    let all = agreeing + others + inverse
    return all >= 3 && (2 * others > all || 2 * inverse > all)
  }

  mutating func add(_ reading: MeasureObservations) {
    for (index, part) in reading.measure.parts.enumerated() {
      guard let ratio = Self.ratio(part, reading.measure) else { continue }
      let numbers = reading.numbers.filter { $0.part == index && $0.isNamed }
      func values(_ kind: ObservationKind) -> [Double] { numbers.filter { $0.kind == kind }.map(\.value) }
      let (targets, actuals, starts) = (values(.target), values(.actual), values(.baseline))
      guard !targets.isEmpty, !actuals.isEmpty else { continue }
      func isRatio(_ part: Double, _ whole: Double) -> Bool {
        whole != 0 && ratio.agrees(with: 100 * part / whole)
      }
      let pairs = targets.flatMap { target in actuals.map { (target, $0) } }
      let isDirect = pairs.contains { target, actual in
        isRatio(actual, target) || isRatio(2 * target - actual, target)
          || (starts + actuals).contains { isRatio(actual - $0, target - $0) }
      }
      if isDirect {
        agreeing += 1
      } else if pairs.contains(where: { isRatio($0, $1) }) {
        inverse += 1
      } else {
        others += 1
      }
    }
  }

  /// A ratio in per cent as precisely as a cell has it; `nil` for a cell with anything else in it.
  static func stated(_ cell: String) -> StatedNumber? {
    let text = ColumnRole.fold(cell).trimmingEnd("%")
    guard let value = DecimalNotation.value(of: text) else { return nil }
    let decimals = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    return StatedNumber(value, decimals: decimals)
  }

  /// What the row's ratio says; cut at 100 or at 0 it says no more than that.
  private static func ratio(_ part: ReportTable.Row, _ measure: ReportMeasure) -> StatedNumber? {
    guard
      let column = measure.columns.indices.first(where: {
        measure.columns[$0].role == .ratio && ["達成", "進捗"].contains(where: measure.columns[$0].header.contains)
          && measure.columns[$0].header.contains("率")
      })
    else { return nil }
    return stated(part.cells[column]).flatMap { $0.value > 0 && $0.value != 100 ? $0 : nil }
  }
}
