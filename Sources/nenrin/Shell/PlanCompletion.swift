// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore

extension CompletionKind {
  /// The plans of the store that the words of the line name.
  static var plans: CompletionKind {
    .custom { words, _, _ in
      let path = StoreOptions.path(named: optionValue("--store", in: words))
      // Whatever stands in the way will be said when the command runs.
      return (try? IndicatorStore.open(at: path).plans().map(\.id)) ?? []
    }
  }
}

private func optionValue(_ name: String, in words: [String]) -> String? {
  for (index, word) in words.enumerated() {
    if word == name, index + 1 < words.count { return words[index + 1] }
    if word.hasPrefix(name + "=") { return String(word.dropFirst(name.count + 1)) }
  }
  return nil
}
