// SPDX-License-Identifier: GPL-3.0-or-later

/// How a probability that a target is met is told in one word: the one place of its thresholds, which tables, charts and
/// sentences share.
///
/// | class | probability |
/// | --- | --- |
/// | `likely` | above 60 % |
/// | `even` | 40 to 60 % |
/// | `unlikely` | below 40 % |
///
/// A probability near one half decides nothing, and a target that is proposed at the median of its own forecast has one half by
/// construction. Source: ICD 203, Analytic Standards (2015), whose "roughly even chance" is 45 to 55 %; wider here, since
/// what a short history says of a probability is itself uncertain by some points. Of the levels of a draft
/// (`DraftLevels`) low (80 %) and expected (65 %) are likely, stretch (50 %) is even.
/// Example: 0.653 is likely, 0.498 even, 0.281 unlikely.
public enum Chance: String, Hashable, Sendable, CaseIterable {
  case likely, even, unlikely

  /// The probabilities that decide nothing, ends included.
  public static let evenRange = 0.4...0.6

  /// No probability is rounded across these: the ends of `even`, and one half, from which on a year counts as the likely one.
  public static let thresholds = [evenRange.lowerBound, 0.5, evenRange.upperBound]

  /// - Parameter probability: a fraction from 0 to 1.
  public init(_ probability: Double) {
    self =
      probability < Self.evenRange.lowerBound ? .unlikely : probability > Self.evenRange.upperBound ? .likely : .even
  }
}

extension Outlook {
  /// In one word; `nil` where the target has no probability.
  public var chance: Chance? { (try? probability?.get()).map(Chance.init) }
}
