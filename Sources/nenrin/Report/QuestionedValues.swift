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

  /// Only where the value is the one that the audit disproves.
  func note(ofSeries series: Int, value: Double) -> String? {
    computed[series]?.stated == value ? note(ofSeries: series) : nil
  }

  /// What the audit has to say of the series' value, in a few words; `nil` where it has nothing.
  func note(ofSeries series: Int) -> String? {
    computed[series].map { AuditWording.questioned(stated: $0.stated, computed: $0.computed, unit: $0.unit) }
  }
}
