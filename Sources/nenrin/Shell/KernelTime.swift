// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// How long the counting alone takes, columns at hand: for the benchmarks, which ask for it by the variable NENRIN_TIMES.
enum KernelTime {
  private static let isWanted = !EnvironmentVariable.value("NENRIN_TIMES").isEmpty
  private static let runs = 5

  /// What `work` gives; where it is wanted, the best of a few runs is told on stderr.
  static func measured<Answer>(_ name: String, _ work: () throws -> Answer) rethrows -> Answer {
    let answer = try work()
    guard isWanted else { return answer }
    var best = Double.infinity
    for _ in 0..<runs {
      let start = ProcessInfo.processInfo.systemUptime
      _ = try work()
      best = min(best, ProcessInfo.processInfo.systemUptime - start)
    }
    Diagnostics.write("time: \(name) \(best)")
    return answer
  }
}
