// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

/// What is said of sizes and fonts of charts.
enum ChartLookWording {
  static func outside(_ option: String, _ range: ClosedRange<Double>) -> String {
    let (low, high) = (Int(range.lowerBound), Int(range.upperBound))
    return say(
      "\(option) は \(low) から \(high) ポイントの数にしてください（72 ポイントが 1 インチ）。",
      "\(option) is a number of points from \(low) to \(high) (72 points are an inch).")
  }

  static func badFont(_ font: String) -> String {
    say(
      "--font「\(font)」は一つの書体の名前（カンマなし）にしてください。", "--font \"\(font)\" has to be the name of one font, without a comma.")
  }
}
