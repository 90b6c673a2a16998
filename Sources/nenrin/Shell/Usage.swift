// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation

/// The end of a run that the parser ends: help, the version, or wrong usage.
extension Nenrin {
  /// In the language in which the command was called.
  static func end(with error: any Error, of verb: any ParsableCommand.Type) -> Never {
    guard Language.current == .ja else { verb.exit(withError: error) }
    let (status, message) = (verb.exitCode(for: error), verb.fullMessage(for: error))
    if status == .success {
      try? Answer.write(japaneseHelp(message) + "\n")
    } else if !message.isEmpty {
      Diagnostics.write(ParserWording.japanese(message))
    }
    Foundation.exit(status.rawValue)
  }

  /// Other things end well too: the version, a script for the shell.
  private static func japaneseHelp(_ message: String) -> String {
    guard message.hasPrefix("OVERVIEW: ") || message.hasPrefix("USAGE: "), let whole = description else {
      return message
    }
    let command = whole.command(namedBy: CommandLine.arguments.dropFirst())
    return HelpPage(of: command, columns: Terminal.width).text
  }
}
