// SPDX-License-Identifier: GPL-3.0-or-later

extension Labels {
  /// Which series have the word; `nil` where none can have it, so that a kernel need not look.
  public func series(with word: String) -> Bitmap? {
    guard let code = words.firstIndex(of: word).map({ UInt32($0) }) else { return nil }
    return bitmap { $0 == code }
  }

  /// Which series have another word, or none; `nil` where that is all of them.
  public func series(without word: String) -> Bitmap? {
    guard let code = words.firstIndex(of: word).map({ UInt32($0) }) else { return nil }
    return bitmap { $0 != code }
  }

  @inline(__always)
  private func bitmap(_ isIn: (UInt32) -> Bool) -> Bitmap {
    var bits = [UInt64](repeating: 0, count: (codes.count + 63) / 64)
    codes.withUnsafeBufferPointer { codes in
      for word in bits.indices {
        var block: UInt64 = 0
        for series in (64 * word)..<min(64 * word + 64, codes.count) {
          block |= (isIn(codes[series]) ? 1 : 0) &<< UInt64(truncatingIfNeeded: series & 63)
        }
        bits[word] = block
      }
    }
    return Bitmap(words: bits, count: codes.count)
  }
}

extension Bitmap {
  /// The indices of the bits that are 1, ascending.
  public var indices: [Int] {
    var indices: [Int] = []
    for (word, bits) in words.enumerated() {
      var bits = bits
      while bits != 0 {
        indices.append(word * 64 + bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
    return indices
  }
}
