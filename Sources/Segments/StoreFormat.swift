// SPDX-License-Identifier: GPL-3.0-or-later

/// By what a file is known as a store, whichever program opens it.
package enum StoreFormat {
  /// "NENR" in ASCII, SQLite's `application_id`.
  package static let applicationID = 0x4E45_4E52
  /// SQLite's `user_version`.
  package static let version = 1
}
