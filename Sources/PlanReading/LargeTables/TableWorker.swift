// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// One of those who read a table at the same time, each with labels, series and values of its own.
final class TableWorker: @unchecked Sendable {
  private(set) var reader: LineReader
  private let file: TableFile
  private let body: Range<Int>
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)

  /// Bytes after the lines that may be read but mean nothing.
  private static let margin = 32

  init(_ shape: TableShape, _ file: TableFile, body: Range<Int>) {
    reader = LineReader(shape)
    (self.file, self.body) = (file, body)
  }

  deinit { buffer.deallocate() }

  func work(off queue: ChunkQueue) {
    while let piece = queue.take() {
      guard let chunk = lines(beginningIn: piece) else { return queue.giveUp() }
      guard reader.read(chunk) else { return queue.giveUp() }
    }
  }

  /// The lines that begin in a piece of the file, the last of which may end after it. One byte before the piece tells
  /// whether a line begins with its first byte.
  private func lines(beginningIn piece: Range<Int>) -> LineReader.Chunk? {
    let from = max(piece.lowerBound - 1, body.lowerBound)
    var reach = 4096
    while true {
      let to = min(piece.upperBound + reach, body.upperBound)
      guard load(from..<to) else { return nil }
      let lines = UnsafeRawBufferPointer(rebasing: buffer[..<(to - from)])
      let first = from == piece.lowerBound ? 0 : Self.lineStart(after: 0, in: lines)
      guard first < piece.upperBound - from else { return emptyChunk }
      // The end of the last line lies at the last byte of the piece or after it.
      let last = piece.upperBound - 1 - from
      let end = Self.lineStart(after: last, in: lines)
      if end <= lines.count { return chunk(lines, first..<end, from: from) }
      if to == body.upperBound { return chunk(ended(lines.count), first..<(lines.count + 1), from: from) }
      reach *= 8
    }
  }

  private var emptyChunk: LineReader.Chunk {
    LineReader.Chunk(lines: UnsafeRawBufferPointer(start: nil, count: 0), position: 0)
  }

  private func chunk(_ lines: UnsafeRawBufferPointer, _ range: Range<Int>, from: Int) -> LineReader.Chunk {
    LineReader.Chunk(lines: UnsafeRawBufferPointer(rebasing: lines[range]), position: from + range.lowerBound)
  }

  private func load(_ range: Range<Int>) -> Bool {
    if buffer.count < range.count + Self.margin {
      buffer.deallocate()
      buffer = .allocate(byteCount: range.count + Self.margin + 1 << 16, alignment: 64)
    }
    for index in range.count..<(range.count + Self.margin) { buffer[index] = 0 }
    return file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<range.count]), at: range.lowerBound)
  }

  /// The lines with an end for the last one, which in the file has none.
  private func ended(_ count: Int) -> UnsafeRawBufferPointer {
    buffer[count] = UInt8(ascii: "\n")
    return UnsafeRawBufferPointer(rebasing: buffer[...count])
  }

  /// The first byte after the next line end at or after a place; beyond the lines where there is none.
  private static func lineStart(after place: Int, in lines: UnsafeRawBufferPointer) -> Int {
    guard place < lines.count, let base = lines.baseAddress else { return max(place, lines.count) + 1 }
    let found = memchr(base + place, Int32(UInt8(ascii: "\n")), lines.count - place)
    return (found.map { UnsafeRawPointer($0) - base } ?? lines.count) + 1
  }
}
