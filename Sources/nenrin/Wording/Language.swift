// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation

/// The language of everything the command says to people.
enum Language: String, ExpressibleByArgument, CaseIterable, Sendable {
  case ja, en

  /// What LC_ALL, else LANG, asks for; English where it is neither Japanese nor set.
  static var ofEnvironment: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale = [environment["LC_ALL"], environment["LANG"]].compactMap(\.self).first { !$0.isEmpty }
    return locale?.hasPrefix("ja") == true ? .ja : .en
  }

  /// Set once, before anything is said, by the options.
  nonisolated(unsafe) static var current = ofEnvironment
}

/// The text in the current language. All that people read is said through this, in `Wording/` and in the verbs' help.
func say(_ japanese: String, _ english: String) -> String { Language.current == .ja ? japanese : english }
