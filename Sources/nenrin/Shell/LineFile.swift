// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// Text on its way to a new file, a megabyte at a time.
struct LineFile {
  private let path: String
  /// What the file will be called in the end.
  private let target: String
  private var descriptor: Int32 = -1
  private var buffer: [UInt8] = []

  init(path: String, as target: String) { (self.path, self.target) = (path, target) }

  mutating func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 20 { try flush() }
  }

  mutating func finish() throws {
    try flush()
    guard close(descriptor) == 0 else { throw failure }
  }

  private var failure: CommandFailure { CommandFailure(FileWording.cannotWrite(target, errno: errno)) }

  private mutating func flush() throws {
    if descriptor < 0 { descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666) }
    guard descriptor >= 0 else { throw failure }
    var start = 0
    while start < buffer.count {
      let written = buffer[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure }
      start += written
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
