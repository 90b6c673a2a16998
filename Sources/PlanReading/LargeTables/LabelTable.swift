// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// The different texts of one column of a table, by number. `""` is number 0.
///
/// A text is found by its bytes, so that a cell costs no string. Texts that mean the same although their bytes differ,
/// as with blanks around them, have one number: that of the text without blanks.
struct LabelTable: ~Copyable {
  struct Label: BitwiseCopyable {
    /// The first 8 bytes, zeros after the end: enough to tell most labels apart.
    let head: UInt64
    let offset: UInt32
    let length: UInt32
    let hash: UInt32
    /// The number of the label that this one means.
    let meaning: UInt32
  }

  private var bytes = GrowingBuffer<UInt8>(capacity: 1024)
  private var labels = GrowingBuffer<Label>()
  /// Label numbers plus 1 by hash; 0 marks a free slot.
  private var slots: UnsafeMutablePointer<UInt32>
  private var mask: Int

  init() {
    mask = 255
    slots = .allocate(capacity: 256)
    slots.initialize(repeating: 0, count: 256)
    withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { blank in
      guard let start = blank.baseAddress else { return }
      blank.initializeMemory(as: UInt8.self, repeating: 0)
      _ = add(start, 0, hash: Self.hash(start, 0))
    }
  }

  deinit { slots.deallocate() }

  var count: Int { labels.count }

  /// The number of the label that these bytes mean, if they came before. Up to 7 bytes after them are read too.
  func number(of start: UnsafeRawPointer, _ length: Int, hash: UInt32) -> UInt32? {
    let head = ByteWords.head(start, length)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let label = labels[Int(slots[slot] - 1)]
      if label.hash == hash, label.head == head, Int(label.length) == length,
        length <= 8 || memcmp(bytes.base + Int(label.offset), start, length) == 0
      {
        return label.meaning
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds a label that is not there, with the number of the label that it means if it is not its own.
  mutating func add(_ start: UnsafeRawPointer, _ length: Int, hash: UInt32, meaning: UInt32? = nil) -> UInt32 {
    if labels.count * 2 > mask { grow() }
    let number = UInt32(labels.count)
    labels.append(
      Label(
        head: ByteWords.head(start, length), offset: UInt32(bytes.count), length: UInt32(length), hash: hash,
        meaning: meaning ?? number))
    bytes.append(from: start.assumingMemoryBound(to: UInt8.self), count: length)
    slots[freeSlot(hash)] = number + 1
    return meaning ?? number
  }

  /// Takes over a label of another table; both then know it, each by its own number.
  mutating func take(_ number: Int, of other: borrowing LabelTable) -> UInt32 {
    let label = other.labels[number]
    let start = UnsafeRawPointer(other.bytes.base + Int(label.offset))
    return self.number(of: start, Int(label.length), hash: label.hash)
      ?? add(start, Int(label.length), hash: label.hash)
  }

  func means(_ number: Int) -> Int { Int(labels[number].meaning) }

  func text(_ number: Int) -> String {
    let label = labels[number]
    return String(
      decoding: UnsafeBufferPointer(start: bytes.base + Int(label.offset), count: Int(label.length)), as: UTF8.self)
  }

  static func hash(_ start: UnsafeRawPointer, _ length: Int) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset < length {
      let product = (hash ^ ByteWords.head(start + offset, length - offset))
        .multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = product.high ^ product.low
      offset += 8
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private func freeSlot(_ hash: UInt32) -> Int {
    var slot = Int(hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots.deallocate()
    mask = (mask + 1) * 4 - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
    for number in 0..<labels.count { slots[freeSlot(labels[number].hash)] = UInt32(number + 1) }
  }
}

/// Bytes eight at a time. Every buffer read in this way has at least 8 bytes more than its content.
enum ByteWords {
  static func word(_ start: UnsafeRawPointer) -> UInt64 {
    UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
  }

  /// The first 8 bytes of a text, zeros after its end.
  static func head(_ start: UnsafeRawPointer, _ length: Int) -> UInt64 {
    if length >= 8 { return word(start) }
    return word(start) & ((1 << UInt64(length * 8)) - 1)
  }

  /// The highest bit of the first byte that equals `byte` is the lowest that is set; 0 where there is none.
  static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  static func isASCII(_ start: UnsafeRawPointer, _ length: Int) -> Bool {
    var bits: UInt64 = 0
    var offset = 0
    while offset < length {
      bits |= head(start + offset, length - offset)
      offset += 8
    }
    return bits & 0x8080_8080_8080_8080 == 0
  }
}
