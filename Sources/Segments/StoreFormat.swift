// SPDX-License-Identifier: GPL-3.0-or-later

/// By what a file is known as a store, whichever program opens it.
package enum StoreFormat {
  /// "NENR" in ASCII, SQLite's `application_id`.
  package static let applicationID = 0x4E45_4E52
  /// SQLite's `user_version`.
  package static let version = 3
  /// Since this one, where the values of series begin and end is kept beside the columns.
  package static let versionWithEnds = 3
  /// What is read; a store of an older one becomes one of today's when something is merged into it.
  package static let readable = 2...version
  /// The bytes at the end of each page that hold its checksum, as SQLite's header says it (byte 20 of the file).
  package static let reservedBytes = 8

  /// Whether the last bytes of a page, counted from 1, are the checksum of those before them.
  package static func isSound(_ bytes: UnsafeRawBufferPointer, page: Int) -> Bool {
    let end = bytes.count - reservedBytes
    let kept = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
    return SegmentFormat.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<end]), page: page) == kept
  }
}
