// SPDX-License-Identifier: GPL-3.0-or-later
internal import IndicatorStore
internal import Reports

/// What `verify` found.
enum VerifyWording {
  static var part: Table.Column { Table.Column("part", say("部分", "part")) }
  static var checked: Table.Column { Table.Column("checked", say("確かめた数", "checked"), .trailing) }
  static var damaged: Table.Column { Table.Column("damaged", say("破損", "damaged"), .trailing) }
  static var place: Table.Column { Table.Column("place", say("場所", "place")) }

  static func label(_ part: StoreCheck.Part) -> String {
    switch part {
    case .file: say("ファイル（ページ）", "file (pages)")
    case .references: say("相互参照（行）", "references (rows)")
    case .catalogue: say("目録（行）", "catalogue (rows)")
    case .values: say("値（セグメント）", "values (segments)")
    case .attributes: say("属性（セグメント）", "attributes (segments)")
    case .annotations: say("注記（行）", "annotations (rows)")
    }
  }

  static func progress(_ done: Int, of all: Int, rate: Double, remaining: Double?) -> String {
    let rate = NumberText.grouped(rate.rounded())
    return say(
      "確認 \(done) / \(all) セグメント、毎秒 \(rate)", "Verifying: \(done) of \(all) segments, \(rate) a second")
      + FileWording.left(remaining)
  }

  static func damaged(_ path: String, places: Int) -> String {
    say(
      "\(path) に壊れた箇所が \(places) か所あります。バックアップから戻すか、元のデータを新しいストアに import してください。",
      "\(path) is damaged in \(places) place(s); restore a copy, or import the data into a new store.")
  }
}
