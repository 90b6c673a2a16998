// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// A panel as it is being read, with the problems met so far and the line where each value was found first.
struct PanelDraft {
  var panel = Panel()
  var problems: [ReadingProblem] = []
  var notes: [ReadingNote] = []
  var largeTables = LargeTable.Settings()
  var options = ReadingOptions()
  /// What was said now of tables that were read, to be remembered.
  private(set) var mappings: [HeaderSet: ColumnMapping] = [:]
  /// The indicators read from reports, by their slugs.
  private(set) var reported: Set<String> = []
  /// How many values of earlier years were left out, since another report had them otherwise.
  private(set) var revisions = 0
  /// The indicators of which nothing says which way is better, by their slugs.
  var directionsLeftOpen: [String] = []
  private(set) var lines: [ObservationKey: FilePlace] = [:]
  private var sections: [SectionKey: PlanSection] = [:]
  private var measures: [MeasurePlace: Measure] = [:]
  private var placements: Set<Placement> = []
  private var varying: Set<VaryingAttribute> = []
  private var plans: [String: Plan] = [:]
  /// What the document that is being read has named itself, whether or not another one named it before.
  private var plansOfDocument: Set<String> = []
  private var placementsOfDocument: Set<Placement> = []
  private var yearsBeyondEra: (years: [String: Int], place: FilePlace)?

  private struct VaryingAttribute: Hashable {
    let attribute: String
    let indicator: String
  }

  private struct SectionKey: Hashable {
    let plan: String
    let section: Int
  }

  /// What was read, or `nil` with the problem noted, so that the reading goes on.
  mutating func noting<Result>(_ reading: () throws(ReadingProblem) -> Result) -> Result? {
    do {
      return try reading()
    } catch {
      problems.append(error)
      return nil
    }
  }

  /// Takes an observation, or notes why it cannot be taken.
  mutating func insert(
    _ value: Double, series: Int, at key: ColumnKey, annotation: Annotation = Annotation(), from place: FilePlace
  ) {
    let indicator = panel.catalogue.indicator(ofSeries: series)
    if isOutside(value, of: indicator) {
      problems.append(
        ReadingProblem(
          place, .outOfBounds(value: value, lower: indicator.lowerBound, upper: indicator.upperBound)))
      return
    }
    let observation = ObservationKey(series: series, column: key)
    let isNew = panel[series, key] == nil
    if let conflict = panel.insert(value, series: series, at: key, annotation: annotation) {
      let first = lines[observation]
      problems.append(
        ReadingProblem(
          place,
          .conflict(
            present: conflict.present, offered: conflict.offered,
            firstLine: first?.file == place.file && first?.sheet == place.sheet ? first?.line : nil)))
    } else if isNew {
      lines[observation] = place
    }
  }

  func indicator(_ slug: String) -> Indicator? {
    panel.catalogue.indicatorIndex(slug: slug).map { panel.catalogue.indicators[$0] }
  }

  /// Adds an indicator; one that is there already must have been defined the same way.
  mutating func add(_ indicator: Indicator, from place: FilePlace) -> Int {
    guard let index = panel.catalogue.indicatorIndex(slug: indicator.slug) else {
      return panel.catalogue.add(indicator)
    }
    let present = panel.catalogue.indicators[index]
    if let difference = present.firstDifference(from: indicator) {
      problems.append(
        ReadingProblem(
          place,
          .definitionConflict(
            indicator: indicator.slug, field: difference.field, present: difference.present,
            offered: difference.offered)))
    }
    return index
  }

  /// Adds an indicator read from a report, or finds it: how another year's report words it decides nothing.
  mutating func addReported(_ indicator: Indicator) -> Int {
    reported.insert(indicator.slug)
    return panel.catalogue.add(indicator)
  }

  /// A report says another value of an earlier year than is there already.
  mutating func noteRevision() { revisions += 1 }

  /// The plan of that id, made with what is known of it if no document described it.
  mutating func ensurePlan(_ id: String, year: FiscalYear) {
    guard plans[id] == nil else { return }
    let ownYear = FiscalYearNotation.year(in: id).map(FiscalYear.init)
    _ = add(Plan(id: id, title: id, owner: "", fiscalYear: ownYear ?? year))
  }

  mutating func beginDocument() {
    plansOfDocument = []
    placementsOfDocument = []
  }

  /// The document's plan, if it has just one.
  var solePlanOfDocument: String? { plansOfDocument.count == 1 ? plansOfDocument.first : nil }

  func hasPlan(_ id: String) -> Bool { plans[id] != nil }

  func hasSection(_ section: Int, ofPlan plan: String) -> Bool {
    sections[SectionKey(plan: plan, section: section)] != nil
  }

  func hasMeasure(at place: MeasurePlace) -> Bool { measures[place] != nil }

  /// Adds a plan; `false` where another one has its id.
  mutating func add(_ plan: Plan) -> Bool {
    plansOfDocument.insert(plan.id)
    if let present = plans[plan.id] { return present == plan }
    plans[plan.id] = plan
    panel.catalogue.plans.append(plan)
    return true
  }

  /// Adds a section; `false` where another one has its number.
  mutating func add(_ section: PlanSection) -> Bool {
    let key = SectionKey(plan: section.plan, section: section.section)
    if let present = sections[key] { return present == section }
    sections[key] = section
    panel.catalogue.sections.append(section)
    return true
  }

  /// Adds a measure; `false` where another one has its place.
  mutating func add(_ measure: Measure) -> Bool {
    if let present = measures[measure.place] { return present == measure }
    measures[measure.place] = measure
    panel.catalogue.measures.append(measure)
    return true
  }

  /// Adds a placement; `false` where the document has it already.
  mutating func add(_ placement: Placement) -> Bool {
    guard placementsOfDocument.insert(placement).inserted else { return false }
    if placements.insert(placement).inserted { panel.catalogue.placements.append(placement) }
    return true
  }

  /// Sets an attribute and remembers where it was set twice to different texts. A blank one says nothing.
  mutating func setAttribute(_ name: String, ofSeries series: Int, to value: String) {
    let present = panel.catalogue.attributes[name]?[series] ?? ""
    guard !value.isEmpty, value != present else { return }
    if !present.isEmpty { markVarying(name, of: panel.catalogue.indicator(ofSeries: series).slug) }
    panel.catalogue.setAttribute(name, ofSeries: series, to: value)
  }

  /// Tells which attributes were set twice to different texts in the file.
  mutating func markVarying(_ attribute: String, of indicator: String) {
    varying.insert(VaryingAttribute(attribute: attribute, indicator: indicator))
  }

  mutating func noteVaryingAttributes(of file: String, sheet: String? = nil) {
    let ordered = varying.sorted { ($0.attribute, $0.indicator) < ($1.attribute, $1.indicator) }
    varying = []
    notes += ordered.map {
      ReadingNote(
        place: FilePlace(file: file, sheet: sheet, header: $0.attribute),
        fact: .attributeVaries(indicator: $0.indicator))
    }
  }

  /// Remembers the years of a text that their era did not have, and where the first one stands.
  mutating func lookForYearsBeyondEra(in text: some StringProtocol, at place: @autoclosure () -> FilePlace) {
    for found in YearsBeyondEra.found(in: text) {
      if yearsBeyondEra == nil { yearsBeyondEra = ([:], place()) }
      yearsBeyondEra?.years[found.asWritten] = found.year
    }
  }

  mutating func noteYearsBeyondEra() {
    guard let found = yearsBeyondEra else { return }
    notes.append(ReadingNote(place: found.place, fact: .yearsBeyondEra(found.years)))
    yearsBeyondEra = nil
  }

  /// Tells what was guessed, remembered or said of a table's columns.
  mutating func note(_ layout: TidyLayout, of table: CellTable) {
    let place = table.place(line: table.headerLine)
    if !layout.guesses.isEmpty {
      notes.append(ReadingNote(place: place, fact: .columnsGuessed(layout.guesses.arguments)))
    }
    notes += layout.doubts(of: table, plan: options.plan).map { ReadingNote(place: place, fact: $0) }
    guard !layout.mapping.isEmpty else { return }
    let said = options.mapping.restricted(to: table.header)
    if !said.isEmpty { mappings[HeaderSet(table.header)] = layout.mapping }
    if said.words != layout.mapping.words {
      notes.append(ReadingNote(place: place, fact: .columnsRemembered(layout.mapping.arguments)))
    }
  }

  /// Headers that the user spoke of and no table has.
  var unmetHeaders: [String] {
    let met = Set(mappings.values.flatMap(\.words.keys))
    return options.mapping.words.keys.filter { !met.contains($0) }.sorted()
  }

  mutating func add(_ source: Source) {
    if !panel.catalogue.sources.contains(source) { panel.catalogue.sources.append(source) }
  }

  mutating func add(_ event: Event) {
    if !panel.catalogue.events.contains(event) { panel.catalogue.events.append(event) }
  }

  private func isOutside(_ value: Double, of indicator: Indicator) -> Bool {
    // A change may go either way; its bounds, if any, are those of the level.
    guard indicator.span != .change else { return false }
    return indicator.lowerBound.map { value < $0 } ?? false || indicator.upperBound.map { value > $0 } ?? false
  }
}

extension Indicator {
  /// The first field in which two definitions of one indicator differ.
  func firstDifference(from other: Indicator) -> (field: String, present: String, offered: String)? {
    func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
    guard self != other else { return nil }
    let fields: [(String, String, String)] = [
      ("name", name, other.name), ("unit", unit, other.unit), ("better", better.rawValue, other.better.rawValue),
      ("span", span.rawValue, other.span.rawValue), ("lower_bound", text(lowerBound), text(other.lowerBound)),
      ("upper_bound", text(upperBound), text(other.upperBound)), ("base", base ?? "", other.base ?? ""),
    ]
    return fields.first { $0.1 != $0.2 }.map { (field: $0.0, present: $0.1, offered: $0.2) }
  }
}
