// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

/// Help in Japanese, laid out by the columns that characters take: the parser's own counts characters, and breaks lines at
/// blanks only.
struct HelpPage {
  let command: CommandDescription
  let width: Int

  private static let indent = 26

  /// - Parameter columns: of the terminal; `nil` where it is not known.
  init(of command: CommandDescription, columns: Int?) {
    self.command = command
    // Narrower than this the texts would have no room beside their names.
    width = max(columns ?? 80, 60)
  }

  var text: String {
    let overview = [command.abstract, command.discussion].compactMap(\.self).filter { !$0.isEmpty }
    let parts = [
      overview.flatMap { wrapped($0, to: width) },
      ["\(ManualWording.usage): \(command.usage)"],
      list(ManualWording.arguments, command.positionals.map { ($0.placeholder ?? "", $0.explanation) }),
      list(ManualWording.optionsTitle, command.options.map { ($0.typedNames, $0.explanation) }),
      list(ManualWording.verbs, command.verbs.map { ($0.commandName, Self.entry($0)) }),
      [ManualWording.more(command)],
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// Without its stop, which would stand alone at the head of a line where the text just fills the one before.
  private static func entry(_ verb: CommandDescription) -> String {
    let abstract = verb.abstract ?? ""
    return abstract.hasSuffix("。") ? String(abstract.dropLast()) : abstract
  }

  private func list(_ title: String, _ entries: [(name: String, text: String)]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["\(title):"] + entries.flatMap(lines)
  }

  /// A long name has a line of its own.
  private func lines(_ entry: (name: String, text: String)) -> [String] {
    let name = "  " + entry.name
    let texts = wrapped(entry.text, to: width - Self.indent)
    let blank = String(repeating: " ", count: Self.indent)
    let taken = DisplayWidth.of(name)
    guard taken < Self.indent - 1, let first = texts.first else { return [name] + texts.map { blank + $0 } }
    return [name + blank.dropFirst(taken) + first] + texts.dropFirst().map { blank + $0 }
  }

  private func wrapped(_ text: String, to columns: Int) -> [String] {
    text.split(separator: "\n").flatMap { DisplayWidth.wrap(String($0), to: columns) }
  }
}

extension ArgumentDescription {
  /// `-o, --output <file>`
  fileprivate var typedNames: String {
    [allNames.map(\.typed).joined(separator: ", "), placeholder].compactMap(\.self).joined(separator: " ")
  }
}
