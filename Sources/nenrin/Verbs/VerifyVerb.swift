// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import IndicatorStore
internal import Reports

struct VerifyVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    _superCommandName: Nenrin.name,
    abstract: say("ストア全体を読んで、壊れていないか確かめる。", "Reads the whole store and says whether all of it is sound."))

  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    let checks = try checks()
    try output.write(Self.table(checks))
    let damaged = checks.reduce(0) { $0 + $1.damage.count }
    guard damaged == 0 else { throw CommandFailure(VerifyWording.damaged(storage.path, places: damaged)) }
  }

  private func checks() throws -> [StoreCheck] {
    var progress = Progress()
    defer { progress.end() }
    return try storage.read { store in
      try store.verify { done, all in
        progress.update(fraction: Double(done) / Double(max(all, done))) { elapsed, remaining in
          VerifyWording.progress(done, of: all, rate: Double(done) / elapsed, remaining: remaining)
        }
      }
    }
  }

  /// A row a part, or one for each damaged place.
  static func table(_ checks: [StoreCheck]) -> Table {
    Table(
      columns: [VerifyWording.part, VerifyWording.checked, VerifyWording.damaged, VerifyWording.place],
      rows: checks.flatMap { check -> [[Cell]] in
        let part: [Cell] = [.word(code: check.part.rawValue, label: VerifyWording.label(check.part))]
        if check.damage.isEmpty { return [part + [.count(check.checked), .count(0), .missing]] }
        return check.damage.map {
          part + [.count(check.checked), .count(1), .text(StoreWording.describe($0))]
        }
      })
  }
}
