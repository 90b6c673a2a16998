// SPDX-License-Identifier: GPL-3.0-or-later

/// The words of help and of the manual pages that are the same on every page.
enum ManualWording {
  static var usage: String { say("使い方", "Usage") }
  static var arguments: String { say("引数", "Arguments") }
  static var options: String { say("オプション", "options") }
  static var optionsTitle: String { say("オプション", "Options") }
  static var verb: String { say("動詞", "verb") }
  static var verbs: String { say("動詞", "Verbs") }

  /// What every command has, which the parser explains in English only.
  static func common(_ option: String) -> String {
    option == "version" ? say("版を表示する", "show the version") : say("使い方を表示する", "show help")
  }

  /// - Parameter isTold: the values stand in the text already.
  static func values(_ values: [String], isTold: Bool, default chosen: String?) -> String {
    let listed = values.isEmpty || isTold ? nil : say("値：", "one of: ") + values.joined(separator: say("、", ", "))
    let standing = chosen.map { say("既定：", "default: ") + $0 }
    let all = [listed, standing].compactMap(\.self)
    return all.isEmpty ? "" : say("（", " (") + all.joined(separator: say("；", "; ")) + say("）", ")")
  }

  /// Where there is more: charts are told on one page.
  static func more(_ command: CommandDescription) -> String {
    let page = command.path.split(separator: " ").prefix(2).joined(separator: "-")
    return command.verbs.isEmpty
      ? say("例：man \(page)", "Examples: man \(page)")
      : say("動詞ごとの説明：\(command.path) <動詞> --help", "On one verb: \(command.path) <verb> --help")
  }

  static var overview: String {
    say(
      "行政計画の指標（目標値と毎年の実績値）を列指向のストアに取り込み、達成率、増減、計画の比較、区間つきの見通しを求め、審議会に出す表、図、報告書にします。答えは標準出力に、経過と注意は標準エラー出力に書きます。",
      "Keeps the indicators of public plans (targets, and a value a year) in a columnar store, works out target ratios, growth, comparisons of plans and forecasts with intervals, and writes the tables, charts and reports that go before a council. The answer goes to standard output, progress and notes to standard error."
    )
  }

  static var variables: [(String, String)] {
    [
      ("NENRIN_STORE", say("ストアのファイル。--store が優先する", "the store, where --store does not name one")),
      (
        "LC_ALL, LANG",
        say("ja で始まれば日本語、それ以外は英語。--lang が優先する", "Japanese where it begins with ja, else English; --lang goes first")
      ),
      ("NO_COLOR", say("設定すると色を付けない", "no colours where it is set")),
    ]
  }

  static var store: String { say("既定のストア", "the store, where none is named") }

  static var statuses: [(String, String)] {
    [
      ("0", say("成功", "done")), ("1", say("データの拒否、または該当なし", "data refused, or nothing found")),
      ("64", say("使い方の誤り", "wrong usage")),
    ]
  }
}
