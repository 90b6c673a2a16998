// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Which measures of a catalogue stand a second time under another section (再掲), and where the first is.
public struct Relisting: Sendable {
  private let originals: [MeasurePlace: MeasurePlace]
  private let copies: Set<Int>

  public init(in catalogue: Catalogue) {
    let relisted = catalogue.measures.filter(\.isRelisted)
    guard !relisted.isEmpty else {
      (originals, copies) = ([:], [])
      return
    }
    struct Name: Hashable { let plan, name: String }
    let firsts = Dictionary(
      catalogue.measures.filter { !$0.isRelisted }.map { (Name(plan: $0.place.plan, name: $0.name), $0.place) },
      uniquingKeysWith: { first, _ in first })
    originals = Dictionary(
      relisted.compactMap { measure in
        firsts[Name(plan: measure.place.plan, name: measure.name)].map { (measure.place, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let places = Set(relisted.map(\.place))
    let (again, once) = (
      catalogue.placements.filter { places.contains($0.place) },
      catalogue.placements.filter { !places.contains($0.place) }
    )
    copies = Set(again.map(\.indicator)).subtracting(once.map(\.indicator))
  }

  /// Where the measure stands first, for one that stands again; `nil` where its original is not there.
  public func original(of place: MeasurePlace) -> MeasurePlace? { originals[place] }

  /// The series without those of copies; all of them where there are only copies.
  public func withoutCopies(_ series: [Int], of catalogue: Catalogue) -> [Int] {
    let own = series.filter { !isCopy(indicator: catalogue.series[$0].indicator) }
    return own.isEmpty ? series : own
  }

  /// The indicator stands in relisted measures only: its values are those of another row.
  public func isCopy(indicator: Int) -> Bool { copies.contains(indicator) }
}
