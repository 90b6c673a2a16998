// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanReading

/// Files that are recognised, though not read.
extension ReadingWording {
  static func otherFormat(_ format: ReadingProblem.OtherFormat) -> String {
    switch format {
    case .xls:
      say("古い形式の Excel（.xls）です。.xlsx で保存し直してください。", "is a workbook of the old Excel format (.xls); save it as .xlsx.")
    case .xlsb: say("バイナリー形式のブック（.xlsb）です。.xlsx で保存し直してください。", "is a binary workbook (.xlsb); save it as .xlsx.")
    case .openDocument:
      say("OpenDocument 形式です。.xlsx か CSV で保存し直してください。", "is an OpenDocument file; save it as .xlsx or CSV.")
    case .wordProcessing:
      say(
        "Word か PowerPoint の文書です。表を .xlsx か CSV にしてください。",
        "is a document of Word or PowerPoint; put its table into .xlsx or CSV.")
    case .archive:
      say(
        "zip 書庫ですが、ブックではありません。展開してから中のファイルを読んでください。",
        "is a zip archive but no workbook; unpack it and import its files.")
    }
  }
}
