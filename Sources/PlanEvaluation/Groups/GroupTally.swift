// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// Counts series by the word that labels them and by the class into which their values put them.
struct GroupTally {
  /// How many classes there are; series of class 0 are in no group's count.
  let classes: Int
  /// Shape: `classes` counts a word.
  private(set) var counts: [Int]

  init(classes: Int, words: Int) {
    self.classes = classes
    counts = [Int](repeating: 0, count: classes * words)
  }

  mutating func add(_ kind: Int, ofWord word: Int) { counts[word * classes + kind] += 1 }

  func counts(ofWord word: Int) -> ArraySlice<Int> { counts[word * classes..<(word + 1) * classes] }

  /// The words of which any series has been counted, in the order of the labels; series without a word come last.
  var words: [Int] {
    let words = (0..<counts.count / classes).filter { counts(ofWord: $0).dropFirst().contains { $0 > 0 } }
    return words.filter { $0 != 0 } + words.filter { $0 == 0 }
  }

  /// The counts of all words together.
  var total: [Int] {
    (0..<classes).map { each in stride(from: each, to: counts.count, by: classes).reduce(0) { $0 + counts[$1] } }
  }

  /// Counts every series that has a value in one of two columns at least, in one pass over both.
  ///
  /// The labels say how many series there are; a shorter column is missing past its end. `classOf` gets the two values and
  /// whether each is there (1 or 0); it is to have no branch, since the loop runs over every series of the store.
  @inline(__always)
  mutating func add(
    _ first: Column, _ second: Column, by labels: Labels,
    classOf: (_ series: Int, _ a: Double, _ b: Double, _ hasA: Int, _ hasB: Int) -> Int
  ) {
    let count = labels.codes.count
    let (first, second) = (first.extended(to: count), second.extended(to: count))
    let (hasFirst, hasSecond) = (first.validity.words, second.validity.words)
    counts.withUnsafeMutableBufferPointer { counts in
      labels.codes.withUnsafeBufferPointer { codes in
        first.values.withUnsafeBufferPointer { first in
          second.values.withUnsafeBufferPointer { second in
            for word in 0..<(count + 63) / 64 where hasFirst[word] | hasSecond[word] != 0 {
              var (bitsA, bitsB) = (hasFirst[word], hasSecond[word])
              for series in word * 64..<min(word * 64 + 64, count) {
                let place = classOf(series, first[series], second[series], Int(bitsA & 1), Int(bitsB & 1))
                counts[Int(codes[series]) &* classes &+ place] &+= 1
                (bitsA, bitsB) = (bitsA &>> 1, bitsB &>> 1)
              }
            }
          }
        }
      }
    }
  }
}

extension Column {
  /// The column itself where it is long enough.
  fileprivate func extended(to count: Int) -> Column {
    guard self.count < count else { return self }
    var column = self
    column.extend(to: count)
    return column
  }
}
