// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// Reads the fields of one line after the other: labels as numbers, the value as a double.
struct FieldReader: ~Copyable {
  private enum Use: UInt8 { case value, label, required, unused }

  private(set) var value = 0.0
  private(set) var isMissing = true

  private let shape: TableShape
  private let separator: UInt8
  private let width: Int
  private let uses: UnsafeMutablePointer<Use>
  private let tables: UnsafeMutablePointer<LabelTable>
  /// The labels of the present line; one more at the front stands for the columns that the table has not.
  private let labels: UnsafeMutablePointer<UInt32>
  /// Where the fields of the present line end, from its beginning.
  private let ends: UnsafeMutablePointer<Int>
  private var unescaped = GrowingBuffer<UInt8>()

  init(_ shape: TableShape) {
    self.shape = shape
    (separator, width) = (shape.separator, shape.uses.count)
    uses = .allocate(capacity: width)
    tables = .allocate(capacity: width)
    labels = .allocate(capacity: width + 1)
    ends = .allocate(capacity: width)
    labels.initialize(repeating: 0, count: width + 1)
    ends.initialize(repeating: 0, count: width)
    for (index, use) in shape.uses.enumerated() {
      let isPlain: Use = use == .value ? .value : use == .unused ? .unused : .label
      (uses + index).initialize(to: use.isRequired ? .required : isPlain)
      (tables + index).initialize(to: LabelTable())
    }
  }

  deinit {
    tables.deinitialize(count: width)
    tables.deallocate()
    uses.deallocate()
    labels.deallocate()
    ends.deallocate()
  }

  /// The label of a column on the present line; 0 for column −1.
  @inline(__always)
  func label(_ column: Int) -> UInt32 { labels[column + 1] }

  func text(_ label: UInt32, _ column: Int) -> String { column < 0 ? "" : tables[column].text(Int(label)) }

  /// Hands over the labels of a column.
  func withTable<Result>(_ column: Int, _ body: (borrowing LabelTable) -> Result) -> Result { body(tables[column]) }

  /// How many fields at the beginning of a line are the same, byte by byte, as those of the line before it. In a table
  /// ordered by series they are most, and what they mean is known.
  @inline(__always)
  func countOfRepeated(_ previous: UnsafeRawPointer, _ line: UnsafeRawPointer) -> Int {
    let limit = ends[width - 1]
    var same = 0
    while same < limit {
      let difference = ByteWords.word(previous + same) ^ ByteWords.word(line + same)
      if difference != 0 {
        same += difference.trailingZeroBitCount / 8
        break
      }
      same += 8
    }
    var count = 0
    // The separator must be the same too, else a field goes on where the other one ended.
    while count < width - 1, ends[count] < same { count += 1 }
    return count
  }

  /// Reads a line from one of its fields on, those before being known. The beginning of the next line, or `nil`.
  @inline(__always)
  mutating func readLine(_ line: UnsafeRawPointer, from kept: Int) -> UnsafeRawPointer? {
    var at = kept == 0 ? line : line + ends[kept - 1] + 1
    for column in kept..<width {
      guard let end = readField(column, at) else { return nil }
      ends[column] = end - line
      at = end + 1
      if column < width - 1, end.load(as: UInt8.self) != separator { return nil }
    }
    switch (at - 1).load(as: UInt8.self) {
    case UInt8(ascii: "\n"): return at
    case UInt8(ascii: "\r"): return at.load(as: UInt8.self) == UInt8(ascii: "\n") ? at + 1 : nil
    default: return nil
    }
  }

  /// The end of the field, or `nil`.
  @inline(__always)
  private mutating func readField(_ column: Int, _ start: UnsafeRawPointer) -> UnsafeRawPointer? {
    let use = uses[column]
    if use == .value, let end = readPlainValue(start) { return end }
    guard let field = field(start) else { return nil }
    switch use {
    case .value:
      guard readValue(field) else { return nil }
    case .unused:
      guard Self.isText(field) else { return nil }
    case .label, .required:
      let hash = LabelTable.hash(field.start, field.length)
      guard
        let label = tables[column].number(of: field.start, field.length, hash: hash) ?? addLabel(field, column, hash),
        label != 0 || use == .label
      else { return nil }
      labels[column + 1] = label
    }
    return field.end
  }
}

// MARK: - Fields

extension FieldReader {
  /// The content of a field, and the byte that ends it.
  private struct Field {
    let start: UnsafeRawPointer
    let length: Int
    let end: UnsafeRawPointer
  }

  @inline(__always)
  private mutating func field(_ start: UnsafeRawPointer) -> Field? {
    if start.load(as: UInt8.self) == UInt8(ascii: "\"") { return quotedField(start) }
    var at = start
    while true {
      let word = ByteWords.word(at)
      let found =
        ByteWords.matches(word, separator) | ByteWords.matches(word, UInt8(ascii: "\n"))
        | ByteWords.matches(word, UInt8(ascii: "\r")) | ByteWords.matches(word, UInt8(ascii: "\""))
      if found != 0 {
        at += found.trailingZeroBitCount / 8
        break
      }
      at += 8
    }
    if at.load(as: UInt8.self) == UInt8(ascii: "\"") { return nil }
    return Field(start: start, length: at - start, end: at)
  }

  private mutating func quotedField(_ quote: UnsafeRawPointer) -> Field? {
    var at = quote + 1
    var isDoubled = false
    while true {
      switch at.load(as: UInt8.self) {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0: return nil
      case UInt8(ascii: "\""):
        if (at + 1).load(as: UInt8.self) == UInt8(ascii: "\"") {
          isDoubled = true
          at += 1
        } else {
          let end = isEnd(at + 1) ? at + 1 : nil
          return end.map {
            isDoubled ? unescape(quote + 1, at, end: $0) : Field(start: quote + 1, length: at - quote - 1, end: $0)
          }
        }
      default: break
      }
      at += 1
    }
  }

  /// Copies a quoted content with each pair of quotes as one.
  private mutating func unescape(_ start: UnsafeRawPointer, _ limit: UnsafeRawPointer, end: UnsafeRawPointer) -> Field {
    unescaped = GrowingBuffer(capacity: limit - start + 16)
    var at = start
    while at < limit {
      let byte = at.load(as: UInt8.self)
      unescaped.append(byte)
      at += byte == UInt8(ascii: "\"") ? 2 : 1
    }
    return Field(start: UnsafeRawPointer(unescaped.base), length: unescaped.count, end: end)
  }

  @inline(__always)
  private func isEnd(_ at: UnsafeRawPointer) -> Bool {
    let byte = at.load(as: UInt8.self)
    return byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// A field that nothing reads must be text all the same.
  private static func isText(_ field: Field) -> Bool {
    let bytes = UnsafeRawBufferPointer(start: field.start, count: field.length)
    return !bytes.contains(0)
      && (ByteWords.isASCII(field.start, field.length) || String(validating: bytes, as: UTF8.self) != nil)
  }
}

// MARK: - Cells

extension FieldReader {
  /// An empty cell, or a number in its simplest form; `nil` for every other field.
  @inline(__always)
  private mutating func readPlainValue(_ start: UnsafeRawPointer) -> UnsafeRawPointer? {
    if isEnd(start) {
      isMissing = true
      return start
    }
    guard let reading = DecimalBytes.reading(start), isEnd(reading.end) else { return nil }
    (value, isMissing) = (reading.value, false)
    return reading.end
  }

  private mutating func readValue(_ field: Field) -> Bool {
    if let value = DecimalBytes.value(field.start, field.length) {
      (self.value, isMissing) = (value, false)
      return true
    }
    let bytes = UnsafeRawBufferPointer(start: field.start, count: field.length)
    guard let text = String(validating: bytes, as: UTF8.self)?.trimmingBlanks() else { return false }
    // A mark that is to be told is left to the reading that tells.
    isMissing = MissingMark.isPlain(text)
    guard !isMissing else { return true }
    guard let value = DecimalNotation.value(of: text) else { return false }
    self.value = value
    return true
  }

  /// Gives a text its number, the first time that it comes.
  private mutating func addLabel(_ field: Field, _ column: Int, _ hash: UInt32) -> UInt32? {
    let use = shape.uses[column]
    guard field.length <= DelimitedScanner.longestCell else { return nil }
    if use.takesAnyWord, Self.isPlainWord(field) { return tables[column].add(field.start, field.length, hash: hash) }
    let bytes = UnsafeRawBufferPointer(start: field.start, count: field.length)
    guard let text = String(validating: bytes, as: UTF8.self), let meaning = use.meaning(of: text) else { return nil }
    if meaning.utf8.elementsEqual(bytes) { return tables[column].add(field.start, field.length, hash: hash) }
    let number = addMeaning(meaning, column)
    return tables[column].add(field.start, field.length, hash: hash, meaning: number)
  }

  private mutating func addMeaning(_ meaning: String, _ column: Int) -> UInt32 {
    var copy = GrowingBuffer<UInt8>(capacity: meaning.utf8.count + 16)
    for byte in meaning.utf8 { copy.append(byte) }
    let start = UnsafeRawPointer(copy.base)
    let hash = LabelTable.hash(start, copy.count)
    return tables[column].number(of: start, copy.count, hash: hash) ?? tables[column].add(start, copy.count, hash: hash)
  }

  /// ASCII without blanks around it, signs that could be a guard, or a NUL.
  private static func isPlainWord(_ field: Field) -> Bool {
    guard field.length > 0, ByteWords.isASCII(field.start, field.length) else { return false }
    let bytes = UnsafeRawBufferPointer(start: field.start, count: field.length)
    let (first, last) = (bytes[0], bytes[field.length - 1])
    return first > UInt8(ascii: " ") && first != UInt8(ascii: "'") && last > UInt8(ascii: " ") && !bytes.contains(0)
  }
}
