// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// One variable alone: all of them together take longer than the rest of the start.
enum EnvironmentVariable {
  /// Empty where it is not set.
  static func value(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
}
