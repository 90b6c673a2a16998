// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

// The counts of plans that have measures, from the rows that the reader can see one by one. Only for the plans of large
// stores, which have indicators and no measures, are the columns counted as they stand.

extension GroupAttainment {
  /// Counts the rows by the label of the series against which each was held: of a change, that of its base. Attained is
  /// what is graded so.
  public static func all(_ rows: [Attainment], by labels: Labels) -> [GroupAttainment] {
    var tally = GroupTally(classes: Class.count, words: labels.words.count)
    for row in rows {
      tally.add(row.grade == .achieved ? Class.attained : Class.open, ofWord: labels.word(ofSeries: row.measuredSeries))
    }
    return all(tally, labels)
  }
}

extension GroupComparison {
  /// Counts the rows that have a target, by the label of the series whose it is.
  public static func all(_ comparison: PlanComparison, by labels: Labels) -> [GroupComparison] {
    var tally = GroupTally(classes: Class.count, words: labels.words.count)
    for row in comparison.rows {
      guard let series = row.series else { continue }
      tally.add(Class.of(row.change), ofWord: labels.word(ofSeries: series))
    }
    return all(tally, labels)
  }
}

extension Labels {
  /// A store may have got more series since it was labelled.
  fileprivate func word(ofSeries series: Int) -> Int { series < codes.count ? Int(codes[series]) : 0 }
}
