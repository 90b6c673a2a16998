// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// A form for each measure, one below another: labels with what is said of the measure beside them (事業名 …, 担当課 …, 指標名 …),
/// and mostly a small table of its targets and results over the years. Each form becomes rows of one table.
struct FormSheets {
  typealias Line = (number: Int, pieces: [TextPiece])

  private(set) var tables: [ReportTable] = []
  /// The lines outside the forms.
  private(set) var loose: [(line: Int, text: String)] = []

  /// `nil` where the lines are no forms: the name of a measure stands beside its label twice at least, each with other labels
  /// around it.
  init?(_ all: [Line]) {
    let lines = all.filter { !$0.pieces.isEmpty }
    let starts = Self.starts(of: lines)
    guard starts.count > 1, let first = starts.first else { return nil }
    loose = lines[..<first].map { ($0.number, Self.text($0.pieces)) }
    for (start, end) in zip(starts, starts.dropFirst() + [lines.count]) {
      let form = FormSheet(lines[start..<end])
      guard let table = form.table else { continue }
      let beginsSection =
        !table.columns.contains { $0.role == .section } && loose.contains { SectionHeading($0.text) != nil }
      if let last = tables.last, last.columns == table.columns, !beginsSection {
        tables[tables.count - 1].rows += table.rows
      } else {
        tables.append(ReportTable(preamble: loose, columns: table.columns, rows: table.rows))
        loose = []
      }
      loose += form.notes
    }
    guard !tables.isEmpty else { return nil }
  }

  private static func text(_ pieces: [TextPiece]) -> String { pieces.map(\.text).joined(separator: "  ") }

  /// Where the forms begin: at the label that comes first around the first name, wherever it comes again.
  private static func starts(of lines: [Line]) -> [Int] {
    let fields = lines.map { FormField.fields($0.pieces) }
    func named(_ role: ColumnRole) -> [Int] {
      fields.indices.filter { fields[$0].contains { $0.role == role && !$0.value.isEmpty } }
    }
    let isOfMeasures = named(.name).count > 1
    let named = isOfMeasures ? named(.name) : named(.indicator)
    guard named.count > 1, let name = named.first, Set(named.map { Self.text(lines[$0].pieces) }).count > 1 else {
      return []
    }
    // Without departments, numbers or indicators around them, they are no forms.
    let around = named.count { index in
      let near = fields[max(0, index - 4)..<min(fields.count, index + 9)].joined()
      // 指標名：…, 基準値：…, 実績値：…, 目標値：…: nothing but an indicator and its values.
      if !isOfMeasures {
        return Set(near.filter { FormSheet.values.contains($0.role) && $0.hasOneValue }.map(\.role)).count > 1
      }
      return near.contains { $0.role == .department || $0.role == .number }
        && near.contains { [.indicator, .status, .outline, .target, .actual].contains($0.role) }
    }
    guard 2 * around > named.count else { return [] }
    var first = name
    for index in (max(0, name - 4)..<name).reversed() {
      if lines[index].pieces.isEmpty { continue }
      guard !fields[index].isEmpty else { break }
      first = index
    }
    guard let label = fields[first].first?.label else { return [] }
    let names = Set(named)
    return fields.indices.filter { index in
      fields[index].first?.label == label && (index..<index + 6).contains(where: names.contains)
    }
  }
}

/// A label and what stands beside it.
struct FormField {
  let label: String
  let role: ColumnRole
  var value: String

  /// 実績値 198 231 is a row of a table, over the years.
  var hasOneValue: Bool {
    !value.isEmpty && value.split(separator: " ").count { StackedCells.isCell(String($0)) } < 2
  }

  /// The labels of a line with their values; none for a line that begins with something else, or has labels only, as a
  /// table's header does.
  static func fields(_ pieces: [TextPiece]) -> [FormField] {
    var fields: [FormField] = []
    // Most lines of most texts begin with no label.
    guard let first = pieces.first, role(of: parts(first)[0]) != nil else { return [] }
    for piece in pieces.flatMap(parts) {
      if let role = role(of: piece) {
        fields.append(FormField(label: ColumnRole.fold(plain(piece)), role: role, value: ""))
      } else if fields.isEmpty {
        return []
      } else {
        let last = fields.count - 1
        // A cell merged over several columns says it in each.
        if fields[last].value.hasSuffix(piece) { continue }
        fields[last].value += (fields[last].value.isEmpty ? "" : " ") + piece
      }
    }
    let filled = fields.count { !$0.value.isEmpty }
    return 2 * filled > fields.count || fields.count == 1 ? fields : []
  }

  /// 担当課：市民課 in one; 【取組1】 and what stands behind it; （担当：市民課） behind that.
  private static func parts(_ piece: TextPiece) -> [String] {
    if let (label, rest) = bracketed(piece.text) {
      guard rest.last.map({ "）)".contains($0) }) ?? false, let open = rest.lastIndex(where: { "（(".contains($0) }),
        case let inner = parted(String(rest[rest.index(after: open)...].dropLast())), inner.count == 2
      else { return [label, rest] }
      return [label, String(rest[..<open]).trimmingBlanks()] + inner
    }
    return parted(piece.text)
  }

  /// 【取組1】RPAの導入.
  private static func bracketed(_ text: String) -> (label: String, rest: String)? {
    guard text.hasPrefix("【"), let close = text.prefix(16).firstIndex(of: "】") else { return nil }
    let label = String(text[..<close]) + "】", rest = String(text[text.index(after: close)...]).trimmingBlanks()
    return rest.isEmpty || role(of: label) == nil ? nil : (label, rest)
  }

  private static func parted(_ text: String) -> [String] {
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return [text] }
    let label = String(text[..<colon])
    guard role(of: label) != nil else { return [text] }
    let value = String(text[text.index(after: colon)...]).trimmingBlanks()
    return value.isEmpty ? [label] : [label, value]
  }

  /// Without brackets and marks around it, and which one it is (取組1).
  private static func plain(_ text: String) -> String {
    let bare = text.filter { !"【】［］[]■□●○◆◇〔〕".contains($0) }.trimmingBlanks()
    let label = bare.trimmingEnd("0123456789０１２３４５６７８９-－")
    return label.count > 1 && bare.count - label.count <= 4 ? label : bare
  }

  private static func role(of text: String) -> ColumnRole? {
    guard text.utf8.count <= 60 else { return nil }
    let bare = plain(text)
    guard (2...12).contains(bare.count), let found = ColumnRole.of(bare), found.share >= 0.5,
      !HeaderWords.isValue(bare), !ReportColumn.isYear(bare)
    else { return nil }
    return found.role
  }
}
