// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

/// What makes siblings of series.
public enum SiblingBond: Sendable, Hashable, CaseIterable {
  /// The same indicator of other entities.
  case indicator
  /// The same `group` in the table that they come from.
  case group
  /// The same section of a plan.
  case section
  /// The same unit, where there is neither.
  case unit
}

/// Which series of a panel are siblings: those from which growth can be borrowed.
///
/// The same indicator of ten entities or more is one family. Else siblings have the same `group`; where the table names
/// none, they stand in the same section of a plan; outside of plans they have the same unit. Every family is drawn
/// towards the whole store, so that a small one borrows from all (`SiblingGrowth`). A relisted measure belongs where its
/// original stands, so that one history has one forecast; it lends nothing, since its growth would count twice.
struct Siblings {
  /// One number a series: equal for siblings.
  let groups: [Int]
  /// By what each series has its siblings.
  let bonds: [SiblingBond]
  /// Whether a series teaches its siblings.
  let lends: [Bool]

  private static let family = 10

  private enum Bond: Hashable {
    case indicator(Int)
    case group(String)
    case section(String, Int)
    case unit(String)

    var kind: SiblingBond {
      switch self {
      case .indicator: .indicator
      case .group: .group
      case .section: .section
      case .unit: .unit
      }
    }
  }

  init(in catalogue: Catalogue) {
    var entities = [Int](repeating: 0, count: catalogue.indicators.count)
    for series in catalogue.series { entities[series.indicator] += 1 }
    let places = Dictionary(
      catalogue.placements.map { ($0.indicator, $0.place) }, uniquingKeysWith: { first, _ in first })
    let named = catalogue.attributes["group"]
    let relisting = Relisting(in: catalogue)
    let lenders = Set(relisting.withoutCopies(Array(catalogue.series.indices), of: catalogue))
    lends = catalogue.series.indices.map(lenders.contains)
    var (numbers, bonds): ([Bond: Int], [SiblingBond]) = ([:], [])
    bonds.reserveCapacity(catalogue.series.count)
    groups = catalogue.series.enumerated().map { index, series in
      let bond: Bond
      if entities[series.indicator] >= Self.family {
        bond = .indicator(series.indicator)
      } else if let group = named?[index], !group.isEmpty {
        bond = .group(group)
      } else if let place = places[series.indicator] {
        bond = .section(place.plan, (relisting.original(of: place) ?? place).section)
      } else {
        bond = .unit(catalogue.indicators[series.indicator].unit)
      }
      let number = numbers[bond] ?? numbers.count
      numbers[bond] = number
      bonds.append(bond.kind)
      return number
    }
    self.bonds = bonds
  }
}
