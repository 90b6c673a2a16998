// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A pattern for names: part of the name, or with `*` and `?` the whole of it. Upper and lower case, full and half width
/// are the same.
struct NamePattern {
  private let pattern: String

  init(_ pattern: String) { self.pattern = Self.folded(pattern) }

  func matches(_ name: String) -> Bool {
    let name = Self.folded(name)
    guard pattern.contains(where: { $0 == "*" || $0 == "?" }) else { return name.contains(pattern) }
    return fnmatch(pattern, name, 0) == 0
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .widthInsensitive], locale: nil)
  }
}
