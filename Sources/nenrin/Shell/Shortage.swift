// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// Where the machine gives the command less than it needs (`ulimit -u`, `ulimit -v`), it says so and ends.
enum Shortage {
  /// As many threads at once as a verb may have, for a moment. Dispatch, which the store and the statistics stand on, asks for
  /// ever for a thread that the system does not give.
  static var isOfThreads: Bool {
    let wanted = min(ProcessInfo.processInfo.activeProcessorCount, 8) + 2
    let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    defer { gate.deallocate() }
    pthread_mutex_init(gate, nil)
    pthread_mutex_lock(gate)
    var threads: [pthread_t] = []
    for number in 0..<wanted {
      if let thread = thread(before: gate, isSmall: number >= 2) { threads.append(thread) }
    }
    pthread_mutex_unlock(gate)
    for thread in threads { pthread_join(thread, nil) }
    return threads.count < wanted
  }

  /// A thread that waits for the gate and ends. It allocates nothing, which would set memory aside for it; a small one takes no
  /// more of the address space than it must.
  private static func thread(before gate: UnsafeMutablePointer<pthread_mutex_t>, isSmall: Bool) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    if isSmall { pthread_attr_setstacksize(&attributes, smallStack) }
    #if canImport(Darwin)
      var thread: pthread_t?
      let code = pthread_create(&thread, &attributes, { passGate($0) }, gate)
      return code == 0 ? thread : nil
    #else
      var thread = pthread_t()
      let code = pthread_create(&thread, &attributes, { $0.flatMap { passGate($0) } }, gate)
      return code == 0 ? thread : nil
    #endif
  }

  private static let smallStack = 256 << 10

  /// Swift ends a program that gets no memory with SIGABRT and words for its author; these are for its user.
  static func tellOfMemory() {
    message = Array("nenrin: \(ShortageWording.memory)\n".utf8)
    signal(SIGABRT) { _ in
      Shortage.message.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
      _exit(1)
    }
  }

  /// Made beforehand, since a handler of signals may allocate nothing.
  nonisolated(unsafe) private static var message: [UInt8] = []
}

/// What such a thread does: it waits until all the others are there.
private func passGate(_ gate: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self) else { return nil }
  pthread_mutex_lock(gate)
  pthread_mutex_unlock(gate)
  return nil
}
