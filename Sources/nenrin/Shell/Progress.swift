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
  /// Of less of the work no time can be told that remains.
  private static let tellable = 0.02

  private static var now: Double { ProcessInfo.processInfo.systemUptime }

  /// - Parameters:
  ///   - fraction: of the work that is done, 0…1.
  ///   - words: what has been done, from the seconds that it took and those that remain, where they can be told.
  mutating func update(fraction: Double, _ words: (_ elapsed: Double, _ remaining: Double?) -> String) {
    guard isShown else { return }
    let elapsed = Self.now - start
    guard elapsed > Self.patience, elapsed - last >= Self.interval else { return }
    last = elapsed
    write("\r" + words(elapsed, fraction > Self.tellable ? elapsed / fraction - elapsed : nil) + "\u{1B}[K")
    isLineOpen = true
  }

  /// Takes the line away.
  mutating func end() {
    if isLineOpen { write("\r\u{1B}[K") }
    isLineOpen = false
  }

  private func write(_ text: String) { Diagnostics.put(text) }
}

/// The progress of rows that are written.
struct RowProgress {
  private(set) var rows = 0
  private var progress = Progress()

  /// After how many rows it is told.
  private static let step = 16_384

  /// Counts a row.
  /// - Parameter fraction: of the work that is done, asked for now and then.
  mutating func add(fraction: (_ rows: Int) -> Double?) {
    rows += 1
    guard rows % Self.step == 0, let fraction = fraction(rows) else { return }
    progress.update(fraction: fraction) { [rows] elapsed, remaining in
      FileWording.progress(rows: rows, rate: Double(rows) / elapsed, remaining: remaining)
    }
  }

  /// Takes the line away.
  mutating func end() { progress.end() }
}

/// The progress of an import, which several threads report: bytes of large tables first, then columns of the store.
final class ImportProgress: @unchecked Sendable {
  private let lock = NSLock()
  private var progress = Progress()

  /// The share of the whole time that reading takes, as measured on ten million values.
  private static let readingShare = 0.6

  func read(_ done: Int, of all: Int) {
    lock.withLock {
      progress.update(fraction: Self.readingShare * Double(done) / Double(max(all, 1))) { elapsed, remaining in
        ImportWording.reading(done, of: all, rate: Double(done) / elapsed, remaining: remaining)
      }
    }
  }

  func stored(_ done: Int, of all: Int) {
    lock.withLock {
      let share = Double(done) / Double(max(all, 1))
      progress.update(fraction: Self.readingShare + (1 - Self.readingShare) * share) { _, remaining in
        ImportWording.storing(done, of: all, remaining: remaining)
      }
    }
  }

  func end() { lock.withLock { progress.end() } }
}
