// SPDX-License-Identifier: GPL-3.0-or-later
internal import CCores
internal import Foundation

/// A thread of the system, which is there within a tenth of a millisecond. The first two of Dispatch take two milliseconds to
/// come up, which is as long as many a question takes on all cores.
public struct WorkerThread {
  private final class Work {
    let body: () -> Void
    /// What the system's thread begins with.
    let start = UnsafeMutablePointer<nenrin_start>.allocate(capacity: 1)

    init(_ body: @escaping () -> Void) {
      self.body = body
      start.initialize(to: nenrin_start())
    }

    deinit { start.deallocate() }
  }

  private let thread: pthread_t
  /// Given back by who waits: a thread that frees memory has tens of megabytes of addresses set aside for it.
  private let work: Unmanaged<Work>

  /// `nil` where the system has no thread to give; nothing has been done then.
  /// - Parameter number: which of several that are made together, from 1, so that they begin on different cores as far as there are.
  public init?(number: Int = 1, _ body: @escaping @Sendable () -> Void) {
    let made = Work(body)
    work = Unmanaged.passRetained(made)
    made.start.pointee.argument = work.toOpaque()
    made.start.pointee.body = { $0.flatMap { WorkerThread.run($0) } }
    guard let thread = Self.started(made.start, number) else {
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

  private static func started(_ start: UnsafeMutablePointer<nenrin_start>, _ number: Int) -> pthread_t? {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    return nenrin_start_thread(&thread, start, Int32(clamping: number)) == 0 ? thread : nil
  }

  private static func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(work).takeUnretainedValue().body()
    return nil
  }
}
