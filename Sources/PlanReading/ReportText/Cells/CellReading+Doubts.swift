// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import Notation

extension CellReading {
  // MARK: - Doubts

  func doubts(_ context: Context, _ label: IndicatorLabel, _ certainty: inout Certainty) {
    let quantity = context.quantity
    if isAligned { certainty.doubt(.aligned) }
    if !quantity.isKnownUnit, !quantity.unit.isEmpty { certainty.doubt(.unknownUnit) }
    if quantity.kind == .multiple { certainty.doubt(.relation) }
    if quantity.kind == .duration { certainty.doubt(.duration) }
    if quantity.value == 0,
      !quantity.asWritten.contains(where: \.isNumber)
        || quantity.unit == "%" && !quantity.asWritten.contains(where: \.isNumber)
    {
      certainty.doubt(.wordForNumber)
    }
    if quantity.qualifier == .range || quantity.kind == .share && quantity.asWritten.contains("/") {
      certainty.doubt(.vague)
    }
    if !label.isAdjacent, role != .status { certainty.doubt(.sentence) }
    if quantity.fiscalYear != nil, !context.before.isEmpty, quantity.fiscalYear != ownYear {
      certainty.doubt(.distantTime)
    }
  }

  func doubtYear(_ kind: ObservationKind, _ certainty: inout Certainty) {
    if kind == .baseline, role == .baseline { certainty.doubt(.unstatedYear) }
    if kind == .target, hasYearsBeside || ["最終", "期末", "中間", "到達", "計画期間"].contains(where: column.header.contains) {
      certainty.doubt(.unstatedYear)
    }
  }

  // MARK: - Units

  /// A cell of a column of units; what is none (a stroke, or a value that slipped into the column) says nothing.
  static func unit(_ cell: String) -> String {
    let text = cell.trimmingBlanks()
    guard let first = text.first, !"0123456789０１２３４５６７８９".contains(first),
      text.count <= 12, !isStroke(text)
    else { return "" }
    return text
  }

  /// A known unit and nothing else.
  static func isUnit(_ text: String) -> Bool {
    guard text.count <= 8, let five = QuantityNotation.quantities(in: "5" + text).first else { return false }
    return five.isKnownUnit && !five.unit.isEmpty && five.place.count == text.utf8.count + 1
  }

  static func isStroke(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { "-－―—ー‐…・".contains($0) }
  }

  /// The unit of a column of units: 千円 is 円 with a power of ten.
  func normal(_ unit: String) -> String {
    guard let five = QuantityNotation.quantities(in: "5" + unit).first else { return unit }
    // 時間/月 is more than 時間.
    let rest = ("5" + unit).utf8.dropFirst(five.place.upperBound)
    return rest.first == UInt8(ascii: "/") ? five.unit + String(decoding: rest, as: UTF8.self) : five.unit
  }

  func scale(_ unit: String) -> Double {
    guard let five = QuantityNotation.quantities(in: "5" + unit).first?.value, !unit.isEmpty else { return 1 }
    return five / 5
  }
}
