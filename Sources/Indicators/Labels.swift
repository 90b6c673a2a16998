// SPDX-License-Identifier: GPL-3.0-or-later

/// One word a series out of few, such as the group to which it belongs: the column of an attribute.
public struct Labels: Sendable, Equatable {
  /// The words; the first is `""`, for a series without one.
  public let words: [String]
  /// Shape: one index into `words` a series.
  public let codes: [UInt32]

  public init(words: [String], codes: [UInt32]) {
    precondition(words.first == "" && codes.allSatisfy { Int($0) < words.count }, "a code names a word")
    (self.words, self.codes) = (words, codes)
  }

  /// From a text a series; words in the order in which they come.
  public init(_ texts: some Sequence<String>) {
    var words = [""]
    var codes: [String: UInt32] = ["": 0]
    self.codes = texts.map { text in
      if let code = codes[text] { return code }
      words.append(text)
      codes[text] = UInt32(words.count - 1)
      return UInt32(words.count - 1)
    }
    self.words = words
  }

  public subscript(series: Int) -> String { words[Int(codes[series])] }
}
