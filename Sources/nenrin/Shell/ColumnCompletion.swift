// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import Programs

extension CompletionKind {
  /// The columns of the table that the rest of the line asks for, as csv names them; after `-`, for the largest first.
  static var columns: CompletionKind {
    .custom { words, index, typed in
      let line = CompletionLine(words, index: index, typed: typed)
      let isDescending = line.typed.hasPrefix("-")
      let offers = columns(of: line).map { CompletionOffer(isDescending ? "-" + $0 : $0) }
      return CompletionOffer.written(offers, typed: line.typed)
    }
  }

  /// Verbs that write no file, whatever their options.
  private static let readers = ["summary", "attainment", "growth", "compare", "forecast", "backtest", "query"]
  /// Nobody waits longer for a completion.
  private static let seconds = 4.0

  /// From the command itself, for what columns a table has depends on its options and on the store.
  private static func columns(of line: CompletionLine) -> [String] {
    guard line.index >= 2, line.words.indices.contains(1), readers.contains(line.words[1]),
      let command = Bundle.main.executablePath
    else { return [] }
    // The option whose value is typed, and that value, are left out.
    let arguments = line.words[1..<(line.index - 1)] + line.words.dropFirst(line.index + 1) + ["--format", "csv"]
    guard let run = try? ProgramRun(command, Array(arguments)),
      let result = try? run.result(within: seconds), result.status == 0
    else { return [] }
    let header = result.output.prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: header, as: UTF8.self).split(separator: ",").map(String.init)
  }
}
