// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A text file read whole, whatever encoding it has.
struct TextFile {
  let path: String
  let text: String

  /// More than any plan or yearly table of it; a larger file is refused before memory is spent on it.
  static let limit = 2 << 30

  init(path: String) throws(ReadingProblem) {
    self.path = path
    let data = try Self.contents(of: path)
    text = try Self.decode(data, path: path)
  }

  private static func contents(of path: String) throws(ReadingProblem) -> Data {
    let place = FilePlace(file: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ReadingProblem(place, .missing)
    }
    guard !isFolder.boolValue,
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
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

  /// UTF-8 and UTF-16 by their marks; UTF-8 if it is valid; else CP932, as Japanese spreadsheets save CSV.
  private static func decode(_ data: Data, path: String) throws(ReadingProblem) -> String {
    let place = FilePlace(file: path)
    guard !data.isEmpty else { throw ReadingProblem(place, .empty) }
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      guard data.count % 2 == 0, let text = String(data: data, encoding: .utf16), !text.contains("\u{FFFD}") else {
        throw ReadingProblem(place, .unknownEncoding)
      }
      return text
    }
    if let nul = data.firstIndex(of: 0) {
      throw ReadingProblem(FilePlace(file: path, line: line(of: nul, in: data)), .binary)
    }
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    if let text = String(validating: body, as: UTF8.self) { return text }
    if let text = String(data: body, encoding: .shiftJIS) { return text }
    let position = firstInvalidUTF8(in: body)
    throw ReadingProblem(FilePlace(file: path, line: line(of: position, in: body)), .unknownEncoding)
  }

  private static func firstInvalidUTF8(in data: Data) -> Data.Index {
    var decoder = UTF8()
    var bytes = data.makeIterator()
    var position = data.startIndex
    while case .scalarValue(let scalar) = decoder.decode(&bytes) { position += UTF8.width(scalar) }
    return min(position, data.endIndex)
  }

  private static func line(of position: Data.Index, in data: Data) -> Int {
    data[..<position].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
  }
}
