// SPDX-License-Identifier: GPL-3.0-or-later

/// A text or none for each of some rows, each distinct text once.
struct WordColumn {
  private let codes: PackedNumbers
  private let list: WordList?

  static func append(_ texts: [String?], to words: inout [UInt64]) {
    var (list, known): ([String], [[UInt8]: Int]) = ([], [:])
    let codes = texts.map { text -> Int in
      guard let text else { return 0 }
      // By bytes: two spellings of one text stay two.
      let bytes = Array(text.utf8)
      if let code = known[bytes] { return code }
      list.append(text)
      known[bytes] = list.count
      return list.count
    }
    PackedNumbers.append(codes, to: &words)
    if !list.isEmpty { WordList.append(list, to: &words) }
  }

  init(_ scanner: inout SegmentScanner, count: Int) throws(SegmentFault) {
    codes = try PackedNumbers(&scanner, count: count)
    list = codes.areAll(0) ? nil : try WordList(&scanner)
  }

  subscript(place: Int) -> String? {
    get throws(SegmentFault) {
      guard codes[place] != 0 else { return nil }
      guard let list else { throw .block }
      return try list[codes[place] - 1]
    }
  }

  func words() throws(SegmentFault) -> [String] { try list?.all() ?? [] }

  /// The text of a row, with the words at hand.
  func text(_ place: Int, of words: [String]) throws(SegmentFault) -> String? {
    guard codes[place] != 0 else { return nil }
    guard words.indices.contains(codes[place] - 1) else { throw .block }
    return words[codes[place] - 1]
  }
}

/// A double or none for each of some rows, each distinct one once.
struct DoubleColumn {
  private let codes: PackedNumbers
  private var doubles: [Double] = []

  static func append(_ numbers: [Double?], to words: inout [UInt64]) {
    var (list, known): ([UInt64], [UInt64: Int]) = ([], [:])
    let codes = numbers.map { number -> Int in
      guard let bits = number?.bitPattern else { return 0 }
      if let code = known[bits] { return code }
      list.append(bits)
      known[bits] = list.count
      return list.count
    }
    PackedNumbers.append(codes, to: &words)
    guard !list.isEmpty else { return }
    words.append(UInt64(list.count))
    words += list
  }

  init(_ scanner: inout SegmentScanner, count: Int) throws(SegmentFault) {
    codes = try PackedNumbers(&scanner, count: count)
    guard !codes.areAll(0) else { return }
    let size = try scanner.word()
    guard size <= UInt64(count) else { throw .header }
    for _ in 0..<size { doubles.append(Double(bitPattern: try scanner.word())) }
  }

  subscript(place: Int) -> Double? {
    get throws(SegmentFault) {
      guard codes[place] != 0 else { return nil }
      guard doubles.indices.contains(codes[place] - 1) else { throw .block }
      return doubles[codes[place] - 1]
    }
  }
}
