// SPDX-License-Identifier: GPL-3.0-or-later
internal import Dispatch

/// Shares work out among the cores.
package enum Cores {
  /// Into how many parts work is shared: as many on every machine, so that the parts do not depend on it, and enough for
  /// the cores of one on a desk. Fewer cores take several in turn.
  static let shares = 8

  /// What `work` gives for each of 0 ..< `shares`, in that order whichever core was first.
  package static func map<Answer: Sendable>(_ shares: Int, _ work: @Sendable (Int) -> Answer) -> [Answer] {
    var answers = [Answer?](repeating: nil, count: shares)
    answers.withUnsafeMutableBufferPointer { answers in
      // Each share writes its own element and reads none, which the compiler cannot know.
      nonisolated(unsafe) let places = answers
      DispatchQueue.concurrentPerform(iterations: shares) { places[$0] = work($0) }
    }
    return answers.compactMap(\.self)
  }

  /// What `work` gives for each of these, in their order; many of them, each of which takes long.
  /// - Parameter progress: told how many more are done, from any core.
  package static func map<Item: Sendable, Answer: Sendable>(
    _ items: [Item], progress: @Sendable (_ done: Int) -> Void, _ work: @Sendable (Item) -> Answer
  ) -> [Answer] {
    map((items.count + batch - 1) / batch) { share in
      let answers = items[share * batch..<min((share + 1) * batch, items.count)].map(work)
      progress(answers.count)
      return answers
    }.flatMap(\.self)
  }

  /// Items that a core takes at a time: few enough for the cores of a plan's hundred series to end together.
  private static let batch = 16
}
