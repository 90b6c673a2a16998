// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Reports

/// Columns that only the report has.
extension Headings {
  static var achievedCount: Table.Column { Table.Column("achieved", say("目標達成", "achieved"), .trailing) }
  static var asPlannedCount: Table.Column { Table.Column("as_planned", say("計画どおり", "as planned"), .trailing) }
  static var missedCount: Table.Column { Table.Column("missed", say("未達成", "missed"), .trailing) }
  static var department: Table.Column { Table.Column("department", say("担当課", "department")) }
  static var evidence: Table.Column { Table.Column("evidence", say("データから分かること", "what the data say")) }
  /// Beside the columns that programs have from the verb.
  static var noteForPeople: Table.Column { Table.Column("note", say("備考", "note"), isForPeople: true) }
  static var lastValue: Table.Column { Table.Column("last_value", say("最新値", "last value"), .trailing) }
  static var kindOfValue: Table.Column { Table.Column("kind", say("種類", "kind")) }
  static var planOfTarget: Table.Column { Table.Column("plan", say("計画", "plan")) }
  static var placeRead: Table.Column { Table.Column("source", say("読み取り箇所", "where read")) }
  /// The name for people and programs alike, where a table has no slug.
  static var indicatorForAll: Table.Column { Table.Column("indicator_name", say("指標", "indicator")) }
}

extension ObservationKind {
  var cell: Cell { .word(code: rawValue, label: label) }

  var label: String {
    switch self {
    case .actual: say("実績", "actual")
    case .baseline: say("基準値", "baseline")
    case .target: say("目標", "target")
    }
  }
}

extension Qualifier {
  /// Nothing for a number that is meant as it stands.
  var statedCell: Cell { self == .exact ? .missing : cell }

  var cell: Cell { .word(code: rawValue, label: label) }

  var label: String {
    switch self {
    case .exact: ""
    case .approximate: say("約", "about")
    case .atLeast: say("以上", "at least")
    case .atMost: say("以下", "at most")
    }
  }
}
