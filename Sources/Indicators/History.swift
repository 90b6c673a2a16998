// SPDX-License-Identifier: GPL-3.0-or-later

/// What has come in one series, year by year: the actuals, and the baseline for a year that has no actual.
public struct History: Sendable, Equatable {
  public struct Point: Sendable, Equatable {
    public let year: FiscalYear
    public let value: Double

    public init(year: FiscalYear, value: Double) { (self.year, self.value) = (year, value) }
  }

  /// Ascending by year, one a year; gaps are simply absent.
  public let points: [Point]

  public init(_ points: [Point]) { self.points = points.sorted { $0.year < $1.year } }

  public var first: Point? { points.first }
  public var last: Point? { points.last }

  public subscript(year: FiscalYear) -> Double? { points.first { $0.year == year }?.value }

  public func limited(to years: ClosedRange<FiscalYear>) -> History {
    History(points.filter { years.contains($0.year) })
  }
}

extension History {
  /// The values of all series by year, as their histories have them: the actual, or where there is none the baseline.
  public static func columns(_ columns: [ColumnKey: Column]) -> [FiscalYear: Column] {
    var values: [FiscalYear: Column] = [:]
    for (key, column) in columns where key.kind == .actual { values[key.year] = column }
    for (key, column) in columns where key.kind == .baseline {
      guard var actual = values[key.year] else {
        values[key.year] = column
        continue
      }
      actual.fill(from: column)
      values[key.year] = actual
    }
    return values
  }
}

extension Panel {
  /// The history of a series. Baselines count because a plan states them as the value of that year.
  public func history(ofSeries series: Int) -> History {
    var values: [FiscalYear: Double] = [:]
    for kind in [ObservationKind.baseline, .actual] {
      for (key, column) in columns where key.kind == kind && series < column.count {
        if let value = column[series] { values[key.year] = value }
      }
    }
    return History(values.map { History.Point(year: $0.key, value: $0.value) })
  }
}
