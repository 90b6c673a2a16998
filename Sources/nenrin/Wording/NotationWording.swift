// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation
internal import Reports

// Words of the notation's fixed lists, for people.

extension Quantity.Qualifier {
  var cell: Cell { .word(code: rawValue, label: label) }

  private var label: String {
    switch self {
    case .exact: ""
    case .approximate: say("約", "about")
    case .atLeast: say("以上", "at least")
    case .atMost: say("以下", "at most")
    case .range: say("範囲", "range")
    }
  }
}

extension Quantity.Kind {
  var cell: Cell { .word(code: rawValue, label: label) }

  private var label: String {
    switch self {
    case .amount: say("数量", "amount")
    case .money: say("金額", "money")
    case .share: say("割合", "share")
    case .change: say("増減", "change")
    case .multiple: say("倍率", "multiple")
    case .cumulative: say("累計・延べ", "cumulative")
    case .annualRate: say("年当たり", "a year")
    case .duration: say("期間の長さ", "duration")
    case .year: say("年度", "year")
    case .date: say("日付", "date")
    case .period: say("期間", "period")
    }
  }
}

extension WrittenTime.Oddity {
  var cell: Cell { .word(code: rawValue, label: label) }

  private var label: String {
    switch self {
    case .afterEraEnd: say("元号の終わった後の年", "after the era's end")
    case .beforeEraStart: say("元号の始まる前の日", "before the era began")
    case .noSuchDay: say("暦にない日", "no such day")
    }
  }
}
