// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// No program is started between the making of a pipe and the marking of its ends as our own.
private enum Spawning {
  private static let lock = NSLock()

  static func alone(_ step: () -> Int32) -> Int32 { lock.withLock(step) }
}

/// Both ends of a pipe, neither of which another program inherits.
struct OwnPipe {
  let reading: FileHandle
  let writing: FileHandle

  init() throws(ProgramFailure) {
    var ends: [Int32] = [-1, -1]
    let code = Spawning.alone {
      guard pipe(&ends) == 0 else { return errno }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return 0
    }
    guard code == 0 else { throw .notStarted(String(cString: strerror(code))) }
    reading = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    writing = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
  }
}

/// Another program that we have started, and wait for on the thread that asks.
final class ChildProcess {
  /// 0 where it succeeded, 128 and the signal where that ended it; `nil` as long as it runs.
  private(set) var status: Int32?
  private let id: pid_t

  /// - Parameter streams: its standard input, output and error.
  init(_ executable: String, _ arguments: [String], streams: [Int32]) throws(ProgramFailure) {
    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let (code, id) = Self.spawned(executable, words, streams)
    guard code == 0 else { throw .notStarted(String(cString: strerror(code))) }
    self.id = id
  }

  /// One that nobody has waited for: its pipes are closed by now, and it ends when it sees that.
  deinit { if status == nil { look(WNOHANG) } }

  /// Whether it ended before the deadline. What it said is read to the end by then, so that it mostly has.
  func wait(until deadline: Date) -> Bool {
    var pause = Self.firstPause
    while true {
      look(WNOHANG)
      if status != nil { return true }
      guard deadline.timeIntervalSinceNow > 0 else { return false }
      usleep(pause)
      pause = min(pause * 2, Self.longestPause)
    }
  }

  func end() {
    guard status == nil else { return }
    kill(id, SIGKILL)
    look(0)
  }

  private static let firstPause: UInt32 = 100
  private static let longestPause: UInt32 = 20_000

  private func look(_ options: Int32) {
    var word: Int32 = 0
    while true {
      let found = waitpid(id, &word, options)
      if found < 0, errno == EINTR { continue }
      // The low seven bits are the signal, the next byte is the status.
      if found == id { status = word & 0x7F == 0 ? (word >> 8) & 0xFF : 128 + word & 0x7F }
      return
    }
  }

  /// With no signal held back or switched off that we hold back or have switched off for ourselves.
  private static func spawned(
    _ executable: String, _ words: [UnsafeMutablePointer<CChar>?], _ streams: [Int32]
  ) -> (code: Int32, id: pid_t) {
    #if canImport(Darwin)
      var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?)
    #else
      var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var id: pid_t = 0
    let code = Spawning.alone { posix_spawn(&id, executable, &actions, &attributes, words, environ) }
    return (code, id)
  }
}
