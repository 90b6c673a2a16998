// SPDX-License-Identifier: GPL-3.0-or-later

/// Whole numbers, each as frame + slope × place + delta with all deltas in one width: one number all over, or numbers
/// that count up by one, take no bits at all.
///
/// | words | content |
/// | --- | --- |
/// | 1 | byte 0 the width in bits, byte 1 the slope (0 or 1), bytes 4…7 how many numbers |
/// | 1 | the frame |
/// | | the deltas, and one word of 0 |
struct PackedNumbers {
  let count: Int
  private let width: Int
  private let slope: Int
  private let frame: Int
  private let deltas: UnsafeRawBufferPointer

  /// The numbers are below 2^31 in magnitude, as those of rows and words are.
  static func append(_ numbers: [Int], to words: inout [UInt64]) {
    let forms = [0, 1].map { form(numbers, slope: $0) }
    let best = forms[1].width < forms[0].width ? forms[1] : forms[0]
    let (slope, frame, width) = best
    words.append(UInt64(width) | UInt64(slope) << 8 | UInt64(numbers.count) << 32)
    words.append(UInt64(bitPattern: Int64(frame)))
    let base = words.count
    words.append(contentsOf: repeatElement(0, count: BitPacking.words(count: numbers.count, width: width)))
    guard width > 0 else { return }
    words.withUnsafeMutableBufferPointer { words in
      guard let target = words.baseAddress?.advanced(by: base) else { return }
      for (index, number) in numbers.enumerated() {
        BitPacking.put(UInt64(number - frame - slope * index), bit: index * width, width: width, into: target)
      }
    }
  }

  private static func form(_ numbers: [Int], slope: Int) -> (slope: Int, frame: Int, width: Int) {
    var (least, greatest) = (Int.max, Int.min)
    for (index, number) in numbers.enumerated() {
      least = min(least, number - slope * index)
      greatest = max(greatest, number - slope * index)
    }
    return numbers.isEmpty ? (slope, 0, 0) : (slope, least, BitPacking.width(of: UInt64(greatest - least)))
  }

  init(_ scanner: inout SegmentScanner, count: Int) throws(SegmentFault) {
    let (what, frame) = (try scanner.word(), Int(Int64(bitPattern: try scanner.word())))
    (width, slope) = (Int(what & 0xFF), Int(what >> 8 & 0xFF))
    guard Int(what >> 32) == count, what >> 16 & 0xFFFF == 0, width <= 32, slope <= 1, frame.magnitude < 1 << 32
    else { throw .header }
    deltas = try scanner.take(words: BitPacking.words(count: count, width: width))
    (self.count, self.frame) = (count, frame)
  }

  /// Whether all are this number, which then costs nothing to know.
  func areAll(_ number: Int) -> Bool { width == 0 && slope == 0 && frame == number }

  @inline(__always)
  subscript(index: Int) -> Int {
    guard width > 0, let start = deltas.baseAddress else { return frame &+ slope &* index }
    let delta = BitPacking.number(start, bit: index &* width, mask: BitPacking.mask(width: width))
    return frame &+ slope &* index &+ Int(truncatingIfNeeded: delta)
  }
}
