// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// Rows of any table, chosen, ordered and counted.
@Suite("Rows of tables")
struct TableRowsTests {
  @Test func areChosenOrderedAndCounted() throws {
    let office = try Office()
    let missed = try office.nenrin("attainment", "--where", "grade=missed", "--format", "csv").output.split(
      separator: "\n")
    // The 16 of the 40 targets that the numbers decide and that were not met.
    #expect(missed.count == 1 + 16)
    let counted = try office.nenrin("attainment", "--group", "grade", "--format", "csv").output
    #expect(counted.contains("missed,\(missed.count - 1),"))
    let best = try office.nenrin("attainment", "--sort", "-ratio", "--top", "1", "--format", "csv").output
    #expect(best.contains("11.8374"))
    let summary = try office.nenrin("summary", "--sort", "-rate", "--format", "csv").output.split(separator: "\n")
    #expect(summary.count == 7 && summary[1].hasPrefix("4,") && summary[6].hasPrefix(","))
    let wrong = try office.nenrin("growth", "--sort", "speed")
    #expect(wrong.status == 64 && wrong.errors.contains("cagr"))
    #expect(try office.nenrin("growth", "--where", "cagr").status == 64)
    // A pipe has no colours.
    #expect(!(try office.nenrin("attainment").output.contains("\u{1B}")))
  }
}
