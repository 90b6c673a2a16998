// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLibraryLoader
internal import CZip
internal import Foundation

/// Why a Word document could not be finished.
public enum WordError: Error, Hashable, Sendable {
  /// libzip is not installed.
  case noLibrary
  /// What the library says of it.
  case notWritten(String)
  /// A part is not in the document.
  case missingPart(String)
}

/// A Word document on disk, whose parts are changed in place; libzip, without its pointers.
public struct WordFile {
  private let path: String

  public init(path: String) { self.path = path }

  /// Gives a document that pandoc wrote its pages and its type.
  public func finish() throws(WordError) {
    guard nenrin_zip_is_there() != 0 else { throw .noLibrary }
    var code: Int32 = 0
    guard let archive = zip_open(path, 0, &code) else { throw .notWritten(Self.reason(code: code)) }
    do throws(WordError) {
      try change(WordPages.document, of: archive, WordPages.document)
      try change(WordPages.styles, of: archive, WordPages.styles)
      try change(WordPages.relationships, of: archive, WordPages.relationships)
      try change(WordPages.contentTypes, of: archive, WordPages.contentTypes)
      try write(WordPages.footer, to: WordPages.footerPart, of: archive)
    } catch {
      zip_discard(archive)
      throw error
    }
    guard zip_close(archive) == 0 else {
      let reason = Self.reason(archive)
      zip_discard(archive)
      throw .notWritten(reason)
    }
  }

  private func change(
    _ part: String, of archive: OpaquePointer, _ changed: (String) -> String
  ) throws(WordError) {
    try write(changed(text(of: part, of: archive)), to: part, of: archive)
  }

  private func text(of part: String, of archive: OpaquePointer) throws(WordError) -> String {
    var status = zip_stat_t()
    guard zip_stat(archive, part, 0, &status) == 0 else { throw .missingPart(part) }
    guard let entry = zip_fopen(archive, part, 0) else { throw .notWritten(Self.reason(archive)) }
    defer { zip_fclose(entry) }
    var bytes = [UInt8](repeating: 0, count: Int(status.size))
    let count = bytes.withUnsafeMutableBytes { zip_fread(entry, $0.baseAddress, zip_uint64_t($0.count)) }
    guard count == bytes.count else {
      throw .notWritten(String(cString: zip_error_strerror(zip_file_get_error(entry))))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(_ text: String, to part: String, of archive: OpaquePointer) throws(WordError) {
    let bytes = Array(text.utf8)
    // The library reads and frees its copy when the archive is closed.
    guard let copy = malloc(max(bytes.count, 1)) else { throw .notWritten("out of memory") }
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
      free(copy)
      throw .notWritten(Self.reason(archive))
    }
    guard zip_file_add(archive, part, source, zip_flags_t(ZIP_FL_OVERWRITE)) >= 0 else {
      zip_source_free(source)
      throw .notWritten(Self.reason(archive))
    }
  }

  /// Of a file that could not be opened there is no archive to ask.
  private static func reason(code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error))
  }

  private static func reason(_ archive: OpaquePointer) -> String {
    String(cString: zip_error_strerror(zip_get_error(archive)))
  }
}
