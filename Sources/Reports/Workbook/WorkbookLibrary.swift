// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLibraryLoader
internal import CXlsxWriter

/// The library that writes workbooks.
public enum WorkbookLibrary {
  /// Such as 1.1.4; `nil` where the library is not installed.
  public static var version: String? {
    nenrin_xlsxwriter_is_there() == 0 ? nil : lxw_version().map { String(cString: $0) }
  }
}
