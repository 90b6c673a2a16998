// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The words of a row, dealt to its columns in order.
struct DealtRow {
  private(set) var cells: [String]?

  private static let values = ColumnRole.values

  /// - Parameter name: the text above the row, for a row that begins with its values.
  init(_ words: [BlankWord], _ columns: [ReportColumn], name: String?) {
    let numeric = columns.indices.filter { Self.isNumeric(columns[$0]) }
    let numbers = words.count { $0.isNumber || $0.isStroke || $0.standsForValue }
    guard numbers >= numeric.count, let dealt = Self.deal(words, columns) else { return }
    var cells = dealt.map { $0.joined(separator: " ") }
    guard numeric.allSatisfy({ !cells[$0].isEmpty }) else { return }
    if let index = columns.firstIndex(where: { $0.role == .name || $0.role == .indicator }), cells[index].isEmpty {
      guard let name else { return }
      cells[index] = name
    }
    self.cells = cells
  }

  private static func isNumeric(_ column: ReportColumn) -> Bool { values.contains(column.role ?? .name) }

  /// The way of least cost: of the first words to the first columns, and with which word each column began.
  private static func deal(_ words: [BlankWord], _ columns: [ReportColumn]) -> [[String]]? {
    let none = Int.max / 4
    var least = [[(cost: Int, start: Int)]](
      repeating: [(cost: Int, start: Int)](repeating: (none, 0), count: words.count + 1), count: columns.count + 1)
    least[0][0].cost = 0
    for column in columns.indices {
      // What each word costs there, as the first of its cell and behind another.
      let costs = words.map { word in
        (
          first: word.cost(in: columns[column].role, isFirst: true),
          next: word.cost(in: columns[column].role, isFirst: false)
        )
      }
      for start in 0...words.count where least[column][start].cost < none {
        var sum = least[column][start].cost + empty(columns[column].role)
        if sum < least[column + 1][start].cost { least[column + 1][start] = (sum, start) }
        sum = least[column][start].cost
        for end in start..<min(words.count, start + 8) {
          sum += end == start ? costs[end].first : costs[end].next
          if sum < least[column + 1][end + 1].cost { least[column + 1][end + 1] = (sum, start) }
        }
      }
    }
    guard least[columns.count][words.count].cost <= 6 + words.count else { return nil }
    var (dealt, end) = ([[String]](), words.count)
    for column in columns.indices.reversed() {
      let start = least[column + 1][end].start
      dealt.append(words[start..<end].map(\.text))
      end = start
    }
    return dealt.reversed()
  }

  private static func empty(_ role: ColumnRole?) -> Int {
    switch role {
    case .name, .indicator: 6
    case .target, .actual, .baseline, .yearly: 12
    case .unit, .number: 4
    case .section, .remarks, nil: 1
    default: 2
    }
  }
}
