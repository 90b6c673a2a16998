// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables on a telephone, where a row of columns beside each other would show a name and no value: each row stands as its name with
/// the values below it, each behind its heading, so that nothing has to be swiped. The headings stand above only as what sorts.
extension HTMLReportStyle {
  static let phone = """
    @media screen and (max-width: 40rem) {
      .table table, .table caption, .table tbody, .table tfoot { display: block; width: 100%; }
      .table thead { display: none; }
      .table tr:not([hidden]) { display: block; padding: .55rem 0; border-bottom: 1px solid var(--rule); }
      .table td, .table.wide td { display: inline-block; padding: 0; margin-right: .9rem; border: none; min-width: 0;
        text-align: left; vertical-align: baseline; }
      .table td.m, .table td.l, .table td.name { display: block; margin-right: 0; }
      .table td.name { font-weight: 700; font-size: .9375rem; }
      .table td.n { white-space: normal; }
      .table td:empty { display: none; }
      .table td::before { color: var(--soft); font-weight: 400; font-size: .75rem; margin-right: .4em; white-space: nowrap; }
      .table td.bar { background: none; }
      .table tfoot tr { border-top: 2px solid var(--ink); }
      .table .sorts thead { display: block; padding: .2rem .4rem; background: var(--shade); }
      .table .sorts thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0; border: none; }
      .table .sorts th { display: block; position: static; padding: .25rem 0; background: none; border: none;
        font-size: .75rem; white-space: nowrap; }
      .table.tall { max-height: 85vh; overflow-y: auto; }
    }

    """

  /// The headings of a table as what stands before its cells; a name needs none. Style and not content, as a wide screen has them above.
  static func labels(ofTable id: String, _ headings: [String?]) -> String {
    headings.enumerated().compactMap { index, heading in
      heading.map { "#\(id) td:nth-child(\(index + 1))::before { content: \(quoted($0)); }\n" }
    }.joined()
  }

  /// A string of CSS, in which whatever could end it or the style is written by its number (CSS Syntax 3, 4.3.7).
  private static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.reduce(into: "") { result, scalar in
        let isPlain =
          scalar.value > 0x9F || scalar == " " || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        if isPlain { result.unicodeScalars.append(scalar) } else { result += "\\\(String(scalar.value, radix: 16)) " }
      } + "\""
  }
}
