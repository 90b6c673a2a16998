// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// A reading that is too doubtful for the store until a person has looked at it.
public struct DoubtfulReading: Hashable, Sendable {
  /// Names the reading in a review sheet: section, number and which number of the measure it is.
  public let id: String
  public let measure: String
  public let observation: ReadObservation
}

extension PlanReport {
  private var measureNames: [MeasurePlace: String] {
    Dictionary(measures.map { ($0.place, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The observations with their names: the n-th of its measure.
  var readings: [DoubtfulReading] {
    let names = measureNames
    var counts: [MeasurePlace: Int] = [:]
    return observations.map { observation in
      let place = observation.place
      counts[place, default: 0] += 1
      return DoubtfulReading(
        id: "\(place.section)-\(place.number)-\(counts[place] ?? 0)", measure: names[place] ?? "",
        observation: observation)
    }
  }

  /// Puts the report's plan and measures into a draft, with the observations that are certain or that a review has settled;
  /// the doubtful ones are returned.
  func read(into draft: inout PanelDraft, file: String, review: ReviewSheet?) -> [DoubtfulReading] {
    let place = FilePlace(file: file)
    draft.beginDocument()
    if !draft.add(plan) { draft.problems.append(ReadingProblem(place, .repeatedKey(plan.id))) }
    for section in sections where !draft.add(section) {
      draft.problems.append(ReadingProblem(place, .repeatedKey("\(section.plan) \(section.section)")))
    }
    for measure in measures where !draft.add(measure) {
      draft.problems.append(ReadingProblem(place, .repeatedKey("\(measure.place.section)-\(measure.place.number)")))
    }
    draft.add(Source(title: plan.title, path: file))
    note(into: &draft, file)
    var doubtful: [DoubtfulReading] = []
    var settled: [ReadObservation] = []
    for reading in readings {
      switch review?.decision(on: reading) {
      case .accepted(let corrected)?: settled.append(corrected)
      case .rejected?: continue
      case nil:
        if reading.observation.certainty >= Certainty.sufficient {
          settled.append(reading.observation)
        } else {
          doubtful.append(reading)
        }
      }
    }
    let names = measureNames
    let known = draft.panel.catalogue.indicators.count
    var slugs = ReportSlugs()
    for (series, observations) in Dictionary(
      grouping: settled, by: { SeriesKey(place: $0.place, series: $0.series, unit: $0.unit) }
    ).sorted(by: { $0.key < $1.key }) {
      insert(observations, series, ofMeasure: names[series.place] ?? "", place, &slugs, &draft)
    }
    draft.noteDirectionsLeftOpen(ofIndicatorsFrom: known)
    return doubtful
  }

  private func note(into draft: inout PanelDraft, _ file: String) {
    if let found = yearsBeyondEra {
      draft.notes.append(
        ReadingNote(place: FilePlace(file: file, line: found.line), fact: .yearsBeyondEra(found.years)))
    }
    let sheet = observations.first?.sheet
    if let found = conventionalStatuses {
      draft.notes.append(
        ReadingNote(
          place: FilePlace(file: file, sheet: sheet, line: found.line), fact: .statusesByConvention(found.meanings)))
    }
    if let found = unknownStatuses {
      draft.notes.append(
        ReadingNote(place: FilePlace(file: file, sheet: sheet, line: found.line), fact: .statusesUnknown(found.words)))
    }
  }

  private struct SeriesKey: Hashable, Comparable {
    let place: MeasurePlace
    let series: Int
    /// A correction may part the observations of one series.
    let unit: String

    static func < (a: SeriesKey, b: SeriesKey) -> Bool { (a.place, a.series, a.unit) < (b.place, b.series, b.unit) }
  }

  private func insert(
    _ observations: [ReadObservation], _ key: SeriesKey, ofMeasure measure: String, _ file: FilePlace,
    _ slugs: inout ReportSlugs, _ draft: inout PanelDraft
  ) {
    let columns = observations.map { observation in
      ColumnKey(kind: observation.kind, plan: observation.kind == .target ? plan.id : "", year: observation.year)
    }
    let values = Dictionary(zip(columns, observations.map(\.value)), uniquingKeysWith: { first, _ in first })
    let slug = slugs.slug(
      measure: measure, indicator: observations.first?.indicator ?? "", unit: key.unit, place: key.place,
      series: key.series, values: values)
    let index = draft.addReported(indicator(observations, slug: slug))
    _ = draft.add(Placement(indicator: index, place: key.place))
    let series = draft.panel.catalogue.add(Series(indicator: index))
    for (observation, column) in zip(observations, columns) {
      // What this report says of another year, that year's own report has said better.
      if observation.year != plan.fiscalYear, let present = draft.panel[series, column], present != observation.value {
        draft.noteRevision()
        continue
      }
      draft.insert(
        observation.value, series: series, at: column, annotation: observation.annotation,
        from: FilePlace(file: file.file, sheet: observation.sheet, line: observation.line))
    }
  }

  private func indicator(_ observations: [ReadObservation], slug: String) -> Indicator {
    let first = observations.first
    let name = first?.indicator ?? ""
    let spans = observations.map(\.span)
    let said = [Span.period, .change, .cumulative, .point].first(where: spans.contains) ?? .annual
    let span = said == .annual && name.contains("累計") ? .cumulative : said
    // A change of 0 is none, whichever way is better.
    let targets = observations.filter { $0.kind == .target && (span != .change || $0.value != 0) }.map {
      Better.StatedTarget($0.value, qualifier: $0.annotation.qualifier, isFall: $0.isFallInWords)
    }
    let start = span == .change ? nil : observations.filter { $0.kind == .baseline }.max { $0.year < $1.year }?.value
    return Indicator(
      slug: slug, name: name, unit: first?.unit ?? "",
      better: Better.told(byName: name, unit: first?.unit ?? "", targets: targets, baseline: start), span: span,
      lowerBound: span == .change || observations.contains { $0.value < 0 } ? nil : 0)
  }
}
