// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Reports

/// Whose value a row has: beside the indicator for people, where the rows differ in it, and behind all other columns for programs.
struct EntityColumn {
  private let names: EntityNames
  /// One or none.
  let forPeople: [Table.Column]
  static let forPrograms = Table.Column("entity", "", isForPrograms: true)

  init(of series: some Sequence<Int>, in panel: Panel) {
    let names = EntityNames(of: panel.catalogue)
    let isOne = Set(series.map { names[series: $0] }).count < 2
    self.names = names
    forPeople = isOne ? [] : [Table.Column("entity_shown", say("団体", "entity"), isForPeople: true)]
  }

  func cell(_ series: Int?) -> Cell { .stated(series.map { names[series: $0] }) }

  /// As many as there are columns for people.
  func cells(_ series: Int?) -> [Cell] { forPeople.map { _ in cell(series) } }
}
