// SPDX-License-Identifier: GPL-3.0-or-later

/// Values by series and column while neither the number of series nor that of columns is known.
///
/// A tile holds one column of a block of series: its values, and behind them a bit each for those that are there. A tile
/// is made when its first value comes and never moves, so that a file of any order is taken without copying.
struct ValueTiles: ~Copyable {
  static let rows = 4096
  private static let words = rows / 64
  /// One cache line more than the content, lest a series have the values of all its columns at addresses that compete
  /// for the same few lines of the cache.
  private static let bytes = rows * 8 + words * 8 + 64

  private var tiles = GrowingBuffer<UnsafeMutableRawPointer?>()
  /// How many columns there is room for; tile of block b and column c: `b * width + c`.
  private var width = 64
  private(set) var blocks = 0

  deinit {
    for index in 0..<tiles.count { tiles[index]?.deallocate() }
  }

  /// Puts a value in its place; `false` where another value is there.
  @inline(__always)
  mutating func insert(_ value: Double, series: Int, column: Int) -> Bool {
    let block = series / Self.rows
    var tile: UnsafeMutableRawPointer
    if block < blocks, column < width, let present = tiles[block * width + column] {
      tile = present
    } else {
      tile = addTile(block, column)
    }
    let row = series % Self.rows
    let values = Self.values(tile)
    let words = Self.validity(tile)
    let bit: UInt64 = 1 << UInt64(row & 63)
    if words[row >> 6] & bit != 0 { return values[row] == value }
    values[row] = value
    words[row >> 6] |= bit
    return true
  }

  func hasValues(_ column: Int) -> Bool {
    column < width && (0..<blocks).contains { tiles[$0 * width + column] != nil }
  }

  /// Hands over the values of a column in the order of the series, until `body` says no.
  func forEachValue(ofColumn column: Int, _ body: (_ series: Int, _ value: Double) -> Bool) -> Bool {
    guard column < width else { return true }
    for block in 0..<blocks {
      guard let tile = tiles[block * width + column] else { continue }
      let (values, words) = (Self.values(tile), Self.validity(tile))
      for index in 0..<Self.words {
        var bits = words[index]
        while bits != 0 {
          let row = index * 64 + bits.trailingZeroBitCount
          bits &= bits - 1
          guard body(block * Self.rows + row, values[row]) else { return false }
        }
      }
    }
    return true
  }

  private mutating func addTile(_ block: Int, _ column: Int) -> UnsafeMutableRawPointer {
    if column >= width { widen(to: max(width * 2, column + 1)) }
    if block >= blocks {
      blocks = block + 1
      tiles.extend(to: blocks * width, filling: nil)
    }
    let tile = UnsafeMutableRawPointer.allocate(byteCount: Self.bytes, alignment: 64)
    Self.validity(tile).initialize(repeating: 0, count: Self.words)
    tiles[block * width + column] = tile
    return tile
  }

  private mutating func widen(to wider: Int) {
    var moved = GrowingBuffer<UnsafeMutableRawPointer?>()
    moved.extend(to: blocks * wider, filling: nil)
    for block in 0..<blocks {
      for column in 0..<width { moved[block * wider + column] = tiles[block * width + column] }
    }
    tiles = moved
    width = wider
  }

  @inline(__always)
  private static func values(_ tile: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Double> {
    tile.assumingMemoryBound(to: Double.self)
  }

  @inline(__always)
  private static func validity(_ tile: UnsafeMutableRawPointer) -> UnsafeMutablePointer<UInt64> {
    (tile + rows * 8).assumingMemoryBound(to: UInt64.self)
  }
}
