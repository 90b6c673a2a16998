// SPDX-License-Identifier: GPL-3.0-or-later

/// Words one after another, each by what it has in common with the one before it (front coding): sorted names such as
/// K0000123 take three bytes each. Every 16th word stands whole, so that one of them is found without the others.
///
/// | words | content |
/// | --- | --- |
/// | 1 | bytes 0…3 the number of words, bytes 4…7 the bytes of all of them |
/// | | where each 16th word begins, in 4 bytes, filled up with 0 |
/// | | each word: the bytes that it shares with the one before, the bytes that follow, both as LEB128, and those bytes |
///
/// Source: front coding as in Witten, Moffat and Bell, Managing Gigabytes (2nd ed., 1999), 4.1.
struct WordList {
  let count: Int
  private let starts: UnsafeRawBufferPointer
  private let bytes: UnsafeRawBufferPointer

  private static let run = 16

  static func append(_ texts: [String], to words: inout [UInt64]) {
    var (starts, bytes): ([UInt8], [UInt8]) = ([], [])
    var before: [UInt8] = []
    for (index, text) in texts.enumerated() {
      let word = Array(text.utf8)
      if index % run == 0 {
        starts += (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) }
        before = []
      }
      let shared = zip(before, word).prefix { $0 == $1 }.count
      append(shared, to: &bytes)
      append(word.count - shared, to: &bytes)
      bytes += word[shared...]
      before = word
    }
    words.append(UInt64(texts.count) | UInt64(bytes.count) << 32)
    words.append(bytes: starts)
    words.append(bytes: bytes)
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  init(_ scanner: inout SegmentScanner) throws(SegmentFault) {
    let sizes = try scanner.word()
    let (count, length) = (Int(sizes & 0xFFFF_FFFF), Int(sizes >> 32))
    guard count <= SegmentFormat.rows else { throw .header }
    let runs = (count + Self.run - 1) / Self.run
    starts = try scanner.take(words: (runs * 4 + 7) / 8)
    let padded = try scanner.take(words: (length + 7) / 8)
    bytes = UnsafeRawBufferPointer(rebasing: padded[..<length])
    self.count = count
  }

  subscript(index: Int) -> String {
    get throws(SegmentFault) {
      guard (0..<count).contains(index) else { throw .block }
      var reader = try reader(ofRun: index / Self.run)
      for _ in 0...(index % Self.run) { try reader.next() }
      return try reader.text()
    }
  }

  func all() throws(SegmentFault) -> [String] {
    var texts: [String] = []
    texts.reserveCapacity(count)
    var reader = try reader(ofRun: 0)
    for index in 0..<count {
      if index % Self.run == 0 { reader = try self.reader(ofRun: index / Self.run) }
      try reader.next()
      texts.append(try reader.text())
    }
    return texts
  }

  /// Where a word stands in a list that ascends by the bytes of the words.
  func index(of text: String) throws(SegmentFault) -> Int? {
    let wanted = Array(text.utf8)
    // The last run whose first word is not after the wanted one.
    var (low, high) = (0, (count + Self.run - 1) / Self.run)
    while low < high {
      let middle = (low + high) / 2
      var reader = try reader(ofRun: middle)
      try reader.next()
      if wanted.lexicographicallyPrecedes(reader.word) { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return nil }
    var reader = try reader(ofRun: low - 1)
    for index in ((low - 1) * Self.run)..<min(low * Self.run, count) {
      try reader.next()
      if reader.word == wanted { return index }
    }
    return nil
  }

  private func reader(ofRun run: Int) throws(SegmentFault) -> Reader {
    guard count > 0 else { return Reader(bytes: bytes, offset: 0) }
    let start = Int(starts.loadUnaligned(fromByteOffset: run * 4, as: UInt32.self).littleEndian)
    guard start < bytes.count else { throw .block }
    return Reader(bytes: bytes, offset: start)
  }

  private struct Reader {
    let bytes: UnsafeRawBufferPointer
    var offset: Int
    private(set) var word: [UInt8] = []

    init(bytes: UnsafeRawBufferPointer, offset: Int) { (self.bytes, self.offset) = (bytes, offset) }

    mutating func next() throws(SegmentFault) {
      let (shared, more) = (try number(), try number())
      guard shared <= word.count, more <= bytes.count - offset else { throw .block }
      word.removeSubrange(shared...)
      word.append(contentsOf: bytes[offset..<(offset + more)])
      offset += more
    }

    private mutating func number() throws(SegmentFault) -> Int {
      var (number, shift) = (0, 0)
      while offset < bytes.count, shift < 32 {
        let byte = Int(bytes[offset])
        offset += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80 { return number }
        shift += 7
      }
      throw .block
    }

    func text() throws(SegmentFault) -> String {
      guard let text = String(validating: word, as: UTF8.self) else { throw .block }
      return text
    }
  }
}

extension [UInt64] {
  /// As little-endian words, filled up with 0.
  mutating func append(bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      for place in 0..<Swift.min(8, bytes.count - index) { word |= UInt64(bytes[index + place]) << UInt64(8 * place) }
      append(word)
      index += 8
    }
  }
}
