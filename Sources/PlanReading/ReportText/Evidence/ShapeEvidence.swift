// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// What speaks for and against that a table was understood: its own ratios, units that fit the names of what they count, names
/// that are whole. A reader that does not know a shape still gives numbers; these are what it cannot fake. Where they are
/// against it, none of the table's values is sure.
struct ShapeEvidence {
  private var ratios = StatedRatios()
  private var rows = 0
  /// Rows whose unit is none of their name's, and rows whose name is part of one.
  private var misfits = 0
  private var cuts = 0
  /// Rows that begin later than they end.
  private var disorders = 0

  /// Lowers what is read from tables that were not understood, and from rows that do not agree with themselves.
  static func settle(_ readings: inout [MeasureObservations]) {
    let tables = Dictionary(grouping: readings.indices) { readings[$0].measure.table }
    for indices in tables.values {
      var evidence = ShapeEvidence()
      for index in indices { evidence.add(readings[index]) }
      for index in indices {
        readings[index].doubtMisfits()
        if evidence.isAgainst { readings[index].doubtAll(.shape) }
      }
    }
  }

  private mutating func add(_ reading: MeasureObservations) {
    ratios.add(reading)
    rows += 1
    if reading.misfits.contains(true) { misfits += 1 }
    if reading.isNameCut { cuts += 1 }
    if reading.isDisordered { disorders += 1 }
  }

  private var isAgainst: Bool {
    ratios.contradict || misfits > 1 && 5 * misfits > rows || cuts > 1 && 5 * cuts > rows
      || disorders > 1 && 5 * disorders > rows
  }
}

extension MeasureObservations {
  /// For each number whether its unit is none in which its indicator can be counted.
  var misfits: [Bool] {
    numbers.map { $0.isNamed && $0.quantity.kind != .change && UnitAgreement.isExcluded($0.unit, of: $0.label.text) }
  }

  /// Where it stood at first is of a later year than where it stands or is to go.
  var isDisordered: Bool {
    func latest(_ kind: ObservationKind) -> Int? { numbers.filter { $0.kind == kind }.map(\.year).max() }
    guard let start = latest(.baseline) else { return false }
    return latest(.target).map { $0 < start } ?? false || latest(.actual).map { $0 < start } ?? false
  }

  /// The name of a measure whose lines were told apart by their places.
  var isNameCut: Bool { isAligned && NameShape.isCut(measure.name) }

  mutating func doubtMisfits() {
    for (index, isMisfit) in misfits.enumerated() where isMisfit { doubt(.contradiction, index) }
    if isNameCut { doubtAll(.shape) }
    // A row of one indicator has one unit.
    let parts = Dictionary(grouping: numbers.indices.filter { numbers[$0].isNamed && !numbers[$0].unit.isEmpty }) {
      "\(numbers[$0].part) \(numbers[$0].label.text)"
    }
    for indices in parts.values
    where Set(indices.filter { numbers[$0].quantity.kind != .change }.map { numbers[$0].unit }).count > 1 {
      for index in indices { doubt(.unitsDiffer, index) }
    }
  }

  mutating func doubtAll(_ doubt: Certainty.Doubt) {
    for index in observations.indices { self.doubt(doubt, index) }
  }
}
