// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLibraryLoader
internal import CZip
internal import Foundation

/// A zip archive, whose entries are read piece by piece and never written to disk.
///
/// What an entry says of its own size is not believed: bytes are counted as they come, since an archive of a few
/// kilobytes can hold petabytes.
final class ZipArchive {
  /// Sizes far beyond any workbook that people write, and small beside a computer's memory.
  enum Limit {
    static let fileBytes = 256 << 20
    static let entries = 20_000
    /// Of all entries that are read.
    static let contentBytes = 512 << 20
    /// How many bytes of content one byte of the archive may stand for. XML of a spreadsheet comes to 50 at the most.
    static let ratio = 400
    /// Less is not worth measuring: a small table of equal rows may be that repetitive.
    static let leastSuspiciousBytes = 8 << 20
  }

  /// Names of parts are the same in upper and lower case (ECMA-376 part 2, 6.2.2.3).
  private static let anyCase = zip_flags_t(ZIP_FL_NOCASE)

  let path: String
  private let archive: OpaquePointer
  private var bytesRead = 0

  init(path: String) throws(ReadingProblem) {
    self.path = path
    let size = TableFile(path: path)?.size ?? 0
    guard size <= Limit.fileBytes else {
      throw ReadingProblem(FilePlace(file: path), .tooLarge(bytes: size, limit: Limit.fileBytes))
    }
    guard nenrin_zip_is_there() != 0 else {
      throw ReadingProblem(FilePlace(file: path), .damagedArchive(reason: "libzip is not installed"))
    }
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw ReadingProblem(
        FilePlace(file: path), .damagedArchive(reason: String(cString: zip_error_strerror(&error))))
    }
    self.archive = archive
    try checkNames()
  }

  deinit { zip_discard(archive) }

  func contains(_ name: String) -> Bool { zip_name_locate(archive, name, Self.anyCase) >= 0 }

  /// Nothing is unpacked, so a path that leads out can do no harm here; but a workbook with one was made to do harm.
  private func checkNames() throws(ReadingProblem) {
    let count = zip_get_num_entries(archive, 0)
    guard count <= Limit.entries else {
      throw problem(.tooManyParts(count: Int(count), limit: Limit.entries))
    }
    for index in 0..<max(count, 0) {
      guard let name = zip_get_name(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_GUESS)) else {
        continue
      }
      let text = String(cString: name)
      guard PartName.staysInside(text) else { throw problem(.unsafePath(text)) }
    }
  }

  /// Hands an entry's content over, piece by piece.
  func read(
    _ name: String, _ take: (UnsafeRawBufferPointer) throws(ReadingProblem) -> Void
  ) throws(ReadingProblem) {
    var status = zip_stat_t()
    guard zip_stat(archive, name, Self.anyCase, &status) == 0 else { throw problem(.missingPart(name)) }
    guard status.encryption_method == ZIP_EM_NONE else { throw problem(.encrypted) }
    guard let entry = zip_fopen(archive, name, Self.anyCase) else {
      throw damaged(zip_get_error(archive))
    }
    defer { zip_fclose(entry) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { buffer.deallocate() }
    var length = 0
    while true {
      let count = Int(zip_fread(entry, buffer.baseAddress, zip_uint64_t(buffer.count)))
      guard count >= 0 else { throw damaged(zip_file_get_error(entry)) }
      guard count > 0 else { return }
      length += count
      try checkSize(of: name, length, compressed: Int(clamping: status.comp_size))
      bytesRead += count
      try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private func checkSize(of name: String, _ length: Int, compressed: Int) throws(ReadingProblem) {
    let isSuspicious = length > Limit.leastSuspiciousBytes && length / Limit.ratio > compressed
    guard bytesRead + length <= Limit.contentBytes, !isSuspicious else {
      throw problem(.expandsTooFar(part: name, limit: isSuspicious ? length : Limit.contentBytes))
    }
  }

  func problem(_ fact: ReadingProblem.Fact) -> ReadingProblem { ReadingProblem(FilePlace(file: path), fact) }

  private func damaged(_ error: UnsafeMutablePointer<zip_error_t>) -> ReadingProblem {
    switch zip_error_code_zip(error) {
    case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: problem(.encrypted)
    default: problem(.damagedArchive(reason: String(cString: zip_error_strerror(error))))
    }
  }
}

/// The name of a part of a workbook: a path inside its archive (ECMA-376 part 2).
enum PartName {
  static func staysInside(_ name: String) -> Bool {
    // Bytes, because to a Character view a slash with a combining mark behind it is no slash.
    let parts = name.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
    }
    return parts.first?.isEmpty != true && !parts.contains { $0.elementsEqual("..".utf8) }
  }

  /// The part that a relationship of another part leads to; `nil` for one that leads out of the archive.
  static func resolve(_ target: String, from source: String) -> String? {
    guard !target.hasPrefix("/") else { return String(target.dropFirst()) }
    var parts = source.split(separator: "/").dropLast().map(String.init)
    for part in target.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// Where the relationships of a part stand.
  static func relationships(of part: String) -> String {
    let parts = part.split(separator: "/").map(String.init)
    return (parts.dropLast() + ["_rels", (parts.last ?? "") + ".rels"]).joined(separator: "/")
  }
}
