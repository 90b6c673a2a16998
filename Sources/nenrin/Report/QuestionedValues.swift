// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// The stated values that the audit disproves, so that they are marked wherever else they stand.
struct QuestionedValues {
  private let computed: [Int: AuditFinding]

  init(_ findings: [AuditFinding], in panel: Panel) {
    let disproved = findings.filter { $0.severity == .error && $0.computed != nil && !$0.indicator.isEmpty }
    var computed: [Int: AuditFinding] = [:]
    for finding in disproved {
      for placement in panel.catalogue.placements where placement.place == finding.place {
        guard panel.catalogue.indicators[placement.indicator].name == finding.indicator,
          let series = panel.catalogue.seriesIndex(Series(indicator: placement.indicator))
        else { continue }
        computed[series] = finding
      }
    }
    self.computed = computed
  }

  /// What the audit computes in the place of the value that it disproves; `nil` where it disproves another, or none.
  func computed(ofSeries series: Int, value: Double) -> Double? {
    computed[series].flatMap { $0.stated == value ? $0.computed : nil }
  }

  /// Only where the value is the one that the audit disproves.
  func note(ofSeries series: Int, value: Double) -> String? {
    computed[series]?.stated == value ? note(ofSeries: series) : nil
  }

  /// What the audit has to say of the series' value, in a few words; `nil` where it has nothing.
  func note(ofSeries series: Int) -> String? {
    computed[series].map { AuditWording.questioned(stated: $0.stated, computed: $0.computed, unit: $0.unit) }
  }
}

extension Table {
  /// With what else is to be said of some rows in the column of notes; programs have the notes that they had.
  /// - Parameter said: of each row; `nil` where there is nothing.
  func noting(_ said: [String?]) -> Table {
    guard said.contains(where: { $0 != nil }) else { return self }
    guard let column = columns.firstIndex(where: { $0.key == Headings.noteForPeople.key }) else {
      return Table(
        columns: columns + [Headings.noteForPeople], rows: zip(rows, said).map { $0 + [.stated($1)] })
    }
    return Table(
      columns: columns,
      rows: zip(rows, said).map { row, said in
        guard let said else { return row }
        guard case .text(let note) = row[column] else {
          return row.replacing(column, with: .word(code: "", label: said))
        }
        return row.replacing(column, with: .word(code: note, label: note + say("；", "; ") + said))
      })
  }
}

extension [Cell] {
  fileprivate func replacing(_ column: Int, with cell: Cell) -> [Cell] {
    var cells = self
    cells[column] = cell
    return cells
  }
}
