// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Forecasts on one core and on all")
struct ForecastCoresTests {
  /// The output of a store of 600 series is the same to the last byte whether one core takes all shares or all cores do.
  @Test func sameBytes() throws {
    let taskset = URL(fileURLWithPath: "/usr/bin/taskset")
    guard FileManager.default.isExecutableFile(atPath: taskset.path) else {
      print("skipped: no taskset, which gives a program one core")
      return
    }
    let office = try Office(plan: false)
    var numbers = ForecastPropertyTests.Numbers(state: 4)
    var rows = ["indicator,entity,year,value,group"]
    for row in 0..<600 {
      var value = Double.random(in: 10...10_000, using: &numbers)
      for year in 0..<(1 + row % 14) {
        value *= Double.random(in: 0.85...1.2, using: &numbers)
        rows.append("i\(row % 20),e\(row / 20),\(2000 + year),\(value),g\(row % 3)")
      }
    }
    try rows.joined(separator: "\n").write(
      to: office.folder.appendingPathComponent("many.csv"), atomically: true, encoding: .utf8)
    #expect(try office.nenrin("import", "many.csv").status == 0)
    let all = try office.nenrin("forecast", "--horizon", "6", "--format", "csv")
    let one = try CommandRun.run(
      taskset, ["-c", "0", CommandRun.executable.path, "forecast", "--horizon", "6", "--format", "csv"],
      in: office.folder, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    #expect(one.status == 0 && one.output == all.output)
    #expect(all.output.split(separator: "\n").count == 1 + 600 * 6)
  }
}
