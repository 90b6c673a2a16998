// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanReading

/// What is wrong with a draft's workbook that came back from a department.
extension ReadingWording {
  static func sentence(_ fault: ReadingProblem.DraftFault) -> String {
    switch fault {
    case .withoutKeys:
      say(
        "目標案のシートで、見出しの上の隠れた行（section、number … value）がなくなっています。nenrin draft で作り直したブックに、決めた目標値を書き写してください。",
        "the sheet of targets has lost the hidden row (section, number … value) above its headings; copy the targets decided into a workbook newly made by nenrin draft."
      )
    case .rowWithoutIndicator:
      say(
        "nenrin draft が書いた行ではないので、どの指標の目標か分かりません。新しい指標は、別の表（指標,年度,目標値）で取り込んでください。",
        "is in a row that nenrin draft did not write, so the indicator is not known; import a new indicator as a table of its own (indicator,year,target)."
      )
    case .emptyTarget:
      say(
        "目標値が空欄です。値を入れるか、目標にしないなら行ごと削除してください。",
        "the target is empty; fill it in, or delete the row where there is to be no target.")
    case .errorValue(let code):
      say("エラー値 \(clipped(code)) です。数を入れてください。", "shows the error \(clipped(code)); type the number.")
    case .uncomputedFormula:
      say(
        "式の計算結果が保存されていません。表計算ソフトで開いて保存し直すか、数を入れてください。",
        "is a formula without a stored value; save the workbook in a spreadsheet program, or type the number.")
    case .otherUnit(let text, let unit):
      say(
        "「\(clipped(text))」の単位は、指標の単位「\(clipped(unit))」と違います。",
        "\"\(clipped(text))\" is not in the indicator's unit, \(clipped(unit)).")
    }
  }
}
