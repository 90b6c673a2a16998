// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a table cannot be narrowed down as asked.
public enum TableSelectionError: Error, Hashable, Sendable {
  case unknownColumn(String, known: [String])
  /// No column, sign and value can be read in it.
  case unreadableCondition(String)
}

extension TableSelection {
  /// `ratio<0.8`, `grade=missed`, `indicator_name~アクセス`: a column, a sign and a value.
  public struct Condition: Sendable, Hashable {
    public enum Sign: String, Sendable, CaseIterable {
      // The longer ones first: `<=` begins with `<`.
      case notEqual = "!=", atMost = "<=", atLeast = ">=", equal = "=", below = "<", above = ">", contains = "~"
    }

    public let column: String
    public let sign: Sign
    public let value: String

    /// A value may end in `%`: 80% is 0.8.
    public init(_ text: String) throws(TableSelectionError) {
      let found = text.indices.lazy.compactMap { index -> (String.Index, Sign)? in
        Sign.allCases.first { text[index...].hasPrefix($0.rawValue) }.map { (index, $0) }
      }.first
      guard let (index, sign) = found, index > text.startIndex else { throw .unreadableCondition(text) }
      column = String(text[..<index].filter { $0 != " " })
      self.sign = sign
      value = String(text[text.index(index, offsetBy: sign.rawValue.count)...].drop { $0 == " " })
      if [.below, .above, .atMost, .atLeast].contains(sign), number == nil { throw .unreadableCondition(text) }
    }

    private var number: Double? {
      if value.hasSuffix("%") { return Double(value.dropLast().filter { $0 != "," }).map { $0 / 100 } }
      return Double(value.filter { $0 != "," })
    }

    /// What is missing equals the empty value, and is neither below nor above any.
    func holds(for cell: Cell) -> Bool {
      switch sign {
      case .equal: return isEqual(cell)
      case .notEqual: return !isEqual(cell)
      case .contains: return texts(of: cell).contains { $0.lowercased().contains(value.lowercased()) }
      case .below, .above, .atMost, .atLeast:
        guard let own = cell.sortValue, let number else { return false }
        return sign == .below
          ? own < number : sign == .above ? own > number : sign == .atMost ? own <= number : own >= number
      }
    }

    private func isEqual(_ cell: Cell) -> Bool {
      if let own = cell.sortValue { return own == number }
      if cell.isEmpty || texts(of: cell).isEmpty { return value.isEmpty }
      return texts(of: cell).contains(value)
    }

    /// A word goes by its code and by its label.
    private func texts(of cell: Cell) -> [String] {
      switch cell {
      case .text(let text): [text]
      case .word(let code, let label), .graded(let code, let label, _): [code, label]
      default: []
      }
    }
  }

  /// Where a cell stands in the order of a column.
  struct SortKey: Comparable {
    let number: Double?
    let text: String
    let isMissing: Bool

    init(_ cell: Cell) {
      number = cell.sortValue
      switch cell {
      case .text(let text): self.text = text
      case .word(let code, _), .graded(let code, _, _): text = code
      default: text = ""
      }
      isMissing = number == nil && text.isEmpty
    }

    static func < (a: SortKey, b: SortKey) -> Bool {
      if let x = a.number, let y = b.number { return x < y }
      if a.number != nil || b.number != nil { return a.number != nil }
      return a.text.unicodeScalars.lexicographicallyPrecedes(b.text.unicodeScalars)
    }
  }
}

extension Table.Column {
  /// Shown to people and programs alike, whatever it was before.
  func shown() -> Table.Column { Table.Column(key, heading.isEmpty ? key : heading, alignment) }
}
