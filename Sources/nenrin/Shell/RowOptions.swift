// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Reports

/// Which rows of a table, in which order; columns go by their names in csv.
struct RowOptions: ParsableArguments {
  // Whatever comes next is its value, also where it begins with a dash.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      say(
        "並べ替える列（csv の列名、- を付けると大きい順、, で続ける）",
        "the column to sort by, as named in csv; -COLUMN for the largest first; more after commas"),
      valueName: "column"), completion: .columns)
  var sort: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      say(
        "行の条件：ratio<80%、grade=missed、indicator_name~アクセス（何度でも。= != < <= > >= ~）",
        "keep rows that fulfil it: ratio<80%, grade=missed, indicator_name~access; several have to hold all (= != < <= > >= ~)"
      ),
      valueName: "condition"))
  var conditions: [String] = []

  @Option(help: ArgumentHelp(say("初めのいくつの行か", "only so many rows, from the first"), valueName: "number"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      say("列の値ごとに行を数え、割合の列は平均する", "count the rows for each value of a column, with the means of percentages"),
      valueName: "column"), completion: .columns)
  var group: String?

  /// Nothing but a number of rows is asked for.
  var isOnlyTop: Bool { top != nil && sort == nil && conditions.isEmpty && group == nil }

  /// The rows are not wanted just as they come.
  var isAsked: Bool { top != nil || sort != nil || !conditions.isEmpty || group != nil }

  /// To be called when the language is set.
  func check() throws { _ = try checkedSelection() }

  func applied(to table: Table, totals: Int) throws -> Table {
    let selection = try checkedSelection()
    do throws(TableSelectionError) {
      return try selection.applied(to: table, totals: totals)
    } catch {
      throw ValidationError(TableWording.sentence(error))
    }
  }

  private func checkedSelection() throws -> TableSelection {
    if let top, top < 1 { throw ValidationError(GroupWording.topOfNone) }
    do throws(TableSelectionError) { return try selection() } catch {
      throw ValidationError(TableWording.sentence(error))
    }
  }

  private func selection() throws(TableSelectionError) -> TableSelection {
    var read: [TableSelection.Condition] = []
    for condition in conditions { read.append(try TableSelection.Condition(condition)) }
    let order = (sort ?? "").split(separator: ",").map { TableSelection.Order(String($0)) }
    return TableSelection(conditions: read, order: order, top: top, group: group)
  }
}
