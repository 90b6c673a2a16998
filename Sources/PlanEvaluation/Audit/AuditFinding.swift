// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Something in a plan's results that does not add up, with the numbers that show it. Facts only: the command has the words.
public struct AuditFinding: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Arithmetic proves it.
    case error
    /// Two statements contradict each other.
    case warning
    /// Worth a look; there may be a reason.
    case note

    public static func < (a: Severity, b: Severity) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
  }

  /// The computation or comparison, one line of it.
  public enum Fact: Sendable, Hashable {
    case share(part: Double, whole: Double)
    case growth(from: Double, to: Double)
    case multiple(from: Double, to: Double)
    case total(parts: [Double])
    /// The rows that the report has, where its headline states another number.
    case countedMeasures(Int)
    case countedAttained(Int)
    case rate(attained: Int, measures: Int)
    case shareOutOfBounds(upper: Double)
    case declaredButMissed(status: DeclaredStatus, target: Double, actual: Double, year: FiscalYear)
    case attainedEarly(target: Double, actual: Double, due: FiscalYear)
    case missedEarly(target: Double, actual: Double, due: FiscalYear)
    case relistedDiffers(original: MeasurePlace, value: Double)
    case relistedStatusDiffers(original: MeasurePlace, status: DeclaredStatus)
    case anotherValue(at: MeasurePlace, value: Double)
    case jump(from: Double, fromYear: FiscalYear, to: Double, toYear: FiscalYear)
    case fall(from: Double, fromYear: FiscalYear, to: Double, toYear: FiscalYear)
    case dayOutsideYear(CalendarDate, FiscalYear)
  }

  public let severity: Severity
  /// The rule's name in csv and json.
  public let rule: String
  public let place: MeasurePlace?
  public let section: Int?
  public let indicator: String
  public let unit: String
  public let stated: Double?
  public let computed: Double?
  public let asWritten: String
  public let fact: Fact

  init(
    _ severity: Severity, _ rule: String, place: MeasurePlace? = nil, section: Int? = nil, indicator: String = "",
    unit: String = "",
    stated: Double? = nil, computed: Double? = nil, asWritten: String = "", fact: Fact
  ) {
    (self.severity, self.rule, self.place, self.section) = (severity, rule, place, section ?? place?.section)
    (self.indicator, self.unit, self.stated, self.computed) = (indicator, unit, stated, computed)
    (self.asWritten, self.fact) = (asWritten, fact)
  }
}

/// One check of what arithmetic and dates can prove.
protocol AuditRule: Sendable {
  static var name: String { get }
  func findings(in audit: AuditedPlan) -> [AuditFinding]
}
