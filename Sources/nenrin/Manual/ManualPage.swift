// SPDX-License-Identifier: GPL-3.0-or-later

/// The manual page of a command, in mdoc(7): nenrin(1), or nenrin-import(1) for a verb.
///
/// Its sections have their English names in every language: by these formatters and indexes know what is in them.
struct ManualPage {
  let command: CommandDescription
  /// The day that stands at its foot, as mdoc writes it: November 25, 2026.
  let date: String

  var name: String { command.path.replacing(" ", with: "-") }
  var fileName: String { name + ".1" }
  private var isWhole: Bool { command.superCommands?.isEmpty != false }

  var text: String {
    let head = [
      ".\\\" SPDX-License-Identifier: GPL-3.0-or-later", ".\\\" Written by nenrin from its own description.",
      ".Dd \(date)", ".Dt \(name.uppercased()) 1", ".Os Nenrin \(Nenrin.version)",
      // No word is hyphenated: groff's macros turn that on again by this number, which they set above.
      ".nr doc-hyphen-flags 0", ".nh",
    ]
    let parts = [
      head, Mdoc.section("NAME", [".Nm \(name)", ".Nd \(Mdoc.words(ending(command.abstract ?? "")))"]),
      Mdoc.section("SYNOPSIS", synopsis), Mdoc.section("DESCRIPTION", description),
      verbs, options, isWhole ? surroundings : [], Mdoc.section("EXIT STATUS", statuses),
      Mdoc.section("EXAMPLES", examples), Mdoc.section("SEE ALSO", seeAlso),
    ]
    return parts.flatMap(\.self).joined(separator: "\n") + "\n"
  }

  /// What a page is called in an index has no stop at its end.
  private func ending(_ sentence: String) -> String {
    sentence.hasSuffix(".") || sentence.hasSuffix("。") ? String(sentence.dropLast()) : sentence
  }

  private var synopsis: [String] {
    let typed = ".Nm \(Mdoc.argument(command.path))"
    guard command.verbs.isEmpty else {
      return [typed, ".Ar \(ManualWording.verb)", ".Op Ar \(ManualWording.options)"]
    }
    return [typed] + own(command).map { ".\($0.synopsis)" }
  }

  private var description: [String] {
    let said = [isWhole ? ManualWording.overview : command.abstract, command.discussion].compactMap(\.self)
    return Array(said.filter { !$0.isEmpty }.map { [Mdoc.line($0)] }.joined(separator: [".Pp"]))
  }

  private func own(_ command: CommandDescription) -> [ArgumentDescription] {
    (command.positionals + command.options).filter { !$0.isCommonToAll }
  }
}

// MARK: - Verbs and options

extension ManualPage {
  /// Those of the whole command have pages of their own; the charts are told here, each with what only it takes.
  private var verbs: [String] {
    if isWhole {
      let items = command.verbs.map { (tag: "Xr \(name)-\($0.commandName) 1", text: $0.abstract ?? "") }
      return Mdoc.section("VERBS", Mdoc.list(items))
    }
    let shared = Set(common)
    return Mdoc.section(
      "CHARTS",
      command.verbs.flatMap { verb in
        [".Ss \(Mdoc.argument(verb.path))", Mdoc.line(verb.abstract ?? "")]
          + Mdoc.list(own(verb).filter { !shared.contains($0) }.map { ($0.tag, $0.explanation) })
      })
  }

  /// What all verbs of this command take.
  private var common: [ArgumentDescription] {
    guard let first = command.verbs.first, !isWhole else { return [] }
    return own(first).filter { argument in command.verbs.allSatisfy { own($0).contains(argument) } }
  }

  private var options: [String] {
    let shown = isWhole ? command.options : own(command) + common
    return Mdoc.section("OPTIONS", Mdoc.list(shown.map { ($0.tag, $0.explanation) }))
  }
}

// MARK: - What stands around

extension ManualPage {
  private var surroundings: [String] {
    let variables = ManualWording.variables.map { (tag: "Ev \(Mdoc.argument($0.0))", text: $0.1) }
    return Mdoc.section("ENVIRONMENT", Mdoc.list(variables))
      + Mdoc.section("FILES", Mdoc.list([(tag: "Pa ./nenrin.db", text: ManualWording.store)]))
  }

  private var statuses: [String] { Mdoc.list(ManualWording.statuses.map { (tag: "Li \($0.0)", text: $0.1) }) }

  private var examples: [String] {
    let known = isWhole ? ManualExamples.first : ManualExamples.byVerb[command.commandName] ?? []
    return known.enumerated().flatMap { index, example in
      (index > 0 ? [".Pp"] : []) + [
        Mdoc.line(example.purpose + say("：", ":")), ".Dl \(Mdoc.argument("$ " + example.command))",
      ]
    }
  }

  private var seeAlso: [String] {
    let pages = isWhole ? [("gnuplot", 1), ("sqlite3", 1)] : [("nenrin", 1)]
    return pages.enumerated().map { ".Xr \($1.0) \($1.1)" + ($0 + 1 < pages.count ? " ," : "") }
  }
}

extension ArgumentDescription {
  /// In a list of options: all its names.
  fileprivate var tag: String {
    let value = placeholder == nil ? "" : " Ar \(Mdoc.argument(valueName ?? ""))"
    guard kind != .positional else { return String(value.dropFirst()) }
    return allNames.map { "Fl \(Mdoc.argument(String($0.typed.dropFirst())))" }.joined(separator: " , ") + value
  }

  fileprivate var synopsis: String {
    let value = placeholder == nil ? "" : " Ar \(Mdoc.argument(valueName ?? ""))"
    let name = mainName.map { "Fl \(Mdoc.argument(String($0.typed.dropFirst())))" } ?? ""
    let typed = (kind == .positional ? String(value.dropFirst()) : name + value) + (isRepeating ? " ..." : "")
    return isOptional ? "Op \(typed)" : typed
  }
}
