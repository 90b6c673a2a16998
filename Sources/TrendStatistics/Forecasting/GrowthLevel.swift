// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The middling yearly growth of some siblings, and how much of it lasts.
///
/// However many they are, it is drawn towards that of others: they have seen but few years (`CommonShocks`).
struct GrowthLevel: Sendable, Hashable {
  /// The median of their steps, on the working scale; 0 without any.
  let median: Double
  /// How much of it counts, 0 … 1.
  let weight: Double

  /// Growth of more years back than this tells less of what comes.
  static let recent = 7
  /// As how many siblings the others count: a few, often those that someone kept count of because they grew, say less about the level of
  /// growth than about its scale.
  private static let others = 20.0

  /// Of nobody.
  static let none = GrowthLevel(of: [], siblings: 0, lasting: 0)

  /// - Parameters:
  ///   - steps: those of `recentSteps`.
  ///   - lasting: how much of growth in these years is the siblings' (`CommonShocks`), 0 … 1.
  init(of steps: [Double], siblings: Int, lasting: Double) {
    let found = QuantileSelection.median(of: steps)
    median = found ?? 0
    weight = found == nil ? 0 : lasting * Self.share(siblings)
  }

  init(of siblings: [Int], _ table: GrowthTable, back: Int, lasting: Double) {
    self.init(of: Self.recentSteps(siblings, table, back), siblings: siblings.count, lasting: lasting)
  }

  /// With what is known of others: siblings who are not among them, or a wider circle.
  func drawn(to others: Double) -> Double { weight * median + (1 - weight) * others }

  static func recentSteps(_ siblings: [Int], _ table: GrowthTable, _ back: Int) -> [Double] {
    siblings.flatMap { table.steps[table.window($0, back: back).prefix(recent)] }
  }

  /// How much so many tell, 0 … 1.
  static func share(_ siblings: Int) -> Double { Double(siblings) / (Double(siblings) + others) }
}
