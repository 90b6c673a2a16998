// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said of columns that long tables have in files, and not on paper.
enum PaperWording {
  /// - Parameter columns: their headings, of those that have something in them.
  static func leftOut(_ columns: [String]) -> String {
    say(
      "印刷では、\(columns.joined(separator: "、"))の列を省く（.html と .xlsx、.csv にある）。",
      "Not printed: \(columns.joined(separator: ", ")) (in .html, .xlsx and .csv).")
  }

  /// On a sheet they stand to the right of what is printed.
  static var forecastsOnSheet: String {
    say(
      "A4に収めるため、達成の見込み、95%の上下限、先の年数、必要な伸びなどの列は印刷しない（このシートの右の列にある）。",
      "To fit on A4, outlook, 95% interval, years ahead, growth needed and the like are not printed: they are in the columns at the right of this sheet."
    )
  }

  /// Behind how a target was set, of its chance.
  static var givenChance: String { say("で、確率は定め方による", ": probability by how it was set") }

  static var indicators: String {
    say(
      "A4に収めるため、基準値と進捗率の列は印刷しない（このシートの右の列にある）。",
      "To fit on A4, baseline and progress are not printed: they are in the columns at the right of this sheet.")
  }

  static var comparison: String {
    say(
      "A4に収めるため、旧方向、旧番号、目標の差の列は印刷しない（このシートの右の列にある）。",
      "To fit on A4, old section, old number and difference are not printed: they are in the columns at the right of this sheet."
    )
  }

  static var prospects: String {
    say(
      "A4に収めるため、50%超の年度の列は印刷しない（このシートの右の列にある）。",
      "To fit on A4, the year from which it is above 50% is not printed: it is in the column at the right of this sheet."
    )
  }

  static var proposals: String {
    say(
      "案の提案値の行も省く（次の計画との比較の表にある）。",
      " Nor are the values that a draft proposes: they are in the table that compares the plans.")
  }

  static var readingsOnSheet: String {
    say(
      "A4に収めるため、原文の表記の列は印刷しない（このシートの右の列にある）。",
      "To fit on A4, the number as it was written is not printed: it is in the column at the right of this sheet.")
  }

  static var readings: String {
    say(
      "印刷では、原文の表記の列を省く（.html と .xlsx、.csv にある）。",
      "Not printed: the number as it was written (it is in .html, .xlsx and .csv).")
  }
}
