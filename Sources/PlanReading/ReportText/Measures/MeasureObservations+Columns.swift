// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

extension MeasureObservations {
  struct ValueColumn {
    let column: ReportColumn
    let role: ColumnRole
    let text: String
    /// What its values are is told by its year alone.
    var isGuessed = false
    /// The year in the column beside it.
    var yearBeside: Int?
  }

  /// The columns with something to read, each with what its values are: as its header says, or the row, or its year.
  func valueColumns(_ part: ReportTable.Row) -> [ValueColumn] {
    let kind = measure.texts(.kind, of: part).first.map { Self.role(ofKind: $0.text) }
    return measure.columns.indices.compactMap { index in
      let column = measure.columns[index]
      guard let role = column.role else { return nil }
      let isOfYear = column.fiscalYear != nil && [.yearly, .actual, .target].contains(role)
      let text = CellText.cleaned(part.cells[index])
      if let kind, isOfYear {
        guard let kind else { return nil }
        return ValueColumn(column: column, role: kind, text: text)
      }
      if role == .yearly {
        let isPast = column.fiscalYear.map { $0 <= plan.fiscalYear.number } ?? true
        // 計画面積, 実績面積: of two rows one is planned.
        let isPlanned = measure.namesIndicator && ["計画", "目標"].contains(where: measure.name.hasPrefix)
        return ValueColumn(
          column: column, role: isPast && !isPlanned ? .actual : .target, text: text,
          isGuessed: !isPast || column.saysMoreThanYear)
      }
      let isDated = index + 1 < measure.columns.count && measure.columns[index + 1].role == .valueYear
      return ValueColumn(
        column: column, role: role, text: text,
        yearBeside: isDated
          ? ReportColumn(CellText.cleaned(part.cells[index + 1]).filter { !"()（）".contains($0) }).fiscalYear : nil)
    }
  }

  /// From where to where the name itself says that its indicator is to go (H26年1.54→H31年1.68).
  mutating func readArrow(_ part: ReportTable.Row, _ units: String) {
    guard
      let index = measure.columns.firstIndex(where: { $0.role == .indicator })
        ?? measure.columns.firstIndex(where: \.namesIndicator)
    else { return }
    let parted = GoalArrow.parted(CellText.cleaned(part.cells[index]))
    guard !parted.arrow.isEmpty else { return }
    let name = CellText.oneLine(parted.name)
    let reading = CellReading(
      column: measure.columns[index], role: .target, planYear: plan.fiscalYear.number, isAligned: isAligned,
      isListed: true)
    var found = reading.numbers(
      of: parted.arrow, indicator: name, unit: units.isEmpty ? IndicatorLabel.bracketedUnit(name) ?? "" : units)
    for index in found.indices where measure.isUneven { found[index].certainty.doubt(.vague) }
    numbers += found
  }

  /// `nil` for a row of ratios or grades.
  private static func role(ofKind word: String) -> ColumnRole? {
    let word = ColumnRole.fold(word)
    if word.contains("率") || word.contains("度") || word.contains("評価") || word.contains("状況") { return nil }
    if word.contains("目標") || word.contains("計画") { return .target }
    return word.contains("基準") || word.contains("現状") ? .baseline : .actual
  }

  /// The year that the row states for its target or its starting value; a column whose header has a year beside one that has
  /// none keeps it (R4目標値, 最終目標値, 目標年度).
  func rowYear(_ column: ReportColumn, _ role: ColumnRole, _ part: ReportTable.Row) -> Int? {
    let stated: ColumnRole? = role == .target ? .dueYear : role == .baseline ? .baseYear : nil
    if column.fiscalYear != nil, measure.columns.contains(where: { $0.role == role && $0.fiscalYear == nil }) {
      return nil
    }
    let own = stated.flatMap { measure.texts($0, of: part).first?.text }
    guard let text = own ?? measure.texts(.rowYear, of: part).first?.text else { return nil }
    return ReportColumn(text).fiscalYear
  }

  /// The year of a past target in the row (目安値 8,137（H27年度）), of which then is the result beside it.
  func targetYear(from first: Int) -> Int? {
    let years = Set(numbers[first...].filter { $0.column == .target && $0.isDated && $0.kind == .target }.map(\.year))
    guard years.count == 1, let year = years.first, year <= plan.fiscalYear.number else { return nil }
    return year
  }

  static func qualifier(_ quantity: Quantity) -> Qualifier {
    switch quantity.qualifier {
    case .exact: .exact
    case .approximate: .approximate
    case .atLeast, .range: .atLeast
    case .atMost: .atMost
    }
  }

  static func span(_ quantity: Quantity) -> Span {
    switch quantity.kind {
    case .cumulative: quantity.asWritten.hasPrefix("延") || quantity.asWritten.hasPrefix("のべ") ? .annual : .cumulative
    case .change, .multiple: .change
    default: quantity.time.map { $0.precision == .day || $0.isAtEnd } ?? false ? .point : .annual
    }
  }

  static func word(_ column: ColumnRole) -> String {
    switch column {
    case .target: "目標"
    case .baseline: "基準"
    case .status: "達成度"
    case .outline: "概要"
    default: "成果"
    }
  }
}
