// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser

/// An option's value that is one of a few words.
///
/// The words are what the package would find by itself, for which it looks up key paths at each start (0.1 ms a type).
protocol ChoiceArgument: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension ChoiceArgument {
  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  static var allValueDescriptions: [String: String] { [:] }
  var defaultValueDescription: String { rawValue }
}
