// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports

/// Names as people read them: a relisted row says so, since its values are those of another row.
struct ShownNames {
  private let panel: Panel
  private let relisting: Relisting

  init(in panel: Panel) { (self.panel, relisting) = (panel, Relisting(in: panel.catalogue)) }

  static func relisted(_ name: String) -> String { name + say("（再掲）", " (relisted)") }

  /// The name alone for programs.
  func cell(_ measure: Measure?) -> Cell {
    guard let measure else { return .missing }
    return measure.isRelisted ? .word(code: measure.name, label: Self.relisted(measure.name)) : .text(measure.name)
  }

  func indicator(ofSeries series: Int) -> String {
    let index = panel.catalogue.series[series].indicator
    let name = DraftWording.shown(panel.catalogue.indicators[index].name)
    return relisting.isCopy(indicator: index) ? Self.relisted(name) : name
  }

  /// With the entity where there are several.
  func title(ofSeries series: Int) -> String {
    let entity = panel.catalogue.series[series].entity
    return indicator(ofSeries: series) + (entity.isEmpty ? "" : " (\(entity))")
  }

  func indicator(_ indicator: Indicator) -> String {
    let isCopy = panel.catalogue.indicatorIndex(slug: indicator.slug).map { relisting.isCopy(indicator: $0) } ?? false
    let name = DraftWording.shown(indicator.name)
    return isCopy ? Self.relisted(name) : name
  }

  /// Of a target that was written as a change the name says of what it is the level.
  func indicator(of row: Attainment) -> String {
    let name = indicator(ofSeries: row.series)
    guard row.isLevelOfChange else { return name }
    return name + ReportWording.asLevel
  }
}

extension Attainment {
  var ofEntity: String { entity.isEmpty ? "" : " (\(entity))" }

  /// In sentences.
  var shownName: String { indicator.name + ofEntity }
}

extension Cell {
  /// A target as people count: nobody is three quarters of a person.
  static func target(_ value: Double?, ofSeries series: Int?, better: Better, in panel: Panel) -> Cell {
    guard let value else { return .missing }
    let shown = series.map { panel.shownTarget(value, ofSeries: $0) } ?? value
    return shown == value ? .number(value) : .counted(value, shown: shown)
  }
}
