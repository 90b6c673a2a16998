// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// Names by which a report's indicators are known again in the report of another year: the measure's name, what is counted,
/// and the unit, none of which says where in the report it stands.
struct ReportSlugs {
  private var taken: [String: Owner] = [:]

  private struct Owner {
    let measure: MeasurePlace
    let series: Int
    var values: [ColumnKey: Double]
  }

  /// The slug of one series of a measure.
  ///
  /// A measure that is listed again shares the indicator of the first, as long as no value differs; any other measure or
  /// indicator of the same name and unit has its own, with its place or its turn.
  ///
  /// Example: 電子申請の推進 with 申請率 in % is `電子申請の推進／申請率（%）`, and so it is next year under another number.
  mutating func slug(
    measure: String, indicator: String, unit: String, place: MeasurePlace, series: Int, values: [ColumnKey: Double]
  ) -> String {
    let base = Self.base(measure: measure, indicator: indicator, unit: unit)
    var turn = 1
    while true {
      let slug = turn == 1 ? base : "\(base) \(turn)"
      guard var owner = taken[slug] else {
        taken[slug] = Owner(measure: place, series: series, values: values)
        return slug
      }
      let agrees = values.allSatisfy { owner.values[$0.key] == nil || owner.values[$0.key] == $0.value }
      if owner.measure != place, agrees {
        owner.values.merge(values) { first, _ in first }
        taken[slug] = owner
        return slug
      }
      turn += 1
    }
  }

  private static func base(measure: String, indicator: String, unit: String) -> String {
    let (measure, indicator) = (bare(measure), bare(indicator))
    let ending = unit.isEmpty || indicator.hasSuffix("(\(bare(unit)))") ? "" : "（\(unit)）"
    let name = indicator.replacing("(\(bare(unit)))", with: "（\(unit)）")
    return name.isEmpty || indicator == measure
      ? measure + ending
      : indicator.hasPrefix(measure) ? name + ending : measure + "／" + name + ending
  }

  /// One spelling of full and half width, without blanks.
  private static func bare(_ text: String) -> String {
    var bare = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x3000, 0x09, 0x0A, 0x0D, 0xA0: continue
      case 0xFF01...0xFF5E: bare.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default: bare.unicodeScalars.append(scalar)
      }
    }
    return bare
  }
}
