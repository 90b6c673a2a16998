// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// How far a long work has come: one line on stderr that writes over itself, only on a terminal and only where the work
/// takes longer than a second.
struct Progress {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = Progress.now
  private var last = 0.0
  private var isLineOpen = false

  private static let patience = 1.0
  private static let interval = 0.2

  private static var now: Double { ProcessInfo.processInfo.systemUptime }

  /// - Parameters:
  ///   - fraction: of the work that is done, 0…1.
  ///   - rows: how many rows that is.
  mutating func update(fraction: Double, rows: Int) {
    guard isShown else { return }
    let elapsed = Self.now - start
    guard elapsed > Self.patience, elapsed - last >= Self.interval else { return }
    last = elapsed
    let remaining = fraction > 0 ? elapsed / fraction - elapsed : nil
    write("\r" + FileWording.progress(rows: rows, rate: Double(rows) / elapsed, remaining: remaining) + "\u{1B}[K")
    isLineOpen = true
  }

  /// Takes the line away.
  mutating func end() {
    if isLineOpen { write("\r\u{1B}[K") }
    isLineOpen = false
  }

  private func write(_ text: String) { Diagnostics.put(text) }
}
