// SPDX-License-Identifier: GPL-3.0-or-later

/// The labels of one column by common numbers, whichever worker met them.
struct MergedLabels {
  /// By the worker, by its number of the label.
  let numbers: [[UInt32]]
  let count: Int
  private let table: Table

  /// A list of labels that can be shared.
  private final class Table {
    var labels = LabelTable()
  }

  /// Column −1 has the label `missing` alone.
  init(_ workers: [TableWorker], column: Int) {
    let table = Table()
    guard column >= 0 else {
      (numbers, count, self.table) = (workers.map { _ in [0] }, 1, table)
      return
    }
    numbers = workers.map { worker in
      worker.reader.fields.withTable(column) { Self.numbers(of: $0, in: &table.labels) }
    }
    (count, self.table) = (table.labels.count, table)
  }

  func text(_ number: Int) -> String { table.labels.text(number) }

  /// All texts by number, for a column of few labels and many cells.
  var texts: [String] { (0..<count).map(text) }

  private static func numbers(of labels: borrowing LabelTable, in table: inout LabelTable) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(labels.count)
    for number in 0..<labels.count { numbers.append(table.take(labels.means(number), of: labels)) }
    return numbers
  }
}
