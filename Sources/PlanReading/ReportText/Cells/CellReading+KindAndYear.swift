// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

/// Whether a number is aimed at, was reached or is where things began, and of which year it is.
extension CellReading {
  func kind(_ context: Context) -> (ObservationKind, Certainty.Doubt?)? {
    let isPast = context.quantity.fiscalYear.map { $0 < ownYear } ?? false
    if isAim(context) { return (.target, nil) }
    switch role {
    case .target:
      if !context.isDated, isPast || isStartingPosition(context) { return (.baseline, nil) }
      if describes(context) { return (.baseline, .descriptive) }
      return (.target, nil)
    case .baseline: return (.baseline, nil)
    case .outline:
      let sentence = Self.sentence(of: context.quantity, in: context.text)
      return ["予定", "目標", "目指"].contains(where: sentence.contains) && !isPast ? (.target, .outline) : nil
    case .actual, .status: return (.actual, nil)
    default: return nil
    }
  }

  /// H31.4現在 812人 in a target's cell of fiscal 2019: where the year began.
  private func isStartingPosition(_ context: Context) -> Bool {
    guard let time = context.quantity.time, time.isMoment, !time.isAtEnd, let month = time.month else { return false }
    return time.fiscalYear == ownYear && (4...6).contains(month)
  }

  /// 前年度118件, 昨年度：118件.
  private func isOfYearBefore(_ context: Context) -> Bool {
    guard context.quantity.kind != .change, context.quantity.kind != .multiple else { return false }
    let lead = context.lead.trimmingEnd("実績は（(")
    return !lead.hasSuffix("対前年度") && !lead.hasSuffix("対前年")
      && ["前年度", "前年", "昨年度", "昨年", "前年同期"].contains(where: lead.hasSuffix)
  }

  /// 目標65.0%に対し, 整備予定10地区に対し, 目標数：年間12,000.
  private func isAim(_ context: Context) -> Bool {
    let lead = context.lead
    if context.quantity.asWritten.contains("目標") { return true }
    for word in ["目標", "目標値", "目標数", "予定", "計画", "計画値", "年間目標"] where lead.hasSuffix(word) { return role != .outline }
    if role == .status, context.after.hasPrefix("に対し") { return true }
    // 目標商談成立件数10件に対し: the aim begins the clause.
    guard context.after.hasPrefix("に対し") || context.after.hasPrefix("の情報提供に対し") || context.clause.contains("に対し") else {
      return false
    }
    let clause = lead.split(whereSeparator: { "。、\n・ 　".contains($0) }).last ?? ""
    return ["目標", "予定", "計画", "募集", "定員"].contains(where: clause.contains)
  }

  /// 7市村で共同運用している: what is, in the cell of what is aimed at.
  private func describes(_ context: Context) -> Bool {
    let rest = context.sentenceRest
    guard let verb = rest.firstRange(of: "している") ?? rest.firstRange(of: "されている") ?? rest.firstRange(of: "から参加") else {
      return false
    }
    return !["目指", "目標", "予定", "図る"].contains { rest[..<verb.lowerBound].contains($0) }
  }

  /// The sentence around a number, as far as its brackets.
  private static func sentence(of quantity: Quantity, in text: String) -> String {
    let bytes = Array(text.utf8)
    let before = String(decoding: bytes[..<quantity.place.lowerBound].suffix(150), as: UTF8.self)
    let after = String(decoding: bytes[quantity.place.upperBound...].prefix(90), as: UTF8.self)
    let inBrackets = before.lastIndex { "（(".contains($0) }.map { before[$0...] }.flatMap {
      $0.contains("）") || $0.contains(")") ? nil : $0
    }
    if let inBrackets { return String(inBrackets) + quantity.asWritten + after.prefix { !"）)".contains($0) } }
    return String(before.split(separator: "。").last ?? "") + quantity.asWritten + after.prefix { $0 != "。" }
  }

  func year(_ context: Context, _ kind: ObservationKind) -> Int? {
    let own = ownYear
    if kind == .actual, isOfYearBefore(context) { return own - 1 }
    guard let stated = context.quantity.fiscalYear else {
      return kind == .baseline && role == .baseline && statedYear == nil ? planYear - 1 : own
    }
    switch kind {
    case .target: return context.isDated ? stated : max(stated, own)
    case .baseline: return stated
    case .actual:
      guard stated > max(own, planYear) else { return stated }
      // What is yet to come is no result; a day too late is for the audit.
      return context.quantity.time?.precision == .day && context.quantity.time?.from == nil ? own : nil
    }
  }
}
