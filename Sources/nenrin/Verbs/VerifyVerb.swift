// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore
internal import Reports

struct VerifyVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: say("ストア全体を読んで、壊れていないか確かめる。", "Reads the whole store and says whether all of it is sound."))

  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    let checks = try storage.read { try $0.verify() }
    try output.write(Self.table(checks))
    let damaged = checks.reduce(0) { $0 + $1.damage.count }
    guard damaged == 0 else { throw CommandFailure(VerifyWording.damaged(storage.path, places: damaged)) }
  }

  /// A row a part, or one for each damaged place.
  static func table(_ checks: [StoreCheck]) -> Table {
    Table(
      columns: [VerifyWording.part, VerifyWording.checked, VerifyWording.damaged, VerifyWording.place],
      rows: checks.flatMap { check -> [[Cell]] in
        let part: [Cell] = [.word(code: check.part.rawValue, label: VerifyWording.label(check.part))]
        if check.damage.isEmpty { return [part + [.integer(check.checked), .integer(0), .missing]] }
        return check.damage.map {
          part + [.integer(check.checked), .integer(1), .text(StoreWording.describe($0))]
        }
      })
  }
}
