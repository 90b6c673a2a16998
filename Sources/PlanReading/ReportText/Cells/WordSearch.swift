// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

extension String {
  /// Whether the word stands in the text, by its bytes: the searches of Foundation and of the standard library weigh what
  /// combines with what at every step, which for thousands of cells and dozens of words took most of a report's reading.
  func holds(_ word: String) -> Bool { strstr(self, word) != nil }
}
