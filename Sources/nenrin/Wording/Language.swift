// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation

/// The language of everything the command says to people.
enum Language: String, ChoiceArgument, Sendable {
  case ja, en

  /// What LC_ALL, else LANG, asks for; English where it is neither Japanese nor set.
  static var ofEnvironment: Language {
    let locale = [EnvironmentVariable.value("LC_ALL"), EnvironmentVariable.value("LANG")].first { !$0.isEmpty }
    return locale?.hasPrefix("ja") == true ? .ja : .en
  }

  /// What `--lang` asks for, also where the rest of the arguments is not understood.
  static func named(in arguments: [String]) -> Language? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst("--lang=".count))) }
    }
    return nil
  }

  /// The arguments without `--lang`, which belongs to the verbs: where there is none, that is what has to be told.
  static func unnamed(in arguments: [String]) -> [String] {
    guard let place = arguments.firstIndex(where: { $0 == "--lang" || $0.hasPrefix("--lang=") }) else {
      return arguments
    }
    let length = arguments[place] == "--lang" ? 2 : 1
    return Array(arguments[..<place]) + arguments.dropFirst(place + length)
  }

  /// Set once, before anything is said, by the options.
  nonisolated(unsafe) static var current = ofEnvironment
}

/// The text in the current language. All that people read is said through this, in `Wording/` and in the verbs' help.
func say(_ japanese: String, _ english: String) -> String { Language.current == .ja ? japanese : english }
