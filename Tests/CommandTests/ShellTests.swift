// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The command in the shell: completions, manual pages, help and wrong usage in Japanese.
@Suite("At home in the shell")
struct ShellTests {
  private func locate(_ program: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { URL(fileURLWithPath: "\($0)/\(program)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// What another program of the machine says, with the command on the path; `nil`, and a word, where it is not installed.
  private func run(_ program: String, _ arguments: [String], in office: Office) throws -> CommandRun? {
    guard let path = locate(program) else {
      print("skipped: \(program) is not installed")
      return nil
    }
    let folder = CommandRun.executable.deletingLastPathComponent().path
    let search = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    return try CommandRun.run(
      path, arguments, in: office.folder,
      environment: ["PATH": search, "LC_ALL": "C.UTF-8", "HOME": office.folder.path])
  }

  private func verbs(_ office: Office) throws -> [String] {
    let help = try office.nenrin("--help").output
    let lines = help.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst()
    return lines.compactMap { $0.firstMatch(of: /^ {2}([a-z]+)\s/).map { String($0.1) } }
  }

  /// The options of each verb, as the parser itself lists them.
  private func options(_ office: Office) throws -> [String: Set<String>] {
    struct Tool: Decodable {
      struct Command: Decodable {
        let commandName: String
        let subcommands: [Command]?
        let arguments: [Argument]?
      }
      struct Argument: Decodable { let names: [Name]? }
      struct Name: Decodable { let kind, name: String }
      let command: Command
    }
    let written = Data(try office.nenrin("--experimental-dump-help").output.utf8)
    let tool = try JSONDecoder().decode(Tool.self, from: written)
    let pairs = (tool.command.subcommands ?? []).map { verb in
      (
        verb.commandName,
        Set((verb.arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { "--" + $0.name })
      )
    }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  @Test("The scripts of completions are scripts of their shells", arguments: ["bash", "zsh", "fish"])
  func completionsParse(shell: String) throws {
    let office = try Office(plan: false)
    let script = try office.nenrin("--generate-completion-script", shell)
    #expect(script.status == 0)
    try office.write(script.output, to: "completion")
    guard let checked = try run(shell, ["-n", "completion"], in: office) else { return }
    #expect(checked.status == 0, "\(checked.errors)")
  }

  /// - Returns: what bash offers for the last word of a line.
  private func offered(_ words: [String], in office: Office) throws -> [String]? {
    try office.write(try office.nenrin("--generate-completion-script", "bash").output, to: "completion")
    let script = """
      source ./completion
      COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      _nenrin nenrin '\(words[words.count - 1])' '\(words[words.count - 2])'
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    return try run("bash", ["-c", script], in: office)?.output.split(separator: "\n").map(String.init)
  }

  @Test("bash offers verbs, values, files and the plans of the store")
  func completions() throws {
    let office = try Office()
    guard let first = try offered(["nenrin", ""], in: office) else { return }
    #expect(Set(first).isSuperset(of: try verbs(office)))
    #expect(!first.contains("manual"))
    #expect(try offered(["nenrin", "summary", "--plan", ""], in: office) == ["2019"])
    #expect(try offered(["nenrin", "compare", "20"], in: office)?.contains("2019") == true)
    #expect(try offered(["nenrin", "chart", "compare", "20"], in: office)?.contains("2019") == true)
    #expect(try offered(["nenrin", "draft", "--from", ""], in: office) == ["2019"])
    #expect(try offered(["nenrin", "summary", "--format", "j"], in: office) == ["json"])
    #expect(try offered(["nenrin", "summary", "--store", "nen"], in: office) == ["nenrin.db"])
    // A store that is not there offers nothing, and says nothing.
    #expect(try offered(["nenrin", "summary", "--store", "none.db", "--plan", ""], in: office) ?? [] == [])
  }

  @Test("bash offers the indicators, entities and sections of the store, and the columns of the line's table")
  func storeCompletions() throws {
    let office = try Office()
    guard let subscribers = try offered(["nenrin", "growth", "--indicator", "youtube-sub"], in: office) else { return }
    #expect(Set(subscribers) == ["youtube-subscribers", "youtube-subscribers-change"])
    #expect(try offered(["nenrin", "forecast", "--indicator", "YouTubeチャ"], in: office)?.isEmpty == false)
    #expect(try offered(["nenrin", "attainment", "--section", ""], in: office) == ["1", "2", "3", "4", "5"])
    #expect(try offered(["nenrin", "attainment", "--plan", "2018", "--section", ""], in: office) ?? [] == [])
    #expect(try offered(["nenrin", "chart", "trend", "--entity", ""], in: office) == ["福島県"])
    let header = try office.nenrin("attainment", "--plan", "2019", "--format", "csv").output.prefix { $0 != "\n" }
    let columns = header.split(separator: ",").map(String.init)
    #expect(columns.count > 10)
    #expect(try offered(["nenrin", "attainment", "--plan", "2019", "--group", ""], in: office) == columns)
    #expect(try offered(["nenrin", "attainment", "--plan", "2019", "--sort", "-ra"], in: office) == ["-ratio"])
    // A verb that writes is not run to learn its columns.
    #expect(
      try offered(["nenrin", "draft", "--from", "2019", "--to", "2020", "--group", ""], in: office) ?? [] == [])
    #expect(!FileManager.default.fileExists(atPath: office.folder.appendingPathComponent("draft-2020").path))
    // A file that is no store offers nothing, and says nothing.
    #expect(try offered(["nenrin", "growth", "--store", "completion", "--indicator", ""], in: office) ?? [] == [])
  }

  @Test("Names of the store are offered as they are, whatever they would mean to the shell")
  func hostileCompletions() throws {
    let office = try Office(plan: false)
    let names = [
      "$(touch ran)", "`touch ran`", "a b", "it's", "\"quoted\"", "$HOME", "a\\b", "{x,y}", "~", "*", "図書館:来館者",
      "`\u{301}touch ran`\u{301}",
    ]
    let rows = names.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\",2019,1" }
    try office.write("indicator,year,value\n" + rows.joined(separator: "\n") + "\n", to: "names.csv")
    try #require(try office.nenrin("import", "names.csv", "--store", "my names.db").status == 0)
    guard let offered = try offered(["nenrin", "growth", "--store", "my\\ names.db", "--indicator", ""], in: office)
    else {
      return
    }
    #expect(Set(offered).isSuperset(of: names))
    #expect(!FileManager.default.fileExists(atPath: office.folder.appendingPathComponent("ran").path))
  }

  @Test("Every verb has a manual page that the manual's own checker passes", arguments: ["en", "ja"])
  func manual(language: String) throws {
    let office = try Office(plan: false)
    #expect(try office.nenrin("manual", "--to", "man", "--lang", language).status == 0)
    let folder = office.folder.appendingPathComponent("man")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(pages == (["nenrin.1"] + (try verbs(office)).map { "nenrin-\($0).1" }).sorted())
    for page in pages {
      guard let checked = try run("mandoc", ["-Tlint", "-W", "warning", "man/\(page)"], in: office) else { break }
      #expect(checked.output + checked.errors == "", "\(page)")
    }
  }

  /// What is broken with a hyphen is not found, and an option broken so is another.
  @Test("No line of a manual page ends in a hyphen of its own, however narrow it is", arguments: ["en", "ja"])
  func manualIsNotHyphenated(language: String) throws {
    let office = try Office(plan: false)
    #expect(try office.nenrin("manual", "--to", "man", "--lang", language).status == 0)
    let folder = office.folder.appendingPathComponent("man")
    for page in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      guard
        let shown = try run("groff", ["-Tutf8", "-Kutf8", "-mdoc", "-rLL=48n", "-P-cbou", "man/\(page)"], in: office)
      else {
        break
      }
      let source = try String(contentsOf: folder.appendingPathComponent(page), encoding: .utf8)
      let lines = shown.output.split(separator: "\n").filter { $0.hasSuffix("\u{2010}") || $0.hasSuffix("-") }
      for line in lines {
        let word = line.split(separator: " ").last.map { $0.replacing("\u{2010}", with: "-") } ?? ""
        #expect(source.replacing("\\-", with: "-").contains(word), "\(page): \(line)")
      }
      #expect(shown.output.count > 200)
    }
  }

  @Test("A manual page has every option of its verb, and its examples use no other")
  func manualOptions() throws {
    let office = try Office(plan: false)
    try office.nenrin("manual", "--to", "man")
    let known = try options(office)
    for verb in try verbs(office) where verb != "chart" {
      let page = try String(
        contentsOf: office.folder.appendingPathComponent("man/nenrin-\(verb).1"), encoding: .utf8
      ).replacing("\\-", with: "-")
      let options = known[verb] ?? []
      #expect(options.contains("--help"))
      let examples = page.split(separator: "\n").filter { $0.hasPrefix(".Dl ") }
      #expect(!examples.isEmpty, "\(verb) has no example")
      for example in examples {
        for option in example.matches(of: /--[a-z]+/) {
          #expect(options.contains(String(option.0)), "\(verb): \(option.0)")
        }
      }
      for option in options.subtracting(["--version", "--help"]) {
        #expect(page.contains(".It Fl \"\\&" + option.dropFirst()) || page.contains(" , Fl \"\\&" + option.dropFirst()))
      }
    }
  }

  @Test("Manual pages are the same each time for the same day")
  func manualDate() throws {
    let office = try Office(plan: false)
    _ = try office.nenrin(["manual", "--to", "man"], environment: ["SOURCE_DATE_EPOCH": "1577836800"])
    let page = try String(contentsOf: office.folder.appendingPathComponent("man/nenrin.1"), encoding: .utf8)
    #expect(page.contains(".Dd January 1, 2020\n"))
  }

  @Test("Help in Japanese names every verb, and no line is wider than the terminal")
  func japaneseHelp() throws {
    let office = try Office(plan: false)
    let help = try office.nenrin("--help", "--lang", "ja")
    #expect(help.status == 0 && help.output.contains("使い方"))
    for verb in try verbs(office) { #expect(help.output.contains("\n  \(verb) ")) }
    let known = try options(office)
    for verb in ["import", "forecast", "query"] {
      let text = try office.nenrin(["help", verb], environment: ["LC_ALL": "ja_JP.UTF-8"]).output
      for option in known[verb] ?? [] { #expect(text.contains(option), "\(verb): \(option)") }
      for line in text.split(separator: "\n") where !line.hasPrefix("使い方") {
        #expect(line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? 1 : 2) } <= 80, "\(line)")
      }
    }
  }

  @Test(
    "Wrong usage is told in Japanese",
    arguments: [
      (["import"], "<path>"), (["import", "--replac", "x"], "--replace"), (["import", "--nothing", "x"], "--nothing"),
      (["forecast", "--horizon", "x"], "--horizon"), (["forecast", "--horizon"], "--horizon"), (["harvest"], "harvest"),
      (["summary", "a", "b"], "b"), (["summary", "--format", "xml"], "markdown"), (["summary", "--era=3"], "--era"),
      (["report", "-o"], "-o"), (["chart", "trend"], "--indicator"), (["verify", "-xy"], "-xy"),
    ])
  func wrongUsage(arguments: [String], named: String) throws {
    let run = try Office(plan: false).nenrin(arguments + ["--lang=ja"])
    #expect(run.status == 64)
    let sentence = run.errors.split(separator: "\n").first ?? ""
    #expect(sentence.hasPrefix("エラー：") && sentence.contains(named), "\(sentence)")
    let english = /Error|Usage|Help:|Unknown|Unexpected|Missing|invalid|provide|does not|See |<options>|<subcommand>/
    #expect(run.errors.firstMatch(of: english) == nil, "\(run.errors)")
  }
}
