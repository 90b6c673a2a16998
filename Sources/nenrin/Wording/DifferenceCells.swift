// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// Differences as people read them: between percentages lie points, and a growth of them would be taken for points.
///
/// A column for programs, which has the number, stands before one for people.
enum DifferenceCells {
  static func isPercentage(_ unit: String) -> Bool { ["%", "％", "percent"].contains(unit) }

  /// The same column for programs and for people.
  static func columns(_ column: Table.Column) -> [Table.Column] {
    [column.forPrograms(), Table.Column(column.key, column.heading, column.alignment, isForPeople: true)]
  }

  /// A difference of two values in a unit.
  static func change(_ cell: Cell, unit: String) -> [Cell] {
    guard isPercentage(unit) else { return [cell, cell] }
    return switch cell {
    case .number(let value): [cell, .text(points(NumberText.grouped(value), isOne: value.magnitude == 1))]
    case .estimate(let value): [cell, .text(points(NumberText.rounded(value), isOne: false))]
    default: [cell, cell]
    }
  }

  /// A relative change of a value in a unit: of percentages none, since their change in points is told.
  static func growth(_ cell: Cell, unit: String) -> [Cell] {
    guard isPercentage(unit), case .fraction = cell else { return [cell, cell] }
    return [cell, .missing(reason: say("ポイント", "in points"))]
  }

  /// What it takes a year from the last value to the target; of percentages in points.
  static func required(_ outlook: Outlook, in panel: Panel) -> [Cell] {
    let growth = (try? outlook.requiredGrowth?.get()).map(Cell.fraction) ?? .missing
    let unit = panel.catalogue.indicator(ofSeries: outlook.series).unit
    guard let target = outlook.target, let horizon = outlook.horizon,
      let last = panel.history(ofSeries: outlook.series).last?.value
    else { return [growth, growth] }
    // A negative growth that is needed would read as a fall that is asked for.
    let better = panel.catalogue.indicator(ofSeries: outlook.series).better
    if TargetRatio.isMet(actual: last, target: target, better: better) {
      return [growth, .missing(reason: say("最新値で足りる", "last value is enough"))]
    }
    guard isPercentage(unit) else { return [growth, growth] }
    let needed = (target - last) / Double(horizon)
    return [growth, .text(points(NumberText.grouped(needed), isOne: needed.magnitude == 1))]
  }

  private static func points(_ number: String, isOne: Bool) -> String {
    say("\(number)ポイント", isOne ? "\(number) point" : "\(number) points")
  }
}
