// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// What a file is, by its first bytes. Its name says nothing: open data is full of workbooks called .csv.
enum FileKind: Equatable {
  case text
  case zip
  case pdf
  case other(ReadingProblem.OtherFormat)
  /// A workbook with a password: an encrypted package in a container of the older format.
  case encrypted

  /// A file that cannot be opened is text, whose reading tells why.
  init(path: String) {
    guard let file = TableFile(path: path) else {
      self = .text
      return
    }
    let start = file.bytes(0..<1024)
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
    } else if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = Self.isEncrypted(file) ? .encrypted : .other(.xls)
    } else if start.count > 4, start[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(start[1]), start[3] == 0x00 {
      // BIFF without a container: its first record begins the file.
      self = .other(.xls)
    } else if start.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else {
      self = .text
    }
  }

  /// The directory of the container names its streams in UTF-16 ([MS-OFFCRYPTO] 2.3.4.4).
  private static func isEncrypted(_ file: TableFile) -> Bool {
    let name = Data("EncryptedPackage".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] })
    let piece = 1 << 20
    for start in stride(from: 0, to: min(file.size, ZipArchive.Limit.fileBytes), by: piece) {
      if Data(file.bytes(start..<(start + piece + name.count))).range(of: name) != nil { return true }
    }
    return false
  }
}

extension TableFile {
  /// The bytes of a range, as far as the file has them.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<size)
    var bytes = [UInt8](repeating: 0, count: range.count)
    guard bytes.withUnsafeMutableBytes({ read(into: $0, at: range.lowerBound) }) else { return [] }
    return bytes
  }
}
