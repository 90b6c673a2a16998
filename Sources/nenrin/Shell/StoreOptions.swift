// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore
internal import Indicators

/// Which store, and in which language.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("ストアのファイル（既定：NENRIN_STORE、なければ ./nenrin.db）", "the store (default: NENRIN_STORE, else ./nenrin.db)"),
      valueName: "file"), completion: .file())
  var store: String?

  @Option(help: ArgumentHelp(say("表示言語：ja または en", "language of headings and messages: ja or en")))
  var lang: Language?

  /// A name is a name and no more: SQLite would take `:memory:` and `file:…` for other things.
  var path: String { Self.path(named: store) }

  static func path(named store: String?) -> String {
    let ofEnvironment = EnvironmentVariable.value("NENRIN_STORE")
    let name = store ?? (ofEnvironment.isEmpty ? "nenrin.db" : ofEnvironment)
    return name.hasPrefix(":") || name.hasPrefix("file:") ? "./" + name : name
  }

  /// To be called first: everything said after it is in the chosen language.
  func validate() throws {
    Language.current = lang ?? Language.ofEnvironment
    if store?.isEmpty == true { throw ValidationError(FileWording.nameless) }
    // A folder's name; the file that it would make could not be opened by the same name.
    if let store, store.hasSuffix("/") { throw ValidationError(StoreWording.sentence(.directory(path))) }
  }

  /// Everything in the store.
  func panel() throws -> Panel {
    do throws(StoreError) {
      return try StoreAhead.open(at: path).panel()
    } catch {
      throw CommandFailure(StoreWording.sentence(error))
    }
  }
}
