// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// The progress of series that several cores work at, in one stage or in several, one after another.
final class SeriesProgress: @unchecked Sendable {
  struct Stage: Sendable {
    /// Of the whole time.
    let share: Double
    /// What is said of it.
    let words: @Sendable (_ done: Int, _ all: Int, _ elapsed: Double, _ remaining: Double?) -> String
  }

  private let lock = NSLock()
  private var progress = Progress()
  private let stages: [Stage]
  private var done: [Int]
  private let all: Int

  init(_ stages: [Stage] = [.whole], of all: Int) {
    (self.stages, self.all) = (stages, all)
    done = [Int](repeating: 0, count: stages.count)
  }

  /// Counts series that have come through a stage; the stages before it are over.
  func add(_ count: Int, in stage: Int) {
    lock.withLock {
      done[stage] += count
      let (done, all) = (done[stage], all)
      let before = stages[..<stage].reduce(0) { $0 + $1.share }
      let share = stages[stage].share * Double(done) / Double(max(all, 1))
      progress.update(fraction: before + share) { stages[stage].words(done, all, $0, $1) }
    }
  }

  func add(_ count: Int) { add(count, in: 0) }

  /// Takes the line away.
  func end() { lock.withLock { progress.end() } }
}

extension SeriesProgress.Stage {
  static let whole = Self(share: 1) { FileWording.progress(series: $0, of: $1, rate: Double($0) / $2, remaining: $3) }

  /// Before series are forecast, growth is learnt from all of them; the shares of time are those of 60,000 series in 1,500 groups.
  static let learning = Self(share: 0.8) { ForecastWording.learning(from: $0, of: $1, remaining: $3) }
  static let forecasting = Self(share: 0.2) { ForecastWording.forecasting($0, of: $1, remaining: $3) }
}
