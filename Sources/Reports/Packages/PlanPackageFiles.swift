// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
public import Indicators

/// A panel as the files of a Tabular Data Package, which reads back to the same panel.
///
/// A series is there by its values: one without a value in any column, of which there is nothing to say, does not come back.
public struct PlanPackageFiles: Sendable {
  let tables: [PackageTable]
  private let descriptor: String

  private static let descriptorName = "datapackage.json"

  /// - Parameters:
  ///   - name: the package's name: lower-case letters, digits and hyphens.
  ///   - isDraft: marks the package as a proposal, not anybody's plan.
  public init(_ panel: Panel, name: String, title: String, isDraft: Bool = false) {
    tables = Self.tables(panel)
    descriptor =
      PackageDescriptor(name: name, title: title, isDraft: isDraft, tables: tables, sources: panel.catalogue.sources)
      .json
  }

  /// The names of the files.
  public var names: [String] { tables.map(Self.file) + [Self.descriptorName] }

  /// Hands over a file piece by piece: a large table is never in memory as a text.
  public func write(_ name: String, to text: (String) throws -> Void) throws {
    if name == Self.descriptorName { return try text(descriptor) }
    try tables.first { Self.file($0) == name }?.write(text)
  }

  /// All files by name, for a package that is not large.
  public var files: [String: String] {
    var files: [String: String] = [:]
    for name in names { try? write(name) { files[name, default: ""] += $0 } }
    return files
  }

  private static func file(_ table: PackageTable) -> String { "\(table.name).csv" }

  private static func tables(_ panel: Panel) -> [PackageTable] {
    let catalogue = panel.catalogue
    var tables = [
      plans(catalogue), sections(catalogue), measures(catalogue), indicators(catalogue), observations(panel),
    ]
    if !catalogue.hasOnlySolePlacements { tables.append(placements(catalogue)) }
    if !catalogue.attributes.isEmpty { tables.append(attributes(catalogue)) }
    tables.append(sources(catalogue))
    if !catalogue.events.isEmpty { tables.append(events(catalogue)) }
    return tables
  }

  private static func plans(_ catalogue: Catalogue) -> PackageTable {
    PackageTable(
      "plan", [.key("plan"), .text("title"), .text("owner"), .required("fiscal_year", "year")],
      catalogue.plans.map { [.text($0.id), .text($0.title), .text($0.owner), .year($0.fiscalYear)] })
  }

  private static func sections(_ catalogue: Catalogue) -> PackageTable {
    PackageTable(
      "sections", [.key("plan"), .keyInteger("section"), .text("title")],
      catalogue.sections.map { [.text($0.plan), .integer($0.section), .text($0.title)] },
      references: [.init(["plan"], "plan")])
  }

  private static func measures(_ catalogue: Catalogue) -> PackageTable {
    PackageTable(
      "measures",
      [
        .key("plan"), .keyInteger("section"), .keyInteger("number"), .required("name"), .text("department"),
        .words("new", Novelty.self), .boolean("relisted"), .words("declared_status", DeclaredStatus.self),
      ],
      catalogue.measures.map {
        [
          .text($0.place.plan), .integer($0.place.section), .integer($0.place.number), .text($0.name),
          .text($0.department), .text($0.novelty.rawValue), .text($0.isRelisted ? "true" : "false"),
          .text($0.declaredStatus?.rawValue ?? ""),
        ]
      }, references: [.init(["plan", "section"], "sections")])
  }

  private static func indicators(_ catalogue: Catalogue) -> PackageTable {
    let first = Dictionary(
      catalogue.placements.map { ($0.indicator, $0.place) }, uniquingKeysWith: { first, _ in first })
    return PackageTable(
      "indicators",
      [
        .key("indicator"), .integer("section"), .integer("number"), .required("name"), .text("unit"),
        .words("better", Better.self), .words("span", Span.self), .number("lower_bound"), .number("upper_bound"),
        .text("base"), .text("plan"),
      ],
      catalogue.indicators.enumerated().map { index, indicator in
        [
          .text(indicator.slug), .optional(first[index]?.section), .optional(first[index]?.number),
          .text(indicator.name), .text(indicator.unit), .text(indicator.better.rawValue),
          .text(indicator.span.rawValue), .optional(indicator.lowerBound), .optional(indicator.upperBound),
          .text(indicator.base ?? ""), .text(first[index]?.plan ?? ""),
        ]
      })
  }

  private static func observations(_ panel: Panel) -> PackageTable {
    let catalogue = panel.catalogue
    let hasEntities = catalogue.series.contains { !$0.entity.isEmpty }
    return PackageTable(
      "observations",
      [
        .required("indicator"), .words("kind", ObservationKind.self, isRequired: true), .text("plan"),
        .required("fiscal_year", "year"),
        .required("value", "number"), .words("qualifier", Qualifier.self), .date("as_of"), .text("as_written"),
        .text("source"),
      ] + (hasEntities ? [.text("entity")] : []),
      references: [.init(["indicator"], "indicators")]
    ) { body in
      let keys = panel.orderedKeys
      for series in catalogue.series.indices {
        for key in keys {
          guard let value = panel[series, key] else { continue }
          try body(observation(value, series, key, in: panel, withEntity: hasEntities))
        }
      }
    }
  }

  private static func observation(
    _ value: Double, _ series: Int, _ key: ColumnKey, in panel: Panel, withEntity: Bool
  ) -> [Cell] {
    let note = panel.annotation(series, key) ?? Annotation()
    return [
      .text(panel.catalogue.indicator(ofSeries: series).slug), .text(key.kind.rawValue), .text(key.plan),
      .year(key.year), .number(value), .text(note.qualifier.rawValue), .text(note.asOf?.description ?? ""),
      .text(note.asWritten), .text(note.source),
    ] + (withEntity ? [.text(panel.catalogue.series[series].entity)] : [])
  }

  /// Which measures have an indicator, where one row an indicator cannot say it: it stands in several plans.
  private static func placements(_ catalogue: Catalogue) -> PackageTable {
    PackageTable(
      "placements", [.key("plan"), .keyInteger("section"), .keyInteger("number"), .key("indicator")],
      catalogue.placements.map {
        [
          .text($0.place.plan), .integer($0.place.section), .integer($0.place.number),
          .text(catalogue.indicators[$0.indicator].slug),
        ]
      }, references: [.init(["indicator"], "indicators"), .init(["plan", "section", "number"], "measures")])
  }

  private static func attributes(_ catalogue: Catalogue) -> PackageTable {
    let rows = catalogue.attributes.keys.sorted().flatMap { name in
      catalogue.series.indices.compactMap { index -> [Cell]? in
        guard let value = catalogue.attributes[name]?[index], !value.isEmpty else { return nil }
        let series = catalogue.series[index]
        return [
          .text(catalogue.indicators[series.indicator].slug), .text(series.entity), .text(name), .text(value),
        ]
      }
    }
    return PackageTable(
      "attributes", [.required("indicator"), .text("entity"), .required("attribute"), .text("value")], rows,
      references: [.init(["indicator"], "indicators")])
  }

  /// The years that were not like others; an event of no indicator is one of all.
  private static func events(_ catalogue: Catalogue) -> PackageTable {
    PackageTable(
      "events", [.required("fiscal_year", "year"), .required("title"), .text("indicator")],
      catalogue.events.map { [.year($0.year), .text($0.title), .text($0.indicator)] })
  }

  private static func sources(_ catalogue: Catalogue) -> PackageTable {
    PackageTable(
      "sources", [.text("title"), .text("path"), .text("licence")],
      catalogue.sources.map { [.text($0.title), .text($0.path), .text($0.licence)] })
  }
}

extension Catalogue {
  /// Each placement is the only one of its indicator, and they stand in the indicators' order.
  fileprivate var hasOnlySolePlacements: Bool {
    zip(placements, placements.dropFirst()).allSatisfy { $0.indicator < $1.indicator }
  }
}
