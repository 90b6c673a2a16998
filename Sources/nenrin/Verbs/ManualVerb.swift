// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation

/// Writes the manual pages, for `make man`: what is in them is what the verbs say of themselves.
struct ManualVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", _superCommandName: Nenrin.name,
    abstract: say("マニュアルページを書き出す。", "Writes the manual pages."), shouldDisplay: false)

  @Option(help: ArgumentHelp(say("フォルダー", "the folder"), valueName: "dir"), completion: .directory)
  var to: String

  @Option(help: ArgumentHelp(say("表示言語：ja または en", "language of headings and messages: ja or en")))
  var lang: Language?

  @Flag(help: ArgumentHelp(say("既にあるファイルに上書きする", "write over files that exist")))
  var force = false

  func run() throws {
    guard let whole = Nenrin.description else { throw CommandFailure(FileWording.noDescription) }
    let date = Self.date
    let pages = ([whole] + whole.verbs).map { ManualPage(command: $0, date: date) }
    let files = Dictionary(pages.map { ($0.fileName, $0.text) }, uniquingKeysWith: { $1 })
    try OutputFile.write(files, toFolder: to, force: force)
  }

  /// Of SOURCE_DATE_EPOCH where that is set, so that the same sources make the same pages.
  private static var date: String {
    let epoch = getenv("SOURCE_DATE_EPOCH").flatMap { Double(String(cString: $0)) }
    let day = epoch.map(Date.init(timeIntervalSince1970:)) ?? Date()
    let format = DateFormatter()
    (format.locale, format.timeZone) = (Locale(identifier: "en_US_POSIX"), TimeZone(identifier: "UTC"))
    format.dateFormat = "MMMM d, yyyy"
    return format.string(from: day)
  }
}
