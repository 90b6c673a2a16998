// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation

/// Files that the command writes: whole or not at all, and never over what is there unless told so.
enum OutputFile {
  static func write(_ text: String, to path: String, force: Bool) throws {
    try write(Data(text.utf8), to: path, force: force)
  }

  static func write(_ data: Data, to path: String, force: Bool) throws {
    try refuseExisting(path, force: force)
    // A device or pipe takes what is written; a new file in its place would take it away.
    if FileSort(of: path).isStream { return try pour(data, into: path) }
    do {
      // Of a link, the file that it leads to is written anew.
      try data.write(to: URL(fileURLWithPath: path).resolvingSymlinksInPath(), options: .atomic)
    } catch {
      throw CommandFailure(FileWording.cannotWrite(path, error))
    }
  }

  private static func pour(_ data: Data, into path: String) throws {
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      try handle.write(contentsOf: data)
    } catch {
      throw CommandFailure(FileWording.cannotWrite(path, error))
    }
  }

  static func write(_ files: [String: String], toFolder path: String, force: Bool) throws {
    try write(files.keys.sorted(), toFolder: path, force: force) { name, text in try text(files[name] ?? "") }
  }

  /// Writes a file with the folder of files that it refers to. A folder that was new goes again where the file finds no room.
  ///
  /// - Parameter text: is asked for after the folder has been written.
  static func write(
    _ text: @autoclosure () -> String, to path: String, with files: [String: String], inFolder folder: String,
    force: Bool
  ) throws {
    try refuseExisting(path, force: force)
    let isNew = !FileManager.default.fileExists(atPath: folder)
    try write(files, toFolder: folder, force: force)
    do {
      try write(text(), to: path, force: force)
    } catch {
      if isNew { try? FileManager.default.removeItem(atPath: folder) }
      throw error
    }
  }

  /// Writes a folder of files by way of a new folder beside it, so that a full disk leaves no half package. `write` hands
  /// over each file piece by piece.
  static func write(
    _ names: [String], toFolder path: String, force: Bool,
    _ write: (_ name: String, _ text: (String) throws -> Void) throws -> Void
  ) throws {
    try refuseNameless(path)
    let manager = FileManager.default
    if manager.fileExists(atPath: path), (try? manager.contentsOfDirectory(atPath: path))?.isEmpty != true {
      try refuseExisting(path, force: force)
    }
    let target = URL(fileURLWithPath: path).standardizedFileURL
    let parent = target.deletingLastPathComponent()
    let fresh = parent.appendingPathComponent(
      ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try manager.createDirectory(at: fresh, withIntermediateDirectories: true)
      defer { try? manager.removeItem(at: fresh) }
      for name in names {
        var lines = LineFile(path: fresh.appendingPathComponent(name).path, as: path + "/" + name)
        try write(name) { try lines.write($0) }
        try lines.finish()
      }
      try replace(target, by: fresh, names)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(FileWording.cannotWrite(path, error))
    }
  }

  /// Files of other names that lie in the folder stay.
  private static func replace(_ target: URL, by fresh: URL, _ names: [String]) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: target.path) else { return try manager.moveItem(at: fresh, to: target) }
    for name in names {
      let (new, old) = (fresh.appendingPathComponent(name).path, target.appendingPathComponent(name).path)
      guard rename(new, old) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }
  }

  /// An empty name would be the folder in which the command runs.
  static func refuseNameless(_ path: String) throws {
    guard path.isEmpty else { return }
    throw ValidationError(FileWording.nameless)
  }

  static func refuseExisting(_ path: String, force: Bool) throws {
    try refuseNameless(path)
    guard !force, FileManager.default.fileExists(atPath: path) else { return }
    throw CommandFailure(FileWording.exists(path))
  }
}
