// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore

/// What the shell offers where a word of the store is to be typed: from the store that the line names, else the usual one.
/// Whatever stands in the way offers nothing; it will be said when the command runs.
extension CompletionKind {
  static var plans: CompletionKind {
    .store { store, _ in try store.plans().map { CompletionOffer($0.id, $0.title) } }
  }

  /// By slug; by name where the beginning of one was typed.
  static var indicators: CompletionKind {
    .store { store, line in
      let indicators = try store.indicators()
      let named = line.typed.isEmpty ? [] : indicators.filter { $0.name.hasPrefix(line.typed) && $0.name != $0.slug }
      return indicators.map { CompletionOffer($0.slug, $0.name) } + named.map { CompletionOffer($0.name, $0.unit) }
    }
  }

  static var entities: CompletionKind {
    .store { store, _ in
      try store.labels("entity")?.words.filter { !$0.isEmpty }.sorted().map { CompletionOffer($0) } ?? []
    }
  }

  /// Of the plan that the line names; else of all.
  static var sections: CompletionKind {
    .store { store, line in
      let plan = line.value(of: "--plan")
      return try store.sections().filter { plan == nil || $0.plan == plan }
        .map { CompletionOffer(String($0.section), $0.title) }
    }
  }

  /// What series are grouped by.
  static var attributes: CompletionKind {
    .store { store, _ in (["entity", "unit"] + (try store.attributeNames())).map { CompletionOffer($0) } }
  }

  private static func store(
    _ offers: @escaping @Sendable (IndicatorStore, CompletionLine) throws -> [CompletionOffer]
  ) -> CompletionKind {
    .custom { words, index, typed in
      let line = CompletionLine(words, index: index, typed: typed)
      let path = StoreOptions.path(named: line.value(of: "--store"))
      let offers = (try? offers(IndicatorStore.open(at: path), line)) ?? []
      return CompletionOffer.written(offers, typed: line.typed)
    }
  }
}

/// A word that the shell may put into the line.
struct CompletionOffer {
  let word: String
  /// Said beside the word by the shells that can.
  let meaning: String

  init(_ word: String, _ meaning: String = "") {
    (self.word, self.meaning) = (word, meaning == word ? "" : meaning.withoutControls())
  }

  /// More than anybody looks through; of a national store, only what begins as typed is offered, and only if that is few.
  private static let most = 2000

  /// As the asking shell reads them; each word once.
  static func written(_ offers: [CompletionOffer], typed: String) -> [String] {
    var seen: Set<String> = []
    // A line is a word.
    var offers = offers.filter { $0.word == $0.word.withoutControls() && seen.insert($0.word).inserted }
    if offers.count > most { offers = offers.filter { $0.word.hasPrefix(typed) } }
    guard offers.count <= most else { return [] }
    return offers.map { $0.written(for: CompletionShell.requesting) }
  }

  /// bash expands the words it is offered, commands in them too, unless each sign of its syntax is quoted.
  private func written(for shell: CompletionShell?) -> String {
    switch shell {
    case .bash?:
      word.quoting {
        $0.isASCII && !$0.properties.isAlphabetic && !("0"..."9" ~= $0) && !"-_.,:+%@".unicodeScalars.contains($0)
      }
    case .zsh?: word.quoting { $0 == ":" || $0 == "\\" } + (meaning.isEmpty ? "" : ":" + meaning)
    case .fish?: word + (meaning.isEmpty ? "" : "\t" + meaning)
    default: word
    }
  }
}

extension String {
  /// By scalars: a sign of the shell's syntax is one also where an accent follows it.
  fileprivate func quoting(_ isSyntax: (Unicode.Scalar) -> Bool) -> String {
    unicodeScalars.reduce(into: "") { $0 += isSyntax($1) ? "\\\($1)" : String($1) }
  }
}
