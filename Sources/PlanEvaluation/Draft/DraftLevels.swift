// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators
public import TrendStatistics

/// Three targets for one year that are easier or harder to meet, from the forecast of that year.
///
/// A level that is met with 80 % is easy, one that is met with 50 % as likely missed as met. Each is rounded to three digits, to
/// whole numbers where the indicator is counted, and always to the easier side, so that it is met with at least its
/// probability; and cut at the bounds (a share ends at 100 %).
public struct DraftLevels: Hashable, Sendable {
  /// Met with a probability of 80 % or more.
  public let low: Double
  /// 65 % or more.
  public let expected: Double
  /// 50 % or more: the median of what may come.
  public let stretch: Double
  /// The probability that the proposed target is met.
  public let probability: Double

  public static let lowProbability = 0.8
  public static let expectedProbability = 0.65
  public static let stretchProbability = 0.5

  /// Why there are no levels.
  public enum Unknown: Error, Hashable, Sendable {
    /// What is left of a total over several years is shared out, not forecast.
    case total
    /// A change of which the data has no base.
    case changeWithoutBase
    /// No forecast for the year.
    case noForecast
    case unanswerable(Unanswerable)
  }

  static func of(
    _ old: Attainment, isWhole: Bool, due: FiscalYear, proposing target: Double, _ reason: PlanDraft.Reason,
    _ outlooks: Outlooks
  ) -> Result<DraftLevels, Unknown> {
    Result { () throws(Unknown) in
      if old.indicator.span == .period || reason == .remainingShare { throw .total }
      if old.indicator.span == .change, !old.isLevelOfChange { throw .changeWithoutBase }
      guard let forecast = outlooks.forecast(ofSeries: old.measuredSeries, for: due) else { throw .noForecast }
      do throws(Unanswerable) {
        return try DraftLevels(forecast, old, isWhole: isWhole, proposing: target)
      } catch {
        throw .unanswerable(error)
      }
    }
  }

  private init(_ forecast: Forecast, _ old: Attainment, isWhole: Bool, proposing target: Double) throws(Unanswerable) {
    let (better, unit) = (old.indicator.better, old.indicator.unit)
    let base = old.isLevelOfChange ? old.actual : nil
    func level(_ probability: Double) throws(Unanswerable) -> Double {
      let value = try forecast.target(metWith: probability, better: better)
      guard let base else {
        let eased = Self.eased(value, better: better, isWhole: isWhole)
        // A total since the start cannot fall below what it is.
        return old.indicator.span == .cumulative && better == .higher ? max(eased, old.actual ?? eased) : eased
      }
      guard let change = ChangeTarget.change(to: value, from: base, unit: unit) else { throw .notPositive }
      return Self.eased(change, better: better, isWhole: false)
    }
    low = try level(Self.lowProbability)
    expected = try level(Self.expectedProbability)
    stretch = try level(Self.stretchProbability)
    let wanted: Double
    if let base {
      guard let level = ChangeTarget.level(change: target, unit: unit, on: base, inUnit: old.unit) else {
        throw .notPositive
      }
      wanted = level
    } else {
      wanted = target
    }
    probability = try forecast.probability(meeting: wanted, better: better)
  }

  /// Three digits, to the easier side.
  ///
  /// Example: 12,768 is 12,700 where more is better, 12,800 where less is; 2.7 persons are 2.
  static func eased(_ value: Double, better: Better, isWhole: Bool) -> Double {
    guard value != 0, value.isFinite else { return value }
    let places = 2 - Int(log10(value.magnitude).rounded(.down))
    let power = pow(10, Double(abs(places)))
    let rule: FloatingPointRoundingRule = better == .higher ? .down : .up
    let round = places < 0 ? (value / power).rounded(rule) * power : (value * power).rounded(rule) / power
    let eased = isWhole ? round.rounded(rule) : round
    return eased.isFinite ? eased : value
  }
}
