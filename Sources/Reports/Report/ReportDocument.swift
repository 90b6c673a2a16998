// SPDX-License-Identifier: GPL-3.0-or-later

/// A report as data: what every format writes, so that all of them show the same figures. Texts are already worded.
public struct ReportDocument: Sendable {
  public var title: String
  /// Whose report it is, and of when.
  public var subtitle: String
  /// BCP 47: `ja`, `en`.
  public var language: String
  public var words: Words
  public var parts: [Part]

  public init(title: String, subtitle: String, language: String, words: Words, parts: [Part]) {
    (self.title, self.subtitle, self.language) = (title, subtitle, language)
    (self.words, self.parts) = (words, parts)
  }

  /// A numbered part with its heading.
  public struct Part: Sendable {
    /// Short, stable and of letters and hyphens: the anchor in a page.
    public var id: String
    public var title: String
    public var blocks: [Block]

    public init(id: String, title: String, blocks: [Block]) { (self.id, self.title, self.blocks) = (id, title, blocks) }
  }

  public enum Block: Sendable {
    case text(String)
    case points([String])
    case figures([KeyFigure])
    case table(ReportTable)
    case chart(ReportChart)
  }

  /// A number that the reader should take away, large.
  public struct KeyFigure: Sendable {
    public var value: Cell
    public var label: String

    public init(_ value: Cell, _ label: String) { (self.value, self.label) = (value, label) }
  }

  /// What the page itself says around its content.
  public struct Words: Sendable {
    public var contents: String
    public var skip: String
    /// Labels the field that narrows a table down.
    public var filter: String
    /// Says how many rows a narrowed table shows: `{shown}` and `{all}` stand for the numbers.
    public var shown: String
    /// What a heading that sorts says to a screen reader.
    public var sort: String
    /// Stands where a picture would be if there were a gnuplot.
    public var noPicture: String
    /// The heading of the table of figures.
    public var overview: String
    /// Stands above what is wider than a narrow screen.
    public var scroll: String
    /// Stands above what is also higher than its frame: `{all}` stands for how many rows there are.
    public var scrollBothWays: String
    /// Stands above what is only higher than its frame, with `{all}` as well.
    public var scrollDown: String
    /// Where sentences stand without their tables: `{sheets}` stands for the names of the sheets that have them.
    public var onSheets: String

    public init(
      contents: String, skip: String, filter: String, shown: String, sort: String, noPicture: String, overview: String,
      scroll: String, scrollBothWays: String = "", scrollDown: String = "", onSheets: String = ""
    ) {
      (self.contents, self.skip, self.filter, self.shown) = (contents, skip, filter, shown)
      (self.sort, self.noPicture, self.overview, self.scroll) = (sort, noPicture, overview, scroll)
      (self.scrollBothWays, self.scrollDown, self.onSheets) = (scrollBothWays, scrollDown, onSheets)
    }
  }

  public var tables: [ReportTable] {
    parts.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  public var charts: [ReportChart] {
    parts.flatMap(\.blocks).compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
  }
}

/// A chart with the words that stand in for it where it cannot be seen.
public struct ReportChart: Sendable {
  /// The name of its file, without ending.
  public var id: String
  /// What it shows, in one sentence.
  public var title: String
  public var chart: any Chart

  public init(id: String, title: String, chart: any Chart) { (self.id, self.title, self.chart) = (id, title, chart) }
}
