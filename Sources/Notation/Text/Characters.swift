// SPDX-License-Identifier: GPL-3.0-or-later

/// Text with the differences gone that do not matter to what it says.
enum Characters {
  /// Full-width Latin letters, digits and signs become the usual ones, letters lower case, blanks around are dropped.
  static func normalizing(_ text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000, 0x00A0: scalars.append(" ")
      case 0x2212, 0x2010, 0x2011, 0x2013: scalars.append("-")
      default: scalars.append(scalar)
      }
    }
    return String(scalars).lowercased().trimmingBlanks()
  }
}

extension StringProtocol {
  /// The text without the blanks around it, full-width ones and line ends included.
  public func trimmingBlanks() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
