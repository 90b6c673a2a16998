// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Foundation
internal import Programs
internal import Reports

struct DoctorVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    _superCommandName: Nenrin.name,
    abstract: say(
      "何が入っていて何が足りないか、何に要り、どう入れるかを言う。",
      "Says what is installed and what is missing, what for, and how to install it."))

  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    let isStoreNamed = storage.store != nil || getenv("NENRIN_STORE") != nil
    let hasStore = isStoreNamed || FileManager.default.fileExists(atPath: storage.path)
    let findings = Examination(store: hasStore ? storage.path : nil).findings()
    let isDebian = ProgramRun.locate("apt-get") != nil
    try output.write(Self.table(findings, onDebian: isDebian))
    let missing = findings.filter { $0.state == .missing }.map(\.component)
    Diagnostics.write(
      DoctorWording.conclusion(
        missing: missing.count,
        faulty: findings.filter { $0.state == .faulty }.map { DoctorWording.name($0.component) },
        installation: Component.installation(of: missing, onDebian: isDebian)))
    guard !findings.contains(where: \.isGrave) else { throw CommandFailure(DoctorWording.grave) }
  }

  /// For people only what is missing has a command beside it, that of their system.
  static func table(_ findings: [Finding], onDebian: Bool) -> Table {
    Table(
      columns: [
        DoctorWording.part, DoctorWording.state, DoctorWording.found, DoctorWording.neededFor,
        DoctorWording.install, DoctorWording.debian, DoctorWording.homebrew,
      ],
      rows: findings.map { finding in
        let component = finding.component
        let command = onDebian ? component.debianCommand : component.homebrewCommand
        return [
          .word(code: component.rawValue, label: DoctorWording.name(component)),
          .word(code: finding.state.rawValue, label: DoctorWording.label(finding.state)),
          .stated(finding.found), .text(DoctorWording.purpose(component)),
          finding.state == .missing ? .stated(command) : .missing,
          .stated(component.debianCommand), .stated(component.homebrewCommand),
        ]
      })
  }
}
