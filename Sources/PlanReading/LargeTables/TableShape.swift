// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators
internal import Notation

/// What each column of a long table is for, as `TidyTable` understands its header.
struct TableShape: Sendable {
  enum Use: Sendable, Equatable {
    case value
    /// Has its texts numbered.
    case label(TidyRole)
    case attribute(String)
    /// Has no header, so that nothing asks for it.
    case unused
  }

  let separator: UInt8
  let uses: [Use]
  /// The slug of the indicator where the table has no column for it.
  let title: String

  /// `nil` for a table that is not long or leaves a doubt.
  init?(header text: String, path: String, title: String?) {
    // The layout of a long table hangs on its header alone; a row of anything stands for the others.
    let bytes = Array(text.utf8)
    let separator = DelimitedScanner.separator(of: bytes)
    let cells = bytes.count { $0 == separator } + 1
    let row = Array(repeating: "x", count: cells).joined(separator: separator == UInt8(ascii: ",") ? "," : "\t")
    guard !text.isEmpty, let delimited = try? CellTable(TextFile(path: path, text: text + "\n" + row)),
      delimited.problems.isEmpty, !delimited.header.contains(""),
      let table = try? TidyTable(delimited, title: title), let value = table.layout.values.first,
      table.layout.values.count == 1, value.year == nil, value.indicator == nil, value.kind == nil,
      table.layout.guesses.isEmpty,
      !table.layout.attributes.contains(where: {
        Self.leavesDoubt(table.table.header[$0.index], hasEntity: table.layout.index(.entity) != nil)
      }),
      Set(table.layout.attributes.map(\.name)).count == table.layout.attributes.count
    else { return nil }
    var uses = [Use](repeating: .unused, count: delimited.header.count)
    for (name, index) in table.layout.indices {
      guard let role = TidyRole(rawValue: name) else { return nil }
      uses[index] = role == .value ? .value : .label(role)
    }
    for (index, name) in table.layout.attributes { uses[index] = .attribute(name) }
    (self.uses, self.title) = (uses, table.title)
    self.separator = separator
  }

  /// Whether it hangs on the cells what a column is for.
  private static func leavesDoubt(_ header: String, hasEntity: Bool) -> Bool {
    TidyLayout.speaksOfYear(header) || ColumnGuess.values(header) != nil || TidyRole.saysDirection(header)
      || !hasEntity && ColumnGuess.role(header) == .entity
  }

  func column(_ role: TidyRole) -> Int? { uses.firstIndex(of: .label(role)) }
  var value: Int? { uses.firstIndex(of: .value) }
  var attributes: [(index: Int, name: String)] {
    uses.enumerated().compactMap { index, use in
      if case .attribute(let name) = use { (index, name) } else { nil }
    }
  }
}

extension TextFile {
  /// A text that has been read already.
  init(path: String, text: String) { (self.path, self.text) = (path, text) }
}

extension TableShape.Use {
  /// The text that a cell's text means, as `TableRow.text` has it; `nil` for a cell that the slow reading must judge.
  func meaning(of text: String) -> String? {
    guard !text.utf8.contains(0), text.isComposed else { return nil }
    let trimmed = text.trimmingBlanks()
    let meaning = trimmed.withoutFormulaGuard()
    guard case .label(let role) = self else { return meaning }
    return accepts(meaning, as: role) ? meaning : nil
  }

  /// Whether a text needs no more than its bytes: no blanks or guards to take off, no list to be found in.
  var takesAnyWord: Bool {
    switch self {
    case .attribute, .label(.indicator), .label(.name), .label(.entity), .label(.kind), .label(.plan):
      true
    default: false
    }
  }

  var isRequired: Bool { self == .label(.indicator) || self == .label(.year) }

  private func accepts(_ text: String, as role: TidyRole) -> Bool {
    switch role {
    case .indicator: !text.isEmpty
    // A year beyond its era is told.
    case .year: FiscalYearNotation.year(in: text) != nil && YearsBeyondEra.found(in: text).isEmpty
    // A line in place of a unit is none, and a wide sign of per cent is the usual one.
    case .unit: !CellReading.isStroke(text) && text != "％"
    case .better: text.isEmpty || Better(rawValue: text) != nil
    case .span: text.isEmpty || Span(rawValue: text) != nil
    case .qualifier, .asOf, .asWritten, .source: text.isEmpty
    default: true
    }
  }
}

extension String {
  /// Whether the text is in its composed form (NFC). Two such texts are equal just if their bytes are.
  var isComposed: Bool {
    if unicodeScalars.allSatisfy(\.isCertainlyComposed) { return true }
    return precomposedStringWithCanonicalMapping.utf8.elementsEqual(utf8)
  }
}

extension Unicode.Scalar {
  /// Scalars that no composition touches, by blocks: the most of what Japanese tables hold. Of the others the text as a
  /// whole is asked. Source: Unicode, DerivedNormalizationProps, NFC_Quick_Check=Yes with combining class 0.
  fileprivate var isCertainlyComposed: Bool {
    switch value {
    case 0..<0x300, 0x3001...0x3029, 0x3041...0x3096, 0x309B...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFFEF: true
    default: false
    }
  }
}
