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
      guard let (ratio, tolerance) = Self.ratio(part, reading.measure) else { continue }
      let numbers = reading.numbers.filter { $0.part == index && $0.isNamed }
      func values(_ kind: ObservationKind) -> [Double] { numbers.filter { $0.kind == kind }.map(\.value) }
      let (targets, actuals, starts) = (values(.target), values(.actual), values(.baseline))
      guard !targets.isEmpty, !actuals.isEmpty else { continue }
      func isRatio(_ part: Double, _ whole: Double) -> Bool {
        whole != 0 && abs(100 * part / whole - ratio) <= tolerance
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

  /// To how many decimals a ratio is given.
  static func decimals(of text: String) -> Int {
    text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }

  /// The row's ratio in per cent, and how far one that is rounded or cut off may be from it.
  private static func ratio(_ part: ReportTable.Row, _ measure: ReportMeasure) -> (Double, Double)? {
    guard
      let column = measure.columns.indices.first(where: {
        measure.columns[$0].role == .ratio && ["達成", "進捗"].contains(where: measure.columns[$0].header.contains)
          && measure.columns[$0].header.contains("率")
      })
    else { return nil }
    let text = ColumnRole.fold(part.cells[column]).trimmingEnd("%")
    // Cut at 100 or at 0, a ratio says no more than that.
    guard let value = DecimalNotation.value(of: text), value > 0, value != 100 else { return nil }
    let decimals = decimals(of: text)
    return (value, decimals == 0 ? 1.01 : decimals == 1 ? 0.11 : 0.02)
  }
}
