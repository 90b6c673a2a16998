// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A text file read whole, whatever encoding it has.
struct TextFile {
  let path: String
  let text: String

  /// More than any plan or yearly table of it; a larger file is refused before memory is spent on it.
  static let limit = 2 << 30

  /// - Parameter encoding: what the user says that it is in; else that is found out.
  init(path: String, encoding: TextEncoding? = nil) throws(ReadingProblem) {
    self.path = path
    let data = try Self.contents(of: path)
    if let encoding {
      text = try Self.decode(data, as: encoding, path: path)
    } else {
      text = try Self.decode(data, path: path)
    }
  }

  private static func decode(
    _ data: Data, as encoding: TextEncoding, path: String
  ) throws(ReadingProblem) -> String {
    guard !data.isEmpty else { throw ReadingProblem(FilePlace(file: path), .empty) }
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) && encoding == .utf8 ? data.dropFirst(3) : data
    guard let text = encoding.text(body) else {
      let line = encoding == .utf16 ? nil : undecodableLine(of: body) { encoding.text($0) != nil }
      throw ReadingProblem(FilePlace(file: path, line: line), .notInEncoding(encoding))
    }
    guard !text.utf8.contains(0) else { throw ReadingProblem(FilePlace(file: path), .binary) }
    return text
  }

  private static func contents(of path: String) throws(ReadingProblem) -> Data {
    let place = FilePlace(file: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ReadingProblem(place, .missing)
    }
    guard !isFolder.boolValue,
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { throw ReadingProblem(place, .notAFile) }
    if let size = attributes[.size] as? Int, size > limit {
      throw ReadingProblem(place, .tooLarge(bytes: size, limit: limit))
    }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw ReadingProblem(place, .unreadable(reason: error.localizedDescription))
    }
  }

  /// UTF-8 and UTF-16 by their marks; UTF-8 if it is valid; else CP932, as Japanese spreadsheets save CSV, or EUC-JP, as
  /// older systems write it.
  private static func decode(_ data: Data, path: String) throws(ReadingProblem) -> String {
    let place = FilePlace(file: path)
    guard !data.isEmpty else { throw ReadingProblem(place, .empty) }
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      guard let text = TextEncoding.utf16.text(data) else { throw ReadingProblem(place, .unknownEncoding) }
      guard !text.utf8.contains(0) else { throw ReadingProblem(place, .binary) }
      return text
    }
    if let nul = data.range(of: Data([0])) {
      if let text = UnmarkedUTF16.text(data) { return text }
      let line = data[..<nul.lowerBound].count { $0 == newline } + 1
      throw ReadingProblem(FilePlace(file: path, line: line), .binary)
    }
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    if let text = String(validating: body, as: UTF8.self) { return text }
    if !hasJapaneseUTF8(body), let text = olderText(body) { return text }
    throw ReadingProblem(FilePlace(file: path, line: undecodableLine(of: body)), .unknownEncoding)
  }

  /// Whether a line is UTF-8 beyond ASCII and Latin: of a file that is not all UTF-8 this means that it mixes encodings,
  /// and to read it as CP932 would garble that line. (CP932 itself looks like this only where a line has nothing but rare
  /// kanji in a rare order; two half-width katakana look like a Latin letter, so those do not count.)
  private static func hasJapaneseUTF8(_ data: Data) -> Bool {
    data.split(separator: newline).contains { line in
      line.contains { $0 >= 0xE0 } && String(validating: line, as: UTF8.self) != nil
    }
  }

  /// Text in CP932 or EUC-JP, the likelier where both are possible.
  private static func olderText(_ data: Data) -> String? {
    let cp932 = TextEncoding.cp932.text(data)
    guard let euc = TextEncoding.eucJP.text(data) else { return cp932 }
    guard let cp932 else { return euc }
    return EUCJapanese.isMoreLikely(than: cp932, euc) ? euc : cp932
  }

  /// The first line that is in none of the encodings; of a file that mixes them, the first that is not UTF-8.
  private static func undecodableLine(of data: Data) -> Int {
    let older = undecodableLine(of: data) { line in
      [TextEncoding.utf8, .cp932, .eucJP].contains { $0.text(line) != nil }
    }
    return older ?? undecodableLine(of: data) { TextEncoding.utf8.text($0) != nil } ?? 1
  }

  private static func undecodableLine(of data: Data, _ isDecodable: (Data) -> Bool) -> Int? {
    let lines = data.split(separator: newline, omittingEmptySubsequences: false)
    return lines.firstIndex { !isDecodable($0) }.map { $0 + 1 }
  }

  private static let newline = UInt8(ascii: "\n")
}
