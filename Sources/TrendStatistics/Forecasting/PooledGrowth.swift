// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The growth of a series and of its siblings, each as far as growth persists among them.
///
/// The sum of the next h steps is h × trend + Σ w(h) (step − trend − what was the year's, `SiblingYears`), with the weights of
/// `GrowthPredictor` on the last twelve steps (for persistence as it is at the series' scale), none of which counts for more than
/// 1.1 times the scale. A series that grows more steadily than its siblings is
/// carried on the further: the sum is multiplied by 1 + 0.6 (consistency − the siblings' mean). A series of one point has the
/// siblings' trend alone. What is positive falls for a year or two more often than it goes on falling: a sum below zero is multiplied by
/// 1 − 0.9 (1 − r)³ / (steps − 1), r the correlation of one year's growth with the next's, so that what keeps its course is let be.
/// Three or more values that all are the same stay.
///
/// The forecast strays by scale × √variance × (0.67 + 0.72 / (steps + ½)) in Student's t with 4 degrees of freedom. The last
/// factor is for the scale's being estimated, `steps` as many as count as independent: where growth persists, twelve say as much of
/// its scale as three would. It and the shape are the pooled quantiles of standardised errors, from the
/// development panels, and the siblings' own `calibration` corrects them. To its square comes that of the years' shocks which
/// all siblings share (`CommonShocks`), growing with h^1.5: between one shock that stays and shocks that run on.
struct PooledGrowth: Sendable {
  let siblings: SiblingGrowth
  /// By the scales at which persistence is known, ascending.
  private let nodes: [Node]
  /// The variance of what all siblings share, summed over 1, 2 … years.
  private let shocks: [Double]

  private struct Node {
    let predictor: GrowthPredictor
    /// By how many steps are known.
    let inflations: [Double]
    /// How much of a fall that two steps show does not go on.
    let passing: Double
  }

  static let degreesOfFreedom = 4
  private static let largestStep = 1.1
  private static let steadiness = 0.6

  init(_ siblings: SiblingGrowth, horizon: Int) {
    self.siblings = siblings
    nodes = siblings.persistence.nodes.map { node in
      Node(
        predictor: GrowthPredictor(node.persistence, horizon: horizon),
        inflations: (0...GrowthTable.depth).map { Self.inflation(siblings, node.persistence, $0) },
        passing: siblings.isPositive ? Self.passing(node.persistence) : 0)
    }
    shocks = (0..<horizon).map { siblings.common * siblings.scale.square * pow(Double($0 + 1), 1.5) }
  }

  /// Growth and how far it strays, summed over years, on the working scale.
  struct Outlook {
    var growth: Double
    var spread: Double
  }

  /// Writes the outlook for 1, 2 … years into `outlooks`, from the steps known `back` years before the last.
  /// - Parameter sharing: whether shocks that siblings share come to the spread where it is not known what was the years': in the years
  ///   of the past they are in the scale already.
  func write(
    _ outlooks: inout [Outlook], of series: Int, in table: GrowthTable, back: Int, sharing: Bool = true
  ) {
    let window = table.window(series, back: back)
    let scale = siblings.scale(of: series, table, back: back)
    let years = siblings.years(of: table.span(series))
    let trend = siblings.trend(years)
    let (node, share) = siblings.persistence.place(of: scale)
    let (below, above) = (nodes[node], nodes[min(node + 1, nodes.count - 1)])
    func mixed(_ value: (Node) -> Double) -> Double {
      share == 0 ? value(below) : (1 - share) * value(below) + share * value(above)
    }
    let factor = mixed { $0.inflations[window.count] } * siblings.calibration * scale
    let steady = steadiness(table.steps[window]) * siblings.carried
    let isStill = window.count > 1 && table.steps[window].allSatisfy { $0 == 0 }
    let shared = sharing || years?.knowsDeviations ?? false ? 1.0 : 0.0
    let falling = steady * (1 - mixed { $0.passing } / Double(max(1, window.count - 1)))
    withUnsafeTemporaryAllocation(of: Double.self, capacity: GrowthTable.depth) { room in
      for (place, index) in window.enumerated() {
        let limit = Self.largestStep * scale
        room[place] = (-limit...limit).clamping(siblings.own(table, index, place, years))
      }
      let steps = UnsafeBufferPointer(rebasing: room[..<window.count])
      for step in outlooks.indices {
        let growth = Double(step + 1) * trend + mixed { $0.predictor.sum(step, from: steps) }
        let own = factor * factor * mixed { $0.predictor.variance(step, from: window.count) }
        outlooks[step] = Outlook(
          growth: isStill ? 0 : growth * (growth < 0 ? falling : steady),
          spread: (own + shared * shocks[step]).squareRoot())
      }
    }
  }

  /// No steps leave the scale to the siblings alone, of whom it may be any.
  private static func inflation(
    _ siblings: SiblingGrowth, _ persistence: GrowthPersistence, _ steps: Int
  ) -> Double {
    guard steps > 0 else { return 1.2 * siblings.scale.middling }
    return 0.67 + 0.72 / (persistence.independent(steps) + 0.5)
  }

  private static func passing(_ persistence: GrowthPersistence) -> Double {
    let rest = (0...1).clamping(1 - persistence.correlation(lag: 1))
    return 0.9 * rest * rest * rest
  }

  private func steadiness(_ steps: ArraySlice<Double>) -> Double {
    guard !steps.isEmpty else { return 1 }
    let excess = siblings.consistency(steps) - siblings.consistency[steps.count]
    return (0...2).clamping(1 + Self.steadiness * excess)
  }
}
