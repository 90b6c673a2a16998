// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// How far growth persists among siblings, by the size of their steps.
///
/// What moves by small steps (populations, births a woman) keeps its course, what moves by large ones (prices, crimes) hardly
/// does: among panels, and as much among unlike series of one collection. Persistence is estimated at four scales, the
/// quantiles 0.1 … 0.9 of the siblings', each series counting for the nearer two (linear B-splines of the logarithm of the
/// scale); between them it is interpolated, beyond them it changes as usual (`GrowthPersistence.moved`).
///
/// Source: regression splines in mixed models: Ruppert, Wand and Carroll, Semiparametric Regression (2003), 3.6 and 4.9.
/// Example: of siblings that all have one scale there is one node, and persistence is the same for all.
struct PersistenceByScale: Sendable, Hashable {
  /// By ascending scale; at least one.
  private(set) var nodes: [Node]

  struct Node: Sendable, Hashable {
    let logScale: Double
    let persistence: GrowthPersistence
  }

  /// Without siblings.
  static let prior = PersistenceByScale(nodes: [Node(logScale: log(0.1), persistence: .prior)])

  private static let quantiles = [0.1, 1.1 / 3, 1.9 / 3, 0.9]
  /// Nodes nearer to each other than this would say the same: a tenth more or less of the scale.
  private static let nearest = 0.1

  /// Persistence at a scale.
  func at(_ scale: Double) -> GrowthPersistence {
    let (node, share) = place(of: scale)
    let below = nodes[node]
    guard share == 0 else { return below.persistence.mixed(with: nodes[node + 1].persistence, share) }
    return below.persistence.moved(from: below.logScale, to: log(scale))
  }

  /// The node below a scale, and how far on the way to the next one it is; beyond the nodes the outermost.
  func place(of scale: Double) -> (node: Int, share: Double) {
    let place = log(scale)
    guard let above = nodes.firstIndex(where: { place < $0.logScale }) else { return (nodes.count - 1, 0) }
    guard above > 0 else { return (0, 0) }
    let (start, end) = (nodes[above - 1].logScale, nodes[above].logScale)
    return (above - 1, (place - start) / (end - start))
  }

  /// The estimate from siblings, drawn towards a wider circle's at their middling scale, and each node towards all siblings.
  static func estimate(_ siblings: [StepProducts], within circle: PersistenceByScale) -> PersistenceByScale {
    guard let middle = QuantileSelection.quantiles([0.5], of: siblings.map(\.scale))?.first,
      let scales = QuantileSelection.quantiles(quantiles, of: siblings.map(\.scale))
    else { return circle }
    let all = GrowthPersistence.fit(siblings, shares: siblings.map { _ in 1 }, prior: circle.at(middle))
    let whole = PersistenceByScale(nodes: [Node(logScale: log(middle), persistence: all)])
    guard zip(scales, scales.dropFirst()).allSatisfy({ log($1) - log($0) >= nearest }) else { return whole }
    let start = PersistenceByScale(nodes: scales.map { Node(logScale: log($0), persistence: whole.at($0)) })
    let places = siblings.map { start.place(of: $0.scale) }
    return PersistenceByScale(
      nodes: start.nodes.enumerated().map { index, node in
        let shares = places.map { $0.node == index ? 1 - $0.share : $0.node + 1 == index ? $0.share : 0 }
        return Node(
          logScale: node.logScale, persistence: .fit(siblings, shares: shares, prior: node.persistence))
      })
  }
}

/// What the steps of one series say of persistence: the sums of products of steps 0, 1 … years apart, in units of its scale.
struct StepProducts: Sendable {
  let scale: Double
  let sums: [Double]
  let steps: Int

  private static let outlier = 3.0

  /// Newest step first; `nil` without a scale. A step beyond three times the scale counts as three times: an outlier says nothing of
  /// persistence.
  init?(_ steps: [Double], scale: Double) {
    guard scale > 0, !steps.isEmpty else { return nil }
    let limits = -Self.outlier...Self.outlier
    let standard = steps.map { limits.clamping($0 / scale) }
    self.scale = scale
    self.steps = standard.count
    sums = (0...min(GrowthPersistence.lags, standard.count - 1)).map { lag in
      zip(standard, standard.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
