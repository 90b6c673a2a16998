// SPDX-License-Identifier: GPL-3.0-or-later

/// A report as one page that needs nothing from elsewhere: it can be mailed, printed, and opened in ten years.
///
/// The page reads in order without style or script; the script only adds sorting and filtering, or on paper moves charts. Its content policy
/// forbids every request.
public struct HTMLReport: Sendable {
  private let document: ReportDocument
  private let style: CellStyle
  private let pictures: [String: String]
  private let isForPaper: Bool
  private typealias Words = ReportDocument.Words

  /// - Parameters:
  ///   - pictures: SVG by the chart's id, as gnuplot writes it.
  ///   - isForPaper: nobody will sort or filter; instead of the script that does so, which takes a browser seconds with long tables, one
  ///     finds charts their places on paper.
  public init(
    _ document: ReportDocument, style: CellStyle = CellStyle(), pictures: [String: String], isForPaper: Bool = false
  ) {
    (self.document, self.style, self.pictures, self.isForPaper) = (document, style, pictures, isForPaper)
  }

  public var text: String {
    var page = head
    page += "<body data-filter=\"\(escaped(document.words.filter))\" data-shown=\"\(escaped(document.words.shown))\""
    page += " data-sort=\"\(escaped(document.words.sort))\" data-scroll=\"\(escaped(document.words.scroll))\""
    page += " data-both=\"\(escaped(document.words.scrollBothWays))\""
    page += " data-down=\"\(escaped(document.words.scrollDown))\">\n"
    page += "<a class=\"skip\" href=\"#content\">\(escaped(document.words.skip))</a>\n"
    page +=
      "<header>\n<h1>\(escaped(document.title))</h1>\n<p class=\"sub\">\(escaped(document.subtitle))</p>\n</header>\n"
    page += contents
    page += "<main id=\"content\">\n"
    for (index, part) in document.parts.enumerated() { page += section(part, number: index + 1) }
    let script = isForPaper ? HTMLPaperScript.text : HTMLReportScript.text
    page += "</main>\n<script>\n\(script)</script>\n</body>\n</html>\n"
    return document.language == "ja" ? page : JapaneseRuns.marked(page)
  }

  private func escaped(_ text: String) -> String { HTMLFormat.escaped(text) }

  private var head: String {
    """
    <!DOCTYPE html>
    <html lang="\(escaped(document.language))">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'unsafe-inline'; img-src data:">
    <meta name="generator" content="nenrin">
    <title>\(escaped(document.title))</title>
    <style>
    \(isForPaper ? HTMLReportStyle.paper : HTMLReportStyle.text + phone)</style>
    </head>

    """
  }

  private var phone: String {
    let labels = document.tables.map { HTMLReportTable($0, style: style).labels }.joined()
    return HTMLReportStyle.phone + "@media screen and (max-width: 40rem) {\n\(labels)}\n"
  }

  private var contents: String {
    let entries = document.parts.map { "<li><a href=\"#\($0.id)\">\(escaped($0.title))</a></li>\n" }
    return "<nav aria-label=\"\(escaped(document.words.contents))\">\n<ol>\n\(entries.joined())</ol>\n</nav>\n"
  }

  private func section(_ part: ReportDocument.Part, number: Int) -> String {
    let blocks = part.blocks.map(block).joined()
    return """
      <section id="\(part.id)" aria-labelledby="\(part.id)-h">
      <h2 id="\(part.id)-h"><span class="no">\(number)</span> \(escaped(part.title))</h2>
      \(blocks)</section>

      """
  }

  private func block(_ block: ReportDocument.Block) -> String {
    switch block {
    case .text(let text): "<p>\(escaped(text))</p>\n"
    case .points(let points): "<ul>\n" + points.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
    case .figures(let figures):
      "<dl class=\"figures\">\n"
        + figures.map { "<div><dt>\(escaped($0.label))</dt><dd>\(escaped(style.text($0.value)))</dd></div>\n" }.joined()
        + "</dl>\n"
    case .table(let table):
      isForPaper ? HTMLPaperTable(table, style: style).text : HTMLReportTable(table, style: style).text
    case .chart(let chart): figure(chart)
    }
  }

  /// Under which the picture of a chart for a telephone is found.
  public static func narrow(_ id: String) -> String { id + "-narrow" }

  private func figure(_ chart: ReportChart) -> String {
    var picture = pictures[chart.id].map { InlineSVG(drawing: $0, id: chart.id, title: chart.title).text }
    let narrow = isForPaper ? nil : pictures[Self.narrow(chart.id)]
    if let wide = picture, let narrow {
      let svg = InlineSVG(drawing: narrow, id: Self.narrow(chart.id), title: chart.title).text
      picture = "<div class=\"lying\">\n\(wide)</div>\n<div class=\"upright\">\n\(svg)</div>"
    }
    let hint =
      picture == nil || narrow != nil
      ? "" : "<p class=\"hint\" aria-hidden=\"true\">\(escaped(document.words.scroll))</p>\n"
    return """
      <figure class="chart" id="chart-\(chart.id)" tabindex="0" role="group" aria-label="\(escaped(chart.title))">
      \(hint)\(picture ?? "<p class=\"none\">\(escaped(chart.title)) (\(escaped(document.words.noPicture)))</p>")
      </figure>

      """
  }
}
