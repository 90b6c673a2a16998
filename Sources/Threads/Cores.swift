// SPDX-License-Identifier: GPL-3.0-or-later
internal import CCores
internal import Foundation

/// Shares work out among the cores. Where the system gives no thread, whoever asks does all of it.
public enum Cores {
  /// Those that this process may run on, up to as many as do not find the memory busy.
  public static let count = max(1, min(nenrin_available_cores(), 8))

  /// Into how many parts work is shared whose result depends on the parts: as many on every machine, and enough for the cores of
  /// one on a desk. Fewer cores take several in turn.
  public static let shares = 8

  /// The cores take the numbers below `count` in turn. It returns when all are done.
  public static func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    guard count > 1 else { return (0..<max(count, 0)).forEach(body) }
    let turns = Turns(of: count)
    withoutActuallyEscaping(body) { body in
      let work = { @Sendable in while let number = turns.next() { body(number) } }
      let threads = (1..<max(min(count, Self.count), 1)).compactMap { WorkerThread(number: $0, work) }
      work()
      for thread in threads { thread.join() }
    }
  }

  /// What `body` gives for each of 0 ..< `count`, in that order whichever core was first; of several failures, the first in order
  /// is thrown, whichever came first in time.
  public static func map<Answer: Sendable, Failure: Error>(
    _ count: Int, _ body: @Sendable (Int) throws(Failure) -> Answer
  ) throws(Failure) -> [Answer] {
    // Each number has a place of its own, which the compiler cannot know.
    nonisolated(unsafe) let places = UnsafeMutableBufferPointer<Result<Answer, Failure>?>.allocate(capacity: count)
    places.initialize(repeating: nil)
    defer {
      places.deinitialize()
      places.deallocate()
    }
    perform(count) { number in
      places[number] = Result { () throws(Failure) in try body(number) }
    }
    var answers: [Answer] = []
    answers.reserveCapacity(count)
    for case .some(let answer) in places { answers.append(try answer.get()) }
    return answers
  }

  /// The same for each of these parts.
  public static func map<Part: Sendable, Answer: Sendable, Failure: Error>(
    _ parts: [Part], _ body: @Sendable (Part) throws(Failure) -> Answer
  ) throws(Failure) -> [Answer] {
    try map(parts.count) { number throws(Failure) in try body(parts[number]) }
  }

  /// The same for many items, each of which takes long.
  /// - Parameter progress: told how many more are done, from any core.
  public static func map<Item: Sendable, Answer: Sendable>(
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

  private final class Turns: @unchecked Sendable {
    private let lock = NSLock()
    private let count: Int
    private var taken = 0

    init(of count: Int) { self.count = count }

    func next() -> Int? {
      lock.lock()
      defer { lock.unlock() }
      guard taken < count else { return nil }
      taken += 1
      return taken - 1
    }
  }
}
