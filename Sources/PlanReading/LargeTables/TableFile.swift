// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A regular file read piece by piece. A mapping would be as fast, but a file cut short while it is being read would
/// then end the process.
final class TableFile: Sendable {
  let size: Int
  private let descriptor: Int32

  /// `nil` for what is no regular file or cannot be opened.
  init?(path: String) {
    guard !path.utf8.contains(0) else { return nil }
    // A named pipe must not keep the opening waiting.
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    size = Int(status.st_size)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Fills the buffer from a place in the file; `false` where the file has less.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    var done = 0
    while done < buffer.count {
      guard let base = buffer.baseAddress else { return false }
      let count = pread(descriptor, base + done, buffer.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// The first line with its end and where it begins, after the mark of UTF-8 if there is one. `nil` for a line that is
  /// longer than any header.
  func header() -> (text: String, start: Int, end: Int)? {
    var bytes = [UInt8](repeating: 0, count: min(size, 1 << 16))
    guard bytes.withUnsafeMutableBytes({ read(into: $0, at: 0) }) else { return nil }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > start, !bytes[..<end].contains(0),
      let text = String(validating: bytes[start...end], as: UTF8.self)
    else { return nil }
    return (text, start, end + 1)
  }
}

/// Piece of a file by piece of a file for whoever has time, in the order of the file.
final class ChunkQueue: @unchecked Sendable {
  private let body: Range<Int>
  private let length: Int
  private let lock = NSLock()
  private var next: Int
  private var isGivenUp = false
  private let progress: (@Sendable (Int, Int) -> Void)?

  init(_ body: Range<Int>, length: Int, progress: (@Sendable (Int, Int) -> Void)? = nil) {
    (self.body, self.length, self.progress, next) = (body, length, progress, body.lowerBound)
  }

  /// Whoever takes a piece has read the one before it.
  func take() -> Range<Int>? {
    let piece = lock.withLock { () -> Range<Int>? in
      guard !isGivenUp, next < body.upperBound else { return nil }
      defer { next = min(next + length, body.upperBound) }
      return next..<min(next + length, body.upperBound)
    }
    if let piece { progress?(piece.lowerBound, body.upperBound) }
    return piece
  }

  /// Lets all stop: somebody has met a line that only the slow reading can judge.
  func giveUp() { lock.withLock { isGivenUp = true } }

  var wasGivenUp: Bool { lock.withLock { isGivenUp } }
}
