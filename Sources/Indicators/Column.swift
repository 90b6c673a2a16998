// SPDX-License-Identifier: GPL-3.0-or-later

/// One value a series, or none: the values of one kind, plan and year over all series.
///
/// Values lie in one contiguous buffer; a bitmap says which are there, so that a kernel runs over whole columns without
/// a branch a value and a missing value is never mistaken for zero.
public struct Column: Sendable, Equatable {
  /// Shape: one element a series. An element whose bit in `validity` is 0 is 0 and means nothing.
  public private(set) var values: [Double]
  public private(set) var validity: Bitmap

  /// A column of `count` missing values.
  public init(count: Int) {
    values = [Double](repeating: 0, count: count)
    validity = Bitmap(count: count)
  }

  /// Takes over values and their bitmap. Values without their bit are set to 0, so that equal columns compare equal.
  public init(values: [Double], validity: Bitmap) {
    precondition(values.count == validity.count, "a column has one bit a value")
    self.values = values
    self.validity = validity
    self.values.withUnsafeMutableBufferPointer { values in
      for (index, bits) in validity.words.enumerated() {
        let rows = min(64, values.count - index * 64)
        var missing = rows == 64 ? ~bits : ~bits & (1 << UInt64(rows) - 1)
        while missing != 0 {
          values[index &* 64 &+ missing.trailingZeroBitCount] = 0
          missing &= missing &- 1
        }
      }
    }
  }

  /// A column that `fill` writes: values and the words of their bitmap, all 0 at first. A value whose bit `fill` leaves
  /// 0 must stay 0.
  public init(
    count: Int, filledBy fill: (UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<UInt64>) -> Void
  ) {
    var values = [Double](repeating: 0, count: count)
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    values.withUnsafeMutableBufferPointer { values in words.withUnsafeMutableBufferPointer { fill(values, $0) } }
    self.values = values
    validity = Bitmap(words: words, count: count)
  }

  public init(_ optionals: [Double?]) {
    self.init(count: optionals.count)
    for (index, value) in optionals.enumerated() { self[index] = value }
  }

  public var count: Int { values.count }

  public subscript(index: Int) -> Double? {
    get { validity[index] ? values[index] : nil }
    set {
      values[index] = newValue ?? 0
      validity[index] = newValue != nil
    }
  }

  /// Lengthens the column to `count` series; the new ones are missing.
  public mutating func extend(to count: Int) {
    guard count > values.count else { return }
    values.append(contentsOf: repeatElement(0, count: count - values.count))
    validity.extend(to: count)
  }
}

/// A bit an element, in 64-bit words, least significant bit first; bits past `count` are 0.
public struct Bitmap: Sendable, Equatable {
  public private(set) var words: [UInt64]
  public private(set) var count: Int

  /// All bits 0.
  public init(count: Int) {
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
    self.count = count
  }

  /// Takes over words; bits past `count` are cleared.
  public init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64, "a bitmap has a word for each 64 bits")
    self.words = words
    self.count = count
    if count % 64 != 0 { self.words[words.count - 1] &= (1 << UInt64(count % 64)) - 1 }
  }

  public subscript(index: Int) -> Bool {
    get { words[index >> 6] & (1 << UInt64(index & 63)) != 0 }
    set {
      precondition(index < count, "a bit lies inside its bitmap")
      let bit: UInt64 = 1 << UInt64(index & 63)
      if newValue { words[index >> 6] |= bit } else { words[index >> 6] &= ~bit }
    }
  }

  /// How many bits are 1.
  public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  public mutating func extend(to count: Int) {
    guard count > self.count else { return }
    words.append(contentsOf: repeatElement(0, count: (count + 63) / 64 - words.count))
    self.count = count
  }

  /// Bits that are 1 in both.
  public static func & (a: Bitmap, b: Bitmap) -> Bitmap {
    precondition(a.count == b.count, "two bitmaps are over the same series")
    return Bitmap(words: zip(a.words, b.words).map(&), count: a.count)
  }
}

extension Column {
  /// Takes values from another column for the series that have none here.
  public mutating func fill(from other: Column) {
    extend(to: other.count)
    var (values, words) = (self.values, validity.words)
    for (word, bits) in other.validity.words.enumerated() {
      var new = bits & ~words[word]
      words[word] |= new
      while new != 0 {
        let series = word * 64 + new.trailingZeroBitCount
        values[series] = other.values[series]
        new &= new &- 1
      }
    }
    self = Column(values: values, validity: Bitmap(words: words, count: count))
  }
}
