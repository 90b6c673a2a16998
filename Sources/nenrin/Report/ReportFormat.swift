// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Reports

/// The formats of a report, by the ending of its file.
enum ReportFormat: String, CaseIterable {
  case html, workbook = "xlsx", pdf, word = "docx", markdown = "md", csv

  /// Those that gnuplot draws: a workbook has charts of its own.
  var hasPictures: Bool { self != .workbook && self != .csv }

  /// How many charts a file of this format has.
  func charts(of document: ReportDocument) -> Int {
    switch self {
    case .csv: 0
    case .workbook: document.tables.count { $0.plot != nil }
    default: document.charts.count(where: \.fitsOnAPage)
    }
  }

  /// A folder (`DIR/`) is one of CSV files.
  init?(path: String) {
    if path.hasSuffix("/") {
      self = .csv
      return
    }
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    self.init(rawValue: ending == "htm" ? "html" : ending == "markdown" ? "md" : ending)
  }
}

extension ReportFormat {
  /// A page of paper holds so many rows below its sentences without the chart being made smaller, and its type too.
  var limit: ChartLimit { self == .word || self == .pdf ? ChartLimit(fitting: 22) : .sheet }
}

/// Writes a report to a file, whole or not at all.
struct ReportFile {
  let document: ReportDocument
  let style: CellStyle
  let force: Bool

  /// On paper nobody looks through thousands of rows, and a browser takes minutes to print them.
  private static let rowsOnPaper = 2000
  /// A table of more is slow to open, to sort and to scroll.
  private static let rowsOnScreen = 2000

  func write(to path: String, as format: ReportFormat) throws {
    try OutputFile.refuseExisting(path, force: force)
    try ReportFile(document: document.withChartsThatFit, style: style, force: force).writeFitted(to: path, as: format)
  }

  private func writeFitted(to path: String, as format: ReportFormat) throws {
    switch format {
    case .html: try OutputFile.write(html(), to: path, force: force)
    case .workbook: try OutputFile.write(workbook(), to: path, force: force)
    case .pdf:
      let page = ReportFile(
        document: document.cut(toRows: Self.rowsOnPaper).withShortTablesFirst, style: style, force: force
      )
      .html(isForPaper: true)
      try OutputFile.write(PrintedReport.pdf(ofPage: page), to: path, force: force)
    case .word: try OutputFile.write(word(), to: path, force: force)
    case .markdown: try writeMarkdown(to: path)
    case .csv: try OutputFile.write(CSVReport.files(document), toFolder: path, force: force)
    }
  }

  func html(isForPaper: Bool = false) -> String {
    var document = document.cut(to: Self.rowsOnScreen)
    document.words.scrollBothWays = ReportFileWording.scrollBothWays
    document.words.scrollDown = ReportFileWording.scrollDown
    let pictures = document.charts.drawn(as: .svg)
    return HTMLReport(
      document, style: style,
      pictures: pictures.merging(isForPaper ? [:] : document.charts.drawnNarrow()) { wide, _ in wide }
        .mapValues { String(decoding: $0, as: UTF8.self) }, isForPaper: isForPaper
    ).text
  }

  private func workbook() throws -> Data {
    var document = document
    document.words.onSheets = ReportFileWording.onSheets
    do throws(WorkbookError) {
      return try WorkbookReport(document, style: style).data()
    } catch {
      switch error {
      case .notWritten(let reason): throw CommandFailure(ReportFileWording.noWorkbook(reason))
      case .noLibrary: throw CommandFailure(ReportFileWording.noWorkbookLibrary)
      }
    }
  }

  /// Word processors do not all draw SVG. The appendices, hundreds of rows to look things up in, are left to the other formats.
  private func word() throws -> Data {
    var document = document.cut(toRows: Self.rowsOnPaper).withShortTablesFirst
    document.parts.removeAll { ["forecasts", "observations"].contains($0.id) }
    if !document.parts.isEmpty {
      document.parts[document.parts.count - 1].blocks.append(.text(ReportFileWording.noAppendices))
    }
    let pictures = PrintedReport.pandoc == nil ? [:] : document.charts.drawn(as: .png)
    let names = Set(pictures.keys)
    let text = MarkdownReport(document, style: style, dialect: .pandoc) { names.contains($0.id) ? "\($0.id).png" : nil }
      .text
    let files = Dictionary(uniqueKeysWithValues: pictures.map { ("\($0).png", $1) })
    return try PrintedReport.document(ofMarkdown: text, pictures: files, language: document.language)
  }

  /// The text, and its pictures in a folder beside it.
  private func writeMarkdown(to path: String) throws {
    let file = URL(fileURLWithPath: path)
    let folder = file.deletingPathExtension().lastPathComponent + "-figures"
    let place = file.deletingLastPathComponent().appendingPathComponent(folder).path
    let document = document.cut(to: Self.rowsOnScreen)
    let pictures = document.charts.drawn(as: .svg)
    let files = Dictionary(
      pictures.map { ("\($0).svg", String(decoding: $1, as: UTF8.self)) }, uniquingKeysWith: { first, _ in first })
    let names = Set(pictures.keys)
    let text = MarkdownReport(document, style: style) { chart in
      names.contains(chart.id) ? "\(folder)/\(chart.id).svg" : nil
    }.text
    guard !files.isEmpty else { return try OutputFile.write(text, to: path, force: force) }
    try OutputFile.write(text, to: path, with: files, inFolder: place, force: force)
  }
}

extension ReportChart {
  /// One that is much higher than a page, of a plan with a hundred sections for example, shrinks on paper until nobody can read it, and
  /// on a screen stands before all else; the table beside it says the same.
  fileprivate var fitsOnAPage: Bool { chart.defaultSize.height < 1.9 * chart.defaultSize.width }
}

extension ReportDocument {
  fileprivate var withChartsThatFit: ReportDocument {
    var document = self
    for index in parts.indices {
      document.parts[index].blocks.removeAll { if case .chart(let chart) = $0 { !chart.fitsOnAPage } else { false } }
    }
    return document
  }

  /// A chart that does not fit below its sentences leaves the rest of a page empty, which a table that belongs to it can fill. The first
  /// part is laid out as one page.
  fileprivate var withShortTablesFirst: ReportDocument {
    var document = self
    for part in parts.indices.dropFirst() {
      for index in parts[part].blocks.indices.dropLast() {
        guard case .chart = parts[part].blocks[index], case .table(let table) = parts[part].blocks[index + 1],
          table.table.rows.count <= 12
        else { continue }
        document.parts[part].blocks.swapAt(index, index + 1)
      }
    }
    return document
  }

  /// No more rows in all: the longest tables are cut to the same length.
  func cut(toRows most: Int) -> ReportDocument {
    var (left, longest) = (most, 0)
    let counts = tables.map(\.table.rows.count).sorted()
    for (index, count) in counts.enumerated() {
      longest = left / (counts.count - index)
      guard count <= longest else { return cut(to: longest) }
      left -= count
    }
    return self
  }

  /// No table longer than that, and a word where one goes on.
  func cut(to longest: Int) -> ReportDocument {
    var document = self
    for index in document.parts.indices {
      document.parts[index].blocks = document.parts[index].blocks.flatMap { block -> [Block] in
        guard case .table(var table) = block, table.table.rows.count > longest else { return [block] }
        let note = ReportFileWording.goesOn(longest, of: table.table.rows.count)
        table.table.rows = Array(table.table.rows.prefix(longest))
        return [.table(table), .text(note)]
      }
    }
    return document
  }
}
