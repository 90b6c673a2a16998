// SPDX-License-Identifier: GPL-3.0-or-later
internal import CExpat
internal import CLibraryLoader
internal import CZip

/// The libraries with which workbooks are read.
public enum ReadingLibraries {
  /// Such as 2.5.0.
  public static var expatVersion: String? {
    let version = XML_ExpatVersionInfo()
    return "\(version.major).\(version.minor).\(version.micro)"
  }

  /// Such as 1.7.3; `nil` where the library is not installed.
  public static var zipVersion: String? {
    guard nenrin_zip_is_there() != 0, let version = zip_libzip_version() else { return nil }
    return String(cString: version)
  }
}
