// SPDX-License-Identifier: GPL-3.0-or-later

/// A list of plain values in memory of its own, without the reference counts and checks of an array: the innermost loop
/// over millions of lines reads and writes several of them a line.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> Element {
    get {
      assert(index < count)
      return base[index]
    }
    nonmutating set {
      assert(index < count)
      base[index] = newValue
    }
  }

  mutating func append(_ element: Element) {
    reserve(1)
    base[count] = element
    count += 1
  }

  mutating func append(from source: UnsafePointer<Element>, count added: Int) {
    reserve(added)
    (base + count).update(from: source, count: added)
    count += added
  }

  /// Lengthens the list to `count` elements.
  mutating func extend(to count: Int, filling element: Element) {
    guard count > self.count else { return }
    reserve(count - self.count)
    (base + self.count).update(repeating: element, count: count - self.count)
    self.count = count
  }

  /// Makes room for `added` more elements, and for a reading of a few words past the end.
  mutating func reserve(_ added: Int) {
    guard count + added + 16 > capacity else { return }
    capacity = max(capacity * 2, count + added + 16)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

/// Numbers by key, each key once: which series a pair of labels means, and which column a kind, plan and year.
struct IntegerTable: ~Copyable {
  private struct Slot: BitwiseCopyable {
    var key: UInt64
    /// The number plus 1; 0 marks a free slot.
    var mark: UInt32
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private(set) var count = 0

  init() {
    mask = 255
    slots = .allocate(capacity: 256)
    slots.initialize(repeating: Slot(key: 0, mark: 0), count: 256)
  }

  deinit { slots.deallocate() }

  subscript(key: UInt64) -> UInt32? {
    let mark = slots[slot(of: key)].mark
    return mark == 0 ? nil : mark - 1
  }

  /// Adds a key that is not there.
  mutating func insert(_ key: UInt64, _ number: UInt32) {
    if count * 2 > mask { grow() }
    slots[slot(of: key)] = Slot(key: key, mark: number + 1)
    count += 1
  }

  /// Where the key is, or the free slot where it would be.
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot].mark != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (old, size) = (slots, mask + 1)
    slots = .allocate(capacity: size * 4)
    slots.initialize(repeating: Slot(key: 0, mark: 0), count: size * 4)
    mask = size * 4 - 1
    for index in 0..<size where old[index].mark != 0 { slots[slot(of: old[index].key)] = old[index] }
    old.deallocate()
  }
}
