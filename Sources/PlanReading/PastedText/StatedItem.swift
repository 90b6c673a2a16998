// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// An indicator with its values in a line of text, each called what it is: 受診率　目標 98.0％　実績 98.6％,
/// 受診率：48.2％（目標60％、令和5年度）, 受診率は、目標60％に対し、48.2％であった。
struct StatedItem {
  struct Value {
    var role: ColumnRole?
    var year: String?
    var text: String
    /// 前年度: so many years before the others.
    var offset = 0
  }

  private(set) var name = ""
  private(set) var values: [Value] = []
  private var label: (role: ColumnRole, year: String?, offset: Int)?
  private var pendingYear: String?

  /// `nil` for a text with anything else in it, without a name, or with a value of which nothing says what it is.
  ///
  /// - Parameter heading: what stands above it, which names what a line without a name is of (令和4年度　目標 20件　実績 23件).
  init?(_ line: String, under heading: String = "") {
    let text = Self.withDueYear(Self.withoutBullet(line))
    guard text.utf8.count < 600, text.contains(where: \.isNumber), Self.names(text), !GoalArrow.stands(in: text) else {
      return nil
    }
    for part in Self.parts(text) {
      guard take(part) else { return nil }
    }
    guard label == nil, settle() else { return nil }
    name = name.trimmingEnd("はが、：: 　")
    if name.isEmpty {
      name = heading
      // The year with which the line begins is that of all its values.
      if let year = values.first?.year {
        for index in values.indices { values[index].year = values[index].year ?? year }
      }
    }
    guard (2...40).contains(name.count), !name.contains("。"), let last = name.last, !"をにでへとも".contains(last),
      !["目標", "実績"].contains(name), !Self.isClause(name), ColumnRole.of(name).map({ $0.share < 1 }) ?? true
    else { return nil }
  }

  /// What was done, and no name: 事業では985人に絵本を配布しました（.
  private static func isClause(_ name: String) -> Bool {
    name.count { "（(".contains($0) } != name.count { "）)".contains($0) }
      || ["ました", "により", "のうち"].contains(where: name.contains)
  }

  /// A quick look before a thorough one.
  static func names(_ text: String) -> Bool {
    text.unicodeScalars.contains { "目績計準状前".unicodeScalars.contains($0) }
      && ["目標", "実績", "計画", "基準", "現状", "前年度"].contains(where: text.contains)
  }

  // MARK: - Parts

  private enum Part {
    case open, close
    case text(String)
  }

  /// Texts between blanks, colons, commas, brackets and に対し.
  private static func parts(_ text: String) -> [Part] {
    var (parts, text) = ([Part](), text.replacing("に対して", with: "、").replacing("に対し", with: "、")[...])
    var part = ""
    func isPoint(_ next: Character?) -> Bool {
      (part.last?.isNumber ?? false) && (next?.isNumber ?? false)
    }
    func end() {
      let bare = withoutEnding(part.trimmingBlanks())
      if !bare.isEmpty { parts.append(.text(bare)) }
      part = ""
    }
    while let character = text.popFirst() {
      switch character {
      case "（", "(", "【", "［", "[":
        end()
        parts.append(.open)
      case "）", ")", "】", "］", "]":
        end()
        parts.append(.close)
      case "：", ":", "、", "，", "；", ";", " ", "　", "\t", "｜", "|", "／", "/", "。": end()
      case "," where !isPoint(text.first): end()
      default: part.append(character)
      }
    }
    end()
    return parts
  }

  private static let endings = [
    "となりました", "となっている", "となっています", "であったが", "であった", "でしたが", "でした", "だった", "となった", "となり", "であり", "です", "と", "で",
  ]

  private static func withoutEnding(_ text: String) -> String {
    for ending in endings where text.hasSuffix(ending) {
      let bare = String(text.dropLast(ending.count))
      return bare.isEmpty || StackedCells.isCell(bare) || labelled(bare) != nil || behindTopic(bare) != nil
        ? bare : text
    }
    return text
  }

  /// - Returns: false for what stands in no such item.
  private mutating func take(_ part: Part) -> Bool {
    switch part {
    case .open:
      if values.isEmpty, label == nil { name += "（" }
      return true
    case .close:
      if values.isEmpty, label == nil { name = name.hasSuffix("（") ? String(name.dropLast()) : name + "）" }
      return true
    case .text(let text): return take(text)
    }
  }

  private mutating func take(_ text: String) -> Bool {
    if ReportColumn.isYear(text) || Self.isDay(text) {
      if !values.isEmpty, label == nil { return attach(year: text) }
      if label != nil { label?.year = text } else { pendingYear = text }
      return true
    }
    if let found = Self.label(text) {
      // 48.2％（実績）: it says of the value before it what that is.
      if values.count == 1, values[0].role == nil, label == nil {
        values[0].role = found.role
        values[0].year = values[0].year ?? found.year
        return true
      }
      label = (found.role, found.year ?? pendingYear, found.offset)
      pendingYear = nil
      return true
    }
    if let (found, value) = Self.labelled(text) {
      label = (found.role, found.year ?? pendingYear, found.offset)
      pendingYear = nil
      return add(value)
    }
    if values.isEmpty, label == nil, let (topic, value) = Self.behindTopic(text) {
      if ReportColumn.isYear(topic) {
        pendingYear = topic
        return add(value)
      }
      // What another clause says before it is none of its name.
      name = name.contains("（") && !name.contains("）") ? name + topic : topic
      return add(value)
    }
    if StackedCells.isCell(text), text.contains(where: \.isNumber) || label?.role == .status { return add(text) }
    guard values.isEmpty, label == nil else { return label?.role == .status ? takeStatus(text) : isWithoutValue(text) }
    name += name.isEmpty || name.hasSuffix("（") ? text : (name.hasSuffix("）") ? "" : " ") + text
    return true
  }

  /// 基準値：中止: a label, and a word in its value's place.
  private mutating func isWithoutValue(_ text: String) -> Bool {
    guard label != nil, text.count <= 6, !text.contains(where: \.isNumber) else { return false }
    label = nil
    return true
  }

  private mutating func takeStatus(_ text: String) -> Bool {
    guard text.count <= 12 else { return false }
    return add(text)
  }

  private mutating func add(_ text: String) -> Bool {
    values.append(
      Value(role: label?.role, year: label?.year ?? pendingYear, text: text, offset: label?.offset ?? 0))
    (label, pendingYear) = (nil, nil)
    return true
  }

  private mutating func attach(year: String) -> Bool {
    guard let last = values.indices.last, values[last].year == nil else { return false }
    values[last].year = year
    return true
  }

  /// One value without a label beside others with one is the result.
  private mutating func settle() -> Bool {
    let bare = values.indices.filter { values[$0].role == nil }
    let roles = Set(values.compactMap(\.role))
    guard !roles.isDisjoint(with: [.target, .actual, .baseline]), bare.count <= 1 else { return false }
    if let index = bare.first {
      let hasOther = values.contains { $0.role == .actual && $0.offset == 0 }
      // 目標 20件　実績 23件（115％）.
      if hasOther, roles.contains(.target), index == values.count - 1, "%％".contains(values[index].text.last ?? " ") {
        values[index].role = .ratio
        return true
      }
      guard !hasOther, roles.contains(.target) || roles.contains(.actual) else { return false }
      values[index].role = .actual
    }
    let keys = values.map { "\($0.role?.rawValue ?? "") \($0.year ?? "") \($0.offset)" }
    return Set(keys).count == keys.count
  }

  // MARK: - Words

  /// 目標, 令和4年度実績, 前年度: what a value is, and of which year.
  private static func label(_ text: String) -> (role: ColumnRole, year: String?, offset: Int)? {
    guard text.count <= 16 else { return nil }
    let text = text.trimmingEnd("はが")
    if ["前年度", "昨年度"].contains(text) { return (.actual, nil, -1) }
    let bare = ReportColumn.withoutLeadingYear(text)
    let word = bare.hasPrefix("の") ? String(bare.dropFirst()) : bare
    let relative = ["前年度", "昨年度", "本年度", "今年度", "当年度"].first { word.hasPrefix($0) } ?? ""
    let rest = String(word.dropFirst(relative.count))
    guard let found = ColumnRole.of(rest), found.share == 1,
      [.target, .actual, .baseline, .ratio, .status].contains(found.role)
    else { return nil }
    let year = bare.count < text.count ? String(text.dropLast(bare.count)) : nil
    return (found.role, year, relative.hasPrefix("前") || relative.hasPrefix("昨") ? -1 : 0)
  }

  /// 目標60％, 実績は48.2％: a label and its value.
  private static func labelled(_ text: String) -> (
    label: (role: ColumnRole, year: String?, offset: Int), value: String
  )? {
    guard text.count <= 40, names(text) || text.contains("前年") || text.contains("率") else { return nil }
    var index = text.endIndex
    while index > text.startIndex {
      index = text.index(before: index)
      guard text[index].isNumber || "▲△−-約延のお概最".contains(text[index]), let found = label(String(text[..<index])) else {
        continue
      }
      let value = String(text[index...])
      return StackedCells.isCell(value) && value.contains(where: \.isNumber) ? (found, value) : nil
    }
    return nil
  }

  /// 受診率は48.2％: what is spoken of, and its value.
  private static func behindTopic(_ text: String) -> (topic: String, value: String)? {
    guard let topic = text.lastIndex(of: "は"), topic > text.startIndex else { return nil }
    let value = String(text[text.index(after: topic)...])
    guard StackedCells.isCell(value), value.contains(where: \.isNumber) else { return nil }
    return (String(text[..<topic]), value)
  }

  private static func isDay(_ text: String) -> Bool {
    guard let first = QuantityNotation.quantities(in: text).first, first.value == nil, first.fiscalYear != nil else {
      return false
    }
    return text.utf8.count - first.place.count <= 9
  }
}
