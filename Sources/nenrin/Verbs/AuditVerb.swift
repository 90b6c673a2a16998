// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
internal import Indicators
internal import PlanEvaluation
internal import PlanReading
internal import Reports

struct AuditVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    _superCommandName: Nenrin.name,
    abstract: say(
      "計画の結果の、計算や日付の合わないところを示す。", "Shows what does not add up in a plan's results: arithmetic, statuses, dates."))

  @Argument(
    help: ArgumentHelp(
      say("報告書やデータパッケージ（なければストアの計画）", "a report or data package; without one, a plan in the store"), valueName: "path"),
    completion: .file())
  var path: String?

  @Option(
    help: ArgumentHelp(
      say(
        "報告書の不確かな読み取りを書き出す CSV。直した後は、それを使って照合する",
        "a CSV for a report's doubtful readings: written if it is not there; once corrected, used"), valueName: "file"),
    completion: .file())
  var review: String?

  @OptionGroup var plan: PlanOption
  @OptionGroup var output: TableOptions
  @OptionGroup var storage: StoreOptions

  func run() throws {
    let (panel, statements) = try read()
    let plan = try plan.find(in: panel)
    let findings = PlanAudit.findings(of: plan, in: panel, statements: statements)
    try output.write(Self.table(findings, in: panel))
    if findings.isEmpty { Diagnostics.write(AuditWording.nothing(plan.id, rules: PlanAudit.ruleNames.count)) }
  }

  private func read() throws -> (Panel, [ReportStatement]) {
    guard let path else { return (try storage.panel(), []) }
    let review = try ReviewFile(path: review)
    var options = ReadingOptions()
    options.review = review.sheet
    let documents: ReadDocuments
    do throws(ReadingRefusal) {
      documents = try DocumentReader.read([path], options)
    } catch {
      error.problems.map(ReadingWording.line).forEach(Diagnostics.write)
      throw CommandFailure(AuditWording.unreadable(error.problems.count))
    }
    if !documents.doubtful.isEmpty {
      try review.write(documents.doubtful)
      Diagnostics.write(AuditWording.leftOut(documents.doubtful.count, review: review.path))
    }
    return (documents.panel, documents.statements)
  }

  static func table(_ findings: [AuditFinding], in panel: Panel) -> Table {
    let names = Dictionary(
      panel.catalogue.measures.map { ($0.place, $0.name) }, uniquingKeysWith: { first, _ in first })
    return Table(
      columns: [
        Headings.severity, Headings.rule, Headings.section, Headings.number, Headings.measure,
        Headings.stated.forPrograms(), Headings.computed.forPrograms(), Headings.statedForPeople,
        Headings.computedForPeople, Headings.asWritten, Headings.explanation, Headings.name, Headings.unitForPrograms,
      ],
      rows: findings.map { finding in
        [
          .word(code: finding.severity.rawValue, label: AuditWording.severity(finding.severity)),
          .word(code: finding.rule, label: AuditWording.rule(finding.rule)), .optional(finding.section),
          .optional(finding.place?.number), .stated(finding.place.flatMap { names[$0] }), .optional(finding.stated),
          .optional(finding.computed), finding.isComputed ? .optional(finding.stated) : .missing,
          finding.isComputed ? computed(finding) : .missing, .text(finding.asWritten),
          .text(AuditWording.explanation(finding)),
          .stated(finding.indicator), .stated(finding.unit),
        ]
      })
  }

  /// With the digits of the explanation, in the colour of what is wrong.
  private static func computed(_ finding: AuditFinding) -> Cell {
    guard let value = finding.computed else { return .missing }
    return .graded(code: NumberText.exact(value), label: "≠ " + AuditWording.number(value), tone: .bad)
  }
}

extension AuditFinding {
  /// A number was stated that arithmetic contradicts; else two statements were held against each other, which the explanation tells.
  fileprivate var isComputed: Bool {
    switch fact {
    case .share, .growth, .multiple, .total, .countedMeasures, .countedAttained, .rate: true
    default: false
    }
  }
}
