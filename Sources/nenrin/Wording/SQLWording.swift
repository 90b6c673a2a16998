// SPDX-License-Identifier: GPL-3.0-or-later
internal import IndicatorSQL
internal import IndicatorStore

/// What stands between a question in SQL and its answer.
enum SQLWording {
  static func sentence(_ fault: SQLFault, store path: String) -> String {
    switch fault {
    case .notAStore: StoreWording.sentence(.notAStore(path))
    case .otherVersion(let found, let known):
      StoreWording.sentence(
        found < known
          ? .olderVersion(path, found: found, known: known) : .newerVersion(path, found: found, known: known))
    case .damaged(let place): StoreWording.sentence(.damaged(path, place))
    case .busy: StoreWording.sentence(.busy(path))
    case .refused(let refusal): sentence(refusal)
    case .noStatement: say("SQL 文がありません。SELECT 文を一つ書いてください。", "There is no statement; write one SELECT.")
    case .severalStatements:
      say(
        "SQL 文が二つ以上あります。一度に一つずつ実行してください。", "There is more than one statement; run them one at a time.")
    case .statement(let message, _):
      say(
        "SQL が実行できません（\(message)）。表と列の名前は nenrin help query にあります。",
        "The statement cannot be run (\(message)); nenrin help query lists the tables and their columns.")
    }
  }

  private static func sentence(_ refusal: SQLRefusal) -> String {
    switch refusal {
    case .write:
      say(
        "query は読むだけで、書き込む文は実行しません。ストアを変えるには nenrin import を使ってください。",
        "query only reads, so a statement that writes is refused; change the store with nenrin import.")
    case .transaction:
      say(
        "query は一つの文を読むだけで、トランザクションは要りません。SELECT 文だけを書いてください。",
        "query reads with one statement, so transactions are refused; write the SELECT alone.")
    case .otherFile:
      say(
        "query は一つのストアだけを読みます。別のファイルは --store で指定してください。",
        "query reads one store, so ATTACH is refused; name another file with --store.")
    case .loadExtension:
      say(
        "query は拡張を読み込みません。ほかの拡張と使うには sqlite3 で nenrin.so を読み込んでください。",
        "query loads no extensions; to use others, load nenrin.so beside them in sqlite3.")
    case .pragma(let name):
      say(
        "query は PRAGMA \(name) を実行しません。ストアは読むだけです。",
        "query only reads, so PRAGMA \(name) is refused; those that describe tables, such as table_info, can be used.")
    }
  }
}
