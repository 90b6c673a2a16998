// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A Jupyter notebook (nbformat 4.5) with its results in it.
public struct Notebook: Sendable {
  public enum Cell: Sendable {
    case markdown(String)
    /// Python, and what it gives when it is run.
    case code(String, [Output])
  }

  public enum Output: Sendable {
    /// What `display` shows of a table: HTML to look at, and text whose every digit a re-run has to give again.
    case table(html: String, text: String)
    case picture(svg: String)
  }

  public var cells: [Cell]

  public init(cells: [Cell]) { self.cells = cells }

  /// The file. Cell ids are numbers in order, so that equal notebooks are equal files.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(cells: cells.enumerated().map { CellEntry($1, number: $0 + 1) })
    return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
  }
}

// MARK: - The format (nbformat 4.5)

extension Notebook {
  private struct Document: Encodable {
    struct Metadata: Encodable {
      struct Kernel: Encodable {
        let display_name = "Python 3"
        let language = "python"
        let name = "python3"
      }
      struct Language: Encodable { let name = "python" }
      let kernelspec = Kernel()
      let language_info = Language()
    }
    let cells: [CellEntry]
    let metadata = Metadata()
    let nbformat = 4
    let nbformat_minor = 5
  }

  private struct CellEntry: Encodable {
    let cell: Cell
    let number: Int

    init(_ cell: Cell, number: Int) { (self.cell, self.number) = (cell, number) }

    private enum Key: String, CodingKey {
      case cell_type, id, metadata, source, execution_count, outputs
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode("cell-\(number)", forKey: .id)
      try container.encode([String: String](), forKey: .metadata)
      switch cell {
      case .markdown(let text):
        try container.encode("markdown", forKey: .cell_type)
        try container.encode(text, forKey: .source)
      case .code(let source, let outputs):
        try container.encode("code", forKey: .cell_type)
        try container.encode(source, forKey: .source)
        try container.encodeNil(forKey: .execution_count)
        try container.encode(outputs.map(OutputEntry.init), forKey: .outputs)
      }
    }
  }

  private struct OutputEntry: Encodable {
    let output_type = "display_data"
    let metadata: [String: String] = [:]
    let data: [String: String]

    init(_ output: Output) {
      data =
        switch output {
        case .table(let html, let text): ["text/html": html, "text/plain": text]
        case .picture(let svg): ["image/svg+xml": svg]
        }
    }
  }
}
