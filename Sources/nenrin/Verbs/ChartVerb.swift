internal import ArgumentParser
struct ChartVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "chart")
}
struct NotebookVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "notebook")
}
