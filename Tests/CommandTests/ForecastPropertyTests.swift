// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What must hold of every row of `nenrin forecast --format csv`, whatever the panel: random histories of every bad kind.
@Suite("Forecasts of bad histories")
struct ForecastPropertyTests {
  enum Measure: String, CaseIterable {
    case count, share, cumulative, balance

    /// Columns unit, better, span, lower_bound, upper_bound.
    var columns: String {
      switch self {
      case .count: "件,higher,annual,0,"
      case .share: "%,higher,annual,0,100"
      case .cumulative: "件,higher,cumulative,0,"
      case .balance: "件,higher,annual,,"
      }
    }
  }
  enum Shape: CaseIterable { case growing, falling, constant, zeros, someZeros, single, gaps, jump, tiny, huge }

  struct Line {
    let name: String
    let measure: Measure
    let shape: Shape
    let values: [(year: Int, value: Double)]
  }

  /// The same numbers on every machine and run.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static func lines(_ seed: UInt64) -> [Line] {
    var numbers = Numbers(state: seed)
    return Measure.allCases.flatMap { measure in
      Shape.allCases.flatMap { shape in
        (0..<3).map { copy in
          let values = values(measure, shape, &numbers)
          return Line(name: "\(measure)-\(shape)-\(copy)", measure: measure, shape: shape, values: values)
        }
      }
    }
  }

  static func values(_ measure: Measure, _ shape: Shape, _ numbers: inout Numbers) -> [(year: Int, value: Double)] {
    let count = shape == .single ? 1 : Int.random(in: 2...14, using: &numbers)
    var level = Double.random(in: 1...80, using: &numbers)
    var values: [(year: Int, value: Double)] = []
    for index in 0..<count where shape != .gaps || index % 3 != 1 || index == count - 1 {
      level *= exp(Double.random(in: -0.2...0.2, using: &numbers) + (shape == .falling ? -0.15 : 0.1))
      let jumped = shape == .jump && index >= count / 2 ? level * 1000 : level
      let value: Double =
        switch shape {
        case .constant: 12
        case .zeros: 0
        case .someZeros: Bool.random(using: &numbers) ? 0 : level.rounded()
        case .tiny: level * 1e-300
        case .huge: level * 1e200
        default: jumped
        }
      values.append((2019 - count + index, measure == .balance && shape != .zeros ? value - 20 : value))
    }
    if measure == .share { values = values.map { ($0.year, min(100, $0.value)) } }
    guard measure == .cumulative else { return values }
    let sorted = values.map(\.value).sorted()
    return zip(values, sorted).map { ($0.year, $1) }
  }

  /// A data package with the bounds and spans of each measure.
  static func write(_ lines: [Line], to office: Office) throws {
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: CommandRun.dataset), to: office.folder.appendingPathComponent("plan"))
    try office.write("fiscal_year,title,indicator\n", to: "plan/events.csv")
    let indicators = lines.map { "\($0.name),1,1,\($0.name),\($0.measure.columns),," }
    let observations = lines.flatMap { line in
      line.values.map { "\(line.name),actual,,\($0.year),\($0.value),exact,,," }
    }
    try office.write(
      "indicator,section,number,name,unit,better,span,lower_bound,upper_bound,base,plan\n"
        + indicators.joined(separator: "\n") + "\n", to: "plan/indicators.csv")
    try office.write(
      "indicator,kind,plan,fiscal_year,value,qualifier,as_of,as_written,source\n"
        + observations.joined(separator: "\n") + "\n", to: "plan/observations.csv")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func numbersStayWithinTheirBounds(_ seed: UInt64) throws {
    let (office, lines) = (try Office(plan: false), Self.lines(seed))
    try Self.write(lines, to: office)
    let imported = try office.nenrin("import", "plan", "--lang", "en")
    #expect(imported.status == 0, "\(imported.errors)")
    let run = try office.nenrin("forecast", "--horizon", "6", "--format", "csv", "--lang", "en")
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(rows.first).map(String.init)
    let (name, reason) = (header.firstIndex(of: "indicator")!, header.firstIndex(of: "reason")!)
    let columns = ["lo95", "lo80", "mean", "hi80", "hi95"].map { header.firstIndex(of: $0)! }
    var seen: Set<String> = []
    for row in rows.dropFirst() {
      let line = try #require(lines.first { $0.name == row[name] })
      seen.insert(line.name)
      let written = columns.map { row[$0] }.filter { !$0.isEmpty }
      let numbers = written.compactMap { Double($0) }
      // What is not said has a reason.
      #expect(written.count == 5 || !row[reason].isEmpty, "\(row)")
      #expect(numbers.count == written.count && numbers.allSatisfy(\.isFinite), "\(row)")
      #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }, "\(row)")
      let last = line.values[line.values.count - 1].value
      switch line.measure {
      case .count: #expect(numbers.allSatisfy { $0 >= 0 }, "\(row)")
      case .share: #expect(numbers.allSatisfy { $0 >= 0 && $0 <= 100 }, "\(row)")
      case .cumulative: #expect(numbers.allSatisfy { $0 >= last }, "\(row)")
      case .balance: break
      }
      // No share at all has a place on its scale, as all has: a little may come.
      if line.shape == .zeros, line.measure != .share { #expect(numbers.allSatisfy { $0 == 0 }, "\(row)") }
    }
    #expect(seen.count == lines.count)
  }

  /// Without a data package nothing states a bound: an amount that was never below zero is not forecast below it.
  @Test func aPlainTableStatesNoBounds() throws {
    let office = try Office(plan: false)
    let rows = (2010...2018).flatMap { year in
      ["z,\(year),0", "a,\(year),\((2018 - year) * 40)", "balance,\(year),\((2014 - year) * 40)"]
    }
    try office.write("indicator,year,value\n" + rows.joined(separator: "\n") + "\n", to: "a.csv")
    try office.nenrin("import", "a.csv")
    let run = try office.nenrin("forecast", "--horizon", "6", "--format", "csv", "--lang", "en")
    let table = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(table.first).map(String.init)
    let (mean, low) = (header.firstIndex(of: "mean")!, header.firstIndex(of: "lo95")!)
    func numbers(_ name: String, _ column: Int) -> [Double] {
      table.filter { $0[0] == name }.compactMap { Double($0[column]) }
    }
    #expect(numbers("z", mean) == [0, 0, 0, 0, 0, 0])
    #expect(numbers("a", low).count == 6 && numbers("a", low).allSatisfy { $0 >= 0 })
    #expect(numbers("balance", low).contains { $0 < -160 })
  }
}
