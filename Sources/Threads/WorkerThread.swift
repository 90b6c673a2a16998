// SPDX-License-Identifier: GPL-3.0-or-later
internal import CCores
internal import Foundation

/// A thread of the system, which is there within a tenth of a millisecond. The first two of Dispatch take two milliseconds to
/// come up, which is as long as many a question takes on all cores.
public struct WorkerThread {
  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  private let thread: pthread_t
  /// Given back by who waits: a thread that frees memory has tens of megabytes of addresses set aside for it.
  private let work: Unmanaged<Work>

  /// `nil` where the system has no thread to give; nothing has been done then.
  /// - Parameter number: which of several that are made together, from 1: they begin on different cores.
  public init?(number: Int = 1, _ body: @escaping @Sendable () -> Void) {
    work = Unmanaged.passRetained(Work(body))
    guard let thread = Self.started(work.toOpaque(), number) else {
      work.release()
      return nil
    }
    self.thread = thread
  }

  /// Waits for its end; to be called once.
  public func join() {
    pthread_join(thread, nil)
    work.release()
  }

  private static func started(_ work: UnsafeMutableRawPointer, _ number: Int) -> pthread_t? {
    #if canImport(Darwin)
      var thread: pthread_t?
      return nenrin_start_thread(&thread, { Self.run($0) }, work, Int32(number)) == 0 ? thread : nil
    #else
      var thread = pthread_t()
      return nenrin_start_thread(&thread, { $0.flatMap { Self.run($0) } }, work, Int32(number)) == 0 ? thread : nil
    #endif
  }

  private static func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(work).takeUnretainedValue().body()
    return nil
  }
}
