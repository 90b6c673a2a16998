// SPDX-License-Identifier: GPL-3.0-or-later

/// gnuplot's SVG as an element of a page: without the head of a file, with names of its own, and with a title that says what
/// it shows.
struct InlineSVG {
  let text: String

  init(drawing: String, id: String, title: String) {
    guard let start = drawing.range(of: "<svg", in: drawing) else {
      text = ""
      return
    }
    var parts: [String] = []
    for piece in drawing[start...].split(separator: "<", omittingEmptySubsequences: true) {
      // Outside of tags there is no `>` that is not escaped, but text may have one; only what is before the first is a tag.
      let end = piece.firstIndex(of: ">") ?? piece.endIndex
      let tag = Self.coloured(Self.renamed(String(piece[..<end]), prefix: "\(id)-"))
      parts.append(tag + piece[end...])
    }
    var svg = "<" + parts.joined(separator: "<")
    svg = Self.titled(svg, id: id, title: title)
    text = svg
  }

  /// The colours of a tag by the custom properties of the page, so that a dark page has a dark chart; the ground is the page's.
  private static func coloured(_ tag: String) -> String {
    guard tag.contains("rgb(") || tag.contains("\"#ffffff\"") else { return tag }
    let ground = tag.replacing("fill=\"#ffffff\"", with: "fill=\"none\"")
    return ground.replacing(/rgb\( *(\d+), *(\d+), *(\d+)\)/) { match in
      let parts = [match.output.1, match.output.2, match.output.3].compactMap { Int($0) }
      let name = parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
      return ChartColour(rawValue: name) == nil ? String(match.output.0) : "var(--k\(name), #\(name))"
    }
  }

  /// The names of gnuplot's parts are the same in every drawing; in one page they have to differ.
  private static func renamed(_ tag: String, prefix: String) -> String {
    guard tag.contains("id=") || tag.contains("#") else { return tag }
    var tag = tag
    for quote in ["'", "\""] {
      tag = tag.replacing(" id=\(quote)", with: " id=\(quote)\(prefix)")
        .replacing("href=\(quote)#", with: "href=\(quote)#\(prefix)")
    }
    return tag.replacing("url(#", with: "url(#\(prefix)")
  }

  private static func titled(_ svg: String, id: String, title: String) -> String {
    var svg = svg
    for element in ["title", "desc"] {
      guard let start = svg.range(of: "<\(element)>", in: svg), let end = svg.range(of: "</\(element)>", in: svg) else {
        continue
      }
      svg.removeSubrange(start..<svg.index(end, offsetBy: element.count + 3))
    }
    guard let end = svg.firstIndex(of: ">") else { return svg }
    svg.insert(
      contentsOf: "\n<title id=\"\(id)-title\">\(HTMLFormat.escaped(title))</title>", at: svg.index(after: end))
    svg.insert(contentsOf: " role=\"img\" aria-labelledby=\"\(id)-title\"", at: end)
    return svg
  }
}

extension String {
  /// Where a text first stands.
  fileprivate func range(of text: String, in whole: String) -> String.Index? { whole.firstRange(of: text)?.lowerBound }
}
