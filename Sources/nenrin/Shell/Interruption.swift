// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Threads

/// Ctrl-C and SIGTERM while the store is being changed: what was begun is taken back, a sentence says so, and the command
/// ends with 128 + the signal.
///
/// Before the change begins, nothing has to be taken back and the command ends at once. An unfinished transaction would be
/// as if it had never been in any case; ending it properly leaves no journal, and no new file, behind.
///
/// A thread of its own waits for the signals. Where there is none, they end the command as they end any other.
final class Interruption: @unchecked Sendable {
  private let sentence: String
  /// Those that the parent had not switched off (nohup).
  private let numbers: [Int32]
  private let lock = NSLock()
  private var takeBack: (@Sendable () -> Void)?
  private var received: Int32?

  /// A statement that begins after SQLite was asked to stop is not stopped, so it is asked again.
  private static let pause: UInt32 = 20_000

  /// To be made before any other thread, which would take the signals.
  init(saying sentence: String) {
    self.sentence = sentence
    numbers = [SIGINT, SIGTERM].filter { !Self.isIgnored($0) }
    guard !numbers.isEmpty else { return }
    change(SIG_BLOCK)
    if WorkerThread({ [self] in waitForSignals() }) == nil { change(SIG_UNBLOCK) }
  }

  /// From here on a signal calls this, until the work ends or throws; `finish()` is then to be called.
  func whileChanging(_ takeBack: @escaping @Sendable () -> Void) {
    lock.withLock { self.takeBack = takeBack }
  }

  /// After the work was taken back: says so and ends. Returns where no signal was the reason.
  func finish() {
    if let number = lock.withLock({ received }) { leave(number) }
  }

  /// From here on, a signal is what it was before.
  func end() { change(SIG_UNBLOCK) }

  private var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    return signals
  }

  /// For this thread, and those that it will make.
  private func change(_ how: Int32) {
    var signals = signals
    pthread_sigmask(how, &signals, nil)
  }

  private func waitForSignals() {
    var (signals, number) = (signals, Int32(0))
    while sigwait(&signals, &number) != 0 {}
    guard let takeBack = lock.withLock({ self.takeBack }) else { leave(number) }
    lock.withLock { received = number }
    while true {
      takeBack()
      if let second = pending { leave(second) }
      usleep(Self.pause)
    }
  }

  /// A second signal, which is not waited for.
  private var pending: Int32? {
    var waiting = sigset_t()
    sigpending(&waiting)
    return numbers.first { sigismember(&waiting, $0) == 1 }
  }

  private func leave(_ number: Int32) -> Never {
    Diagnostics.write("nenrin: " + sentence)
    _exit(128 + number)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var present = sigaction()
    guard sigaction(number, nil, &present) == 0 else { return false }
    #if canImport(Darwin)
      let handler = present.__sigaction_u.__sa_handler
    #else
      let handler = present.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == 1
  }
}
