// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import PlanEvaluation

/// How a spreadsheet shows the number of a cell, which keeps all its digits: as the page does, with groups of three and no percentage
/// rounded over the line.
///
/// A format holds for whatever is typed into its cell later; so what stands for the number of today, such as <0.1%, has its conditions
/// (ECMA-376-1, 18.8.31), and every other number is shown as itself.
extension CellLook {
  init(of cell: Cell) {
    self.init()
    tone = CellTone(of: cell)
    switch cell {
    case .integer, .year: number = "0"
    case .number(let value): number = Self.grouped(decimals: Self.decimals(of: value))
    case .estimate(let value): number = Self.grouped(decimals: Self.decimals(ofEstimate: value))
    case .counted(let value, let shown): number = Self.counted(value, shown: shown)
    case .fraction(let share): number = Self.percent(share, as: NumberText.percent(share))
    case .probability(let share): number = Self.percent(share, as: NumberText.probability(share))
    case .text, .word, .graded, .missing: break
    }
  }

  private static func grouped(decimals: Int) -> String {
    "#,##0" + (decimals > 0 ? "." + String(repeating: "0", count: decimals) : "")
  }

  /// As many as the page shows, where 12 is 12, and 99.98 is 100: 12.0 would say more than is known.
  private static func decimals(ofEstimate value: Double) -> Int {
    let text = NumberText.rounded(value)
    guard !text.contains("e") else { return decimals(of: value) }
    return text.lastIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }

  /// Up to two, as in every other table; a value that would show as 0 keeps its first two digits.
  private static func decimals(of value: Double) -> Int {
    guard value != 0, value.isFinite else { return 0 }
    guard value.magnitude >= 0.005 else { return min(20, 1 - Int(log10(value.magnitude).rounded(.down))) }
    return (0...1).first { decimals in
      let scale = pow(10, Double(decimals))
      return (value * scale).rounded() / scale == value
    } ?? 2
  }

  /// A spreadsheet rounds to the nearest; another whole number is what all values between the two whole ones beside this one show.
  private static func counted(_ value: Double, shown: Double) -> String {
    if value.rounded() == shown { return grouped(decimals: 0) }
    let (below, above) = (value.rounded(.down), value.rounded(.up))
    guard value > 0, shown == below || shown == above else { return grouped(decimals: decimals(of: shown)) }
    let whole = grouped(decimals: 0)
    return between(below, above, whole, is: NumberText.grouped(shown))
  }

  /// - Parameter text: what every other table shows.
  private static func percent(_ share: Double, as text: String) -> String {
    if share.magnitude * 100 >= 999.95 { return "#,##0%" }
    guard let sign = text.first, sign == "<" || sign == ">", let percent = Double(text.dropFirst().dropLast()) else {
      return "0.0%"
    }
    guard share > 0 else { return "0.00000%" }
    let (line, half) = (percent / 100, 0.0005)
    return switch text {
    case "<0.1%": between(0, half, "0.0%", is: text)
    case ">99.9%": between(1 - half, 1, "0.0%", is: text)
    default: between(sign == "<" ? line - half : line, sign == "<" ? line : line + half, "0.0%", is: text)
    }
  }

  private static func between(_ low: Double, _ high: Double, _ format: String, is text: String) -> String {
    "[<=\(bound(low))]\(format);[<\(bound(high))]\"\(text)\";\(format)"
  }

  /// Another value of the same kind has another format.
  var isOfOneValue: Bool { number.hasPrefix("[") && number.contains("#") }

  private static func bound(_ number: Double) -> String { NumberText.exact((number * 1e6).rounded() / 1e6) }
}
