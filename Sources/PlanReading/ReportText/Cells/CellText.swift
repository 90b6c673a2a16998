// SPDX-License-Identifier: GPL-3.0-or-later
internal import Notation

/// The text of a cell without the debris of its extraction.
enum CellText {
  /// Takes HTML tags and entities away. An item of a list and a forced break become a line end, other tags nothing.
  static func cleaned(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return cell.trimmingBlanks()
    }
    var text = ""
    var rest = cell[...]
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      rest = rest[open...]
      guard let close = rest.prefix(400).firstIndex(of: ">"), isTag(rest[rest.index(after: open)..<close]) else {
        text.append("<")
        rest = rest.dropFirst()
        continue
      }
      let tag = rest[rest.index(after: open)..<close].lowercased()
      if ["li", "br", "/li", "p", "/p", "div", "/div", "ul", "/ul", "ol", "/ol"].contains(where: { isNamed(tag, $0) }) {
        text += "\n"
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    for (entity, plain) in [
      ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: plain)
    }
    return text.trimmingBlanks()
  }

  /// Two lines of a cell. A number that was broken (1,2 / 34人) is one number.
  static func joined(_ first: String, _ second: String) -> String {
    let isBroken =
      (first.last.map { $0.isNumber || $0 == "," } ?? false) && (second.first.map { $0.isNumber || $0 == "," } ?? false)
    return first + (isBroken ? "" : "\n") + second
  }

  private static func isTag(_ inner: Substring) -> Bool {
    let name = inner.hasPrefix("/") ? inner.dropFirst() : inner
    return name.first.map { $0.isASCII && $0.isLetter } ?? false
  }

  private static func isNamed(_ tag: String, _ name: String) -> Bool {
    tag == name || tag == name + "/" || tag.hasPrefix(name + " ") || tag.hasPrefix(name + ":")
  }

  /// A name broken over lines is one word in Japanese: blanks at the break go where no Latin words meet.
  static func oneLine(_ cell: String) -> String {
    var text = ""
    for line in cleaned(cell).split(separator: "\n") {
      let line = String(line).trimmingBlanks()
      if let last = text.last, let first = line.first, last.isASCII, first.isASCII, last.isLetter || last.isNumber {
        text += " "
      }
      text += line
    }
    return text
  }

  /// A department broken over lines is several: 総務部 / 広報課; its last character alone is the rest of one: 資産経営 / 課.
  static func spaced(_ cell: String) -> String {
    var text = ""
    for line in cleaned(cell).split(separator: "\n").map({ String($0).trimmingBlanks() }) where !line.isEmpty {
      text += (text.isEmpty || ["課", "室", "係", "局", "部", "所"].contains(line) ? "" : " ") + line
    }
    return text
  }
}
