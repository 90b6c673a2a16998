// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// Ctrl-C and SIGTERM while the store is being changed: what was begun is taken back, a sentence says so, and the command
/// ends with 128 + the signal.
///
/// Before the change begins, nothing has to be taken back and the command ends at once. An unfinished transaction would be
/// as if it had never been in any case; ending it properly leaves no journal, and no new file, behind.
final class Interruption: @unchecked Sendable {
  private let sentence: String
  private var sources: [any DispatchSourceSignal] = []
  private let lock = NSLock()
  private var takeBack: (@Sendable () -> Void)?
  private var received: Int32?

  /// A statement that begins after SQLite was asked to stop is not stopped, so it is asked again.
  private static let pause = 0.02

  init(saying sentence: String) {
    self.sentence = sentence
    for number in [SIGINT, SIGTERM] {
      // What the parent had switched off (nohup) stays so.
      guard signal(number, SIG_IGN).map(Self.isIgnoring) != true else { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in receive(number) }
      source.resume()
      sources.append(source)
    }
  }

  /// From here on a signal calls this, until the work ends or throws; `finish()` is then to be called.
  func whileChanging(_ takeBack: @escaping @Sendable () -> Void) {
    lock.withLock { self.takeBack = takeBack }
  }

  /// After the work was taken back: says so and ends. Returns where no signal was the reason.
  func finish() {
    if let number = lock.withLock({ received }) { leave(number) }
  }

  private func receive(_ number: Int32) {
    let (takeBack, isSecond) = lock.withLock { (self.takeBack, received != nil) }
    guard let takeBack, !isSecond else { leave(number) }
    lock.withLock { received = number }
    while true {
      takeBack()
      Thread.sleep(forTimeInterval: Self.pause)
    }
  }

  private func leave(_ number: Int32) -> Never {
    Diagnostics.write("nenrin: " + sentence)
    _exit(128 + number)
  }

  private static func isIgnoring(_ handler: @convention(c) (Int32) -> Void) -> Bool {
    unsafeBitCast(handler, to: Int.self) == 1
  }

  /// From here on, a signal is what it was before.
  func end() {
    for source in sources {
      signal(Int32(source.handle), SIG_DFL)
      source.cancel()
    }
  }
}
