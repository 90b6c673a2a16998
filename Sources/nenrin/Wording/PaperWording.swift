// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said of columns that long tables have in files, and not on paper.
enum PaperWording {
  static var forecasts: String {
    say(
      "印刷では、先の年数、値と類似系列の数、理由、必要な伸び、50%超の年度、目標を定めた計画の列を省く（.html と .xlsx、.csv にある）。",
      "Not printed: years ahead, values and similar series, reason, growth needed, the year from which it is above 50%, and whose target it is (they are in .html, .xlsx and .csv)."
    )
  }

  static var proposals: String {
    say(
      "案の提案値の行も省く（次の計画との比較の表にある）。",
      " Nor are the values that a draft proposes: they are in the table that compares the plans.")
  }

  static var readings: String {
    say(
      "印刷では、原文の表記の列を省く（.html と .xlsx、.csv にある）。",
      "Not printed: the number as it was written (it is in .html, .xlsx and .csv).")
  }
}
