// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation

@main
struct Nenrin: ParsableCommand {
  static let name = "nenrin"
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: say(
      "行政計画の指標を、何年にもわたって読み、比べ、見通す。", "Reads, compares and forecasts the indicators of public plans over the years."),
    version: version,
    subcommands: [
      ImportVerb.self, SummaryVerb.self, AttainmentVerb.self, GrowthVerb.self, CompareVerb.self, ForecastVerb.self,
      BacktestVerb.self, DraftVerb.self, ChartVerb.self, NotebookVerb.self, ReportVerb.self, ExportVerb.self,
      QueryVerb.self,
      VerifyVerb.self, NormalizeVerb.self, AuditVerb.self, DoctorVerb.self, ManualVerb.self,
    ])

  /// The verbs that first of all read a store. By their names: verbs describe themselves only once the language is known.
  private static let reading: Set = [
    "summary", "attainment", "growth", "compare", "forecast", "backtest", "draft", "chart", "notebook", "report",
    "export",
  ]

  /// Exit 0 done, 1 refused or nothing found, 64 wrong usage.
  static func main() {
    // A file that would be larger than the user may write is as on a full disk: the write fails, and that is said.
    signal(SIGXFSZ, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    // What a verb reads first is opened while its options are read.
    if let verb = arguments.first, reading.contains(verb) { StoreAhead.begin(arguments) }
    // Before the verbs describe themselves.
    Language.current = Language.named(in: arguments) ?? .ofEnvironment
    Shortage.tellOfMemory()
    // Whose usage is shown where what was asked turns out to be wrong.
    var verb: any ParsableCommand.Type = Self.self
    do {
      var command = try parsed(arguments)
      verb = type(of: command)
      try command.run()
    } catch let failure as CommandFailure {
      Diagnostics.write("nenrin: " + failure.sentence)
      exit(withError: ExitCode.failure)
    } catch {
      end(with: error, of: verb)
    }
  }

  /// The verb that the first argument names is parsed alone, which takes a fraction of what all take together; since it
  /// names its super-command, it is not asked for completions besides. Where that fails, and for help, all are asked, so
  /// that every message is about the whole command.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let verb = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    guard let verb else { return try parseAsRoot(Language.unnamed(in: arguments)) }
    let command = try? verb.parseAsRoot(Array(arguments.dropFirst()))
    if let command, type(of: command) == verb { return command }
    return try parseAsRoot(arguments)
  }
}
