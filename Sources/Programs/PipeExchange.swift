// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// Writes into one pipe while it reads two others, on the thread that asks: whichever of them were left alone until it is
/// full would hold the program up, and a pool of threads that all wait for pipes can run dry.
struct PipeExchange {
  private(set) var output = Data()
  private(set) var messages = Data()
  /// More came on the standard output than the limit.
  private(set) var isOverfull = false

  private let handles: (input: FileHandle, output: FileHandle, messages: FileHandle)
  private let limit: Int
  private var remaining: Data

  init(input: Data, into sink: FileHandle, output: FileHandle, messages: FileHandle, limit: Int) {
    handles = (sink, output, messages)
    (remaining, self.limit) = (input, limit)
  }

  /// True when all is written and both pipes are at their end; false at the deadline, or where too much came.
  mutating func run(until deadline: Date) -> Bool {
    var polled = [
      pollfd(fd: handles.input.fileDescriptor, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: handles.output.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: handles.messages.fileDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    _ = fcntl(polled[0].fd, F_SETFL, O_NONBLOCK)
    if remaining.isEmpty { closeInput(&polled[0]) }
    while polled[1].fd >= 0 || polled[2].fd >= 0 {
      let left = deadline.timeIntervalSinceNow
      guard left > 0 else { return false }
      _ = poll(&polled, nfds_t(polled.count), Int32(min(left * 1000, 1_000_000).rounded(.up)))
      if polled[0].revents != 0, !writePiece() { closeInput(&polled[0]) }
      if polled[1].revents != 0 { Self.read(&polled[1], into: &output) }
      if polled[2].revents != 0 { Self.read(&polled[2], into: &messages) }
      guard output.count <= limit else {
        isOverfull = true
        return false
      }
      messages = messages.count > limit ? messages.prefix(limit) : messages
    }
    if polled[0].fd >= 0 { closeInput(&polled[0]) }
    return true
  }

  private func closeInput(_ polled: inout pollfd) {
    try? handles.input.close()
    // A negative descriptor is one that `poll` passes over.
    polled = pollfd(fd: -1, events: 0, revents: 0)
  }

  /// False when nothing is left to write, or nobody reads any more.
  private mutating func writePiece() -> Bool {
    let written = remaining.withUnsafeBytes { bytes in
      withoutPipeSignal { write(handles.input.fileDescriptor, bytes.baseAddress, bytes.count) }
    }
    if written > 0 { remaining.removeFirst(written) }
    let isToTryAgain = written < 0 && (errno == EAGAIN || errno == EINTR)
    return !remaining.isEmpty && (written > 0 || isToTryAgain)
  }

  private static func read(_ polled: inout pollfd, into data: inout Data) {
    let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      let count = Foundation.read(polled.fd, buffer.baseAddress, buffer.count)
      if count > 0 { data.append(contentsOf: buffer[..<count]) }
      return count
    }
    if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { polled.fd = -1 }
  }
}

/// Writes to a pipe that nobody reads any more fail, in place of ending the process: but only these, since the command
/// itself has to end so when it is before `head`.
private func withoutPipeSignal(_ body: () -> Int) -> Int {
  var (pipeSignal, before) = (sigset_t(), sigset_t())
  sigemptyset(&pipeSignal)
  sigaddset(&pipeSignal, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
  let result = body()
  let reason = errno
  if result < 0, reason == EPIPE {
    // What is pending for this thread would come at the moment it is let through again.
    var received: Int32 = 0
    sigwait(&pipeSignal, &received)
  }
  pthread_sigmask(SIG_SETMASK, &before, nil)
  errno = reason
  return result
}
