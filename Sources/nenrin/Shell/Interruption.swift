// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// Ctrl-C and SIGTERM while the store is being changed: says what became of it, and ends with 128 + the signal. An
/// unfinished transaction is as if it had never been, whenever the process ends.
final class Interruption {
  private var sources: [any DispatchSourceSignal] = []

  init(saying sentence: String) {
    for number in [SIGINT, SIGTERM] {
      // What the parent had switched off (nohup) stays so.
      guard signal(number, SIG_IGN).map(Self.isIgnoring) != true else { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Diagnostics.write("nenrin: " + sentence)
        _exit(128 + number)
      }
      source.resume()
      sources.append(source)
    }
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
