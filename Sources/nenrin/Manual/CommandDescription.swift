// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A command as the parser describes it: what help and manual pages are written from.
struct CommandDescription: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let superCommands: [String]?
  let shouldDisplay: Bool?
  private let subcommands: [CommandDescription]?
  private let arguments: [ArgumentDescription]?

  /// The name as it is typed: `nenrin chart trend`.
  var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  var verbs: [CommandDescription] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// In the order in which help lists them.
  var shown: [ArgumentDescription] { (arguments ?? []).filter { $0.shouldDisplay != false } }
  var positionals: [ArgumentDescription] { shown.filter { $0.kind == .positional } }
  var options: [ArgumentDescription] { shown.filter { $0.kind != .positional } }

  /// The command of which the arguments ask, as far as they name one.
  func command(namedBy arguments: some Sequence<String>) -> CommandDescription {
    let words = arguments.filter { !$0.hasPrefix("-") }.drop { $0 == "help" }
    var found = self
    for word in words {
      guard let next = found.verbs.first(where: { $0.commandName == word }) else { break }
      found = next
    }
    return found
  }
}

/// An argument, option or flag of a command.
struct ArgumentDescription: Decodable, Hashable {
  enum Kind: String, Decodable { case positional, option, flag }

  struct Name: Decodable, Hashable {
    let kind: String
    let name: String

    /// With its dashes: `-o`, `--output`.
    var typed: String { (kind == "long" ? "--" : "-") + name }
  }

  let kind: Kind
  let isOptional: Bool
  let isRepeating: Bool
  let valueName: String?
  let defaultValue: String?
  let allValues: [String]?
  let abstract: String?
  let shouldDisplay: Bool?
  private let names: [Name]?
  private let preferredName: Name?

  /// Those of one letter first, as they are written together.
  var allNames: [Name] { (names ?? []).filter { $0.kind != "long" } + (names ?? []).filter { $0.kind == "long" } }
  var mainName: Name? { preferredName ?? names?.first }
  var isCommonToAll: Bool { ["help", "version"].contains(mainName?.name) }

  /// What stands for its value: `<file>`.
  var placeholder: String? { kind == .flag ? nil : "<\(valueName ?? "value")>" }
}

extension Nenrin {
  /// The whole command with all its verbs, in the current language; `nil` where the parser writes it in another form than
  /// this reads.
  static var description: CommandDescription? {
    struct Document: Decodable { let command: CommandDescription }
    do {
      _ = try parseAsRoot(["--experimental-dump-help"])
      return nil
    } catch {
      return try? JSONDecoder().decode(Document.self, from: Data(message(for: error).utf8)).command
    }
  }
}
