// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// What a path leads to that is no regular file.
enum FileSort {
  case folder, pipe, socket, device, other

  init(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .other
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR, S_IFBLK: self = .device
    default: self = .other
    }
  }

  /// It is written to, not replaced.
  var isStream: Bool { self == .pipe || self == .device }

  var words: String {
    switch self {
    case .folder: say("フォルダー", "a folder")
    case .pipe: say("名前付きパイプ", "a named pipe")
    case .socket: say("ソケット", "a socket")
    case .device: say("デバイス", "a device")
    case .other: say("普通でないファイル", "no regular file")
    }
  }
}
