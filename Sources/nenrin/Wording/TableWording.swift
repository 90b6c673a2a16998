// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

/// What stands in the way of a table's rows being chosen.
enum TableWording {
  static func sentence(_ error: TableSelectionError) -> String {
    switch error {
    case .unknownColumn(let name, let known):
      let list = known.joined(separator: ", ")
      return say(
        "列「\(name)」はこの表にありません（あるのは：\(list)）。", "There is no column \"\(name)\" in this table (there are \(list)).")
    case .unreadableCondition(let text):
      return say(
        "条件「\(text)」が読めません。列名、= != < <= > >= ~ のどれか、値の順に書いてください（例：ratio<80%）。",
        "The condition \"\(text)\" cannot be read; write a column, one of = != < <= > >= ~, and a value (such as ratio<80%)."
      )
    }
  }
}
