// SPDX-License-Identifier: GPL-3.0-or-later

/// The look of the page: light and dark, screen and A4.
enum HTMLReportStyle {
  /// A shadow at each side where more is to be seen: one that scrolls away with the content covers one that stays. A word says so, too.
  /// Of a chart no more is hidden on a wide screen.
  private static let scrolling = """
    .table, figure.chart { --edge: rgb(0 0 0 / .28); background:
      linear-gradient(to right, var(--paper) 40%, transparent) left / 2.5rem 100% no-repeat local,
      linear-gradient(to left, var(--paper) 40%, transparent) right / 2.5rem 100% no-repeat local,
      linear-gradient(to right, var(--edge), transparent) left / .9rem 100% no-repeat scroll,
      linear-gradient(to left, var(--edge), transparent) right / .9rem 100% no-repeat scroll; }
    @media (prefers-color-scheme: dark) { .table, figure.chart { --edge: rgb(255 255 255 / .3); } }
    .hint { position: sticky; left: 0; width: fit-content; margin: 0; font-size: .8125rem; color: var(--soft); }
    .hint::before { content: "↔ "; }
    .hint.both::before { content: "↔ ↕ "; }
    .hint.down::before { content: "↕ "; }
    .table.fits { overflow: visible; background: none; }
    figure.chart .hint { display: none; }
    """

  /// Tables that were laid out for paper: rows below one name are not broken, and the first two and the last two names stay together.
  private static let laidOut = """
    .paper { table-layout: fixed; margin: 3mm 0 6mm; }
    .off { display: block; font-size: 8pt; font-weight: 400; color: var(--soft); }
    .paper caption { break-inside: avoid; }
    .paper tbody { break-inside: avoid; }
    .paper tbody tr:not(:first-child) { break-before: avoid; }
    .paper td, .paper th { padding-top: .5mm; padding-bottom: .5mm; }
    .paper tbody:nth-of-type(-n+2), .paper tbody:nth-last-of-type(-n+2) { break-before: avoid; }
    .paper th { white-space: normal; word-break: normal; word-break: auto-phrase; line-break: strict; vertical-align: bottom; }
    .paper td.n { overflow-wrap: normal; }
    .paper .n + :not(.n) { padding-left: 2.2mm; }
    .paper td span { white-space: normal; word-break: keep-all; }
    .paper td i { font-style: normal; color: var(--soft); margin-right: .3em; }
    .folded tbody tr:not(:last-child) td { border-bottom: none; padding-bottom: 0; }
    .folded tbody tr:not(:first-child) td, .folded thead tr:not(:first-child) th { padding-top: .2mm; }
    .folded thead tr:not(:last-child) th { border-bottom: none; padding-bottom: 0; }
    .paper .total td { font-weight: 700; border-top: 2px solid var(--ink); }
    """

  /// In millimetres, of paper.
  private static let margins = (above: 16, beside: 14)
  static let paperHeight = 297 - 2 * margins.above

  /// For a page that is printed at once: on a screen as well it is laid out as on paper, so that its script can measure it.
  static var paper: String {
    text.replacing("@media print {", with: "@media all {")
      + "@media screen { html { width: \(210 - 2 * margins.beside)mm; } body { margin: 0; } }\n"
  }

  /// Contrast of text is 4.5 : 1 or more on every ground in both schemes (WCAG 2.2, 1.4.3).
  static let text = """
    :root { color-scheme: light dark; --ink: #1d2021; --soft: #55595c; --paper: #fff; --rule: #d5d8da; --shade: #f3f5f6;
      --link: #005a96; --bar: #cfe4f2; --good: #005a96; --fair: #7a5a00; --bad: #a83c00; --open: #55595c; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8eaeb; --soft: #aab0b4; --paper: #16191b; --rule: #3a4044; --shade: #212629; --link: #7cc0f0;
        --bar: #1d4560; --good: #7cc0f0; --fair: #e2bb55; --bad: #ff9a62; --open: #aab0b4; }
      @media screen { :root { \(ChartTheme.dark.properties) } }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 104rem; padding: 0 1.25rem 4rem; background: var(--paper); color: var(--ink);
      font: 1rem/1.7 "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, system-ui, sans-serif; }
    h2, caption { word-break: auto-phrase; }
    h1 { font-size: 1.75rem; line-height: 1.35; margin: 2rem 0 .25rem; }
    h2 { font-size: 1.3rem; line-height: 1.4; margin: 3rem 0 .75rem; padding-bottom: .3rem;
      border-bottom: 2px solid var(--ink); }
    h2 .no { color: var(--soft); font-weight: 400; margin-right: .35rem; }
    .sub { color: var(--soft); margin: 0; }
    p, ul { max-width: 50rem; }
    p { margin: .75rem 0; text-wrap: pretty; }
    li { margin: 0 0 .25rem; break-inside: avoid; }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 2; }
    nav ol { columns: 16rem; padding-left: 1.6rem; margin: 1.25rem 0; }
    .figures { display: flex; flex-wrap: wrap; gap: 1rem 3rem; margin: 1.25rem 0; }
    .figures div { display: flex; flex-direction: column-reverse; }
    .figures dt { color: var(--soft); font-size: .9rem; }
    .figures dd { margin: 0; font-size: 2.6rem; font-weight: 700; line-height: 1.2; font-variant-numeric: tabular-nums; }
    figure.chart { margin: 1.25rem 0; overflow-x: auto; max-width: 52rem; }
    figure.chart svg { display: block; width: 100%; min-width: 34rem; height: auto; }
    .none { color: var(--soft); }
    \(scrolling)
    .tools { display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem 1rem; margin: 1rem 0 0; font-size: .9rem; }
    .tools input { font: inherit; padding: .25rem .5rem; border: 1px solid var(--soft); border-radius: .25rem;
      background: var(--paper); color: var(--ink); min-width: 14rem; }
    .tools output { color: var(--soft); }
    .table { position: relative; overflow-x: auto; margin: .5rem 0 1.5rem; scroll-snap-type: x proximity; }
    .table th { scroll-snap-align: start; }
    .table.tall:not(.fits) { max-height: min(46rem, 85vh); overflow-y: auto; }
    table { border-collapse: collapse; font-size: .875rem; line-height: 1.5; }
    caption { text-align: left; font-weight: 700; padding: .5rem 0; }
    th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
    th { background: var(--shade); font-weight: 700; white-space: nowrap; }
    .wide table { font-size: .8125rem; }
    .wide th, .wide td { padding: .3rem .45rem; }
    .wide th { white-space: normal; word-break: keep-all; }
    thead th { position: sticky; top: 0; z-index: 1; }
    tbody tr:hover td { background-color: var(--shade); }
    tfoot td { font-weight: 700; border-top: 2px solid var(--ink); }
    td { overflow-wrap: anywhere; }
    td.w { white-space: nowrap; }
    td.s { min-width: 7rem; overflow-wrap: break-word; }
    td.m { min-width: 9rem; }
    td.l { min-width: 15rem; }
    .wide td.m { min-width: 7.5rem; }
    .wide td.l { min-width: 8.5rem; }
    .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    td.why { white-space: normal; word-break: keep-all; min-width: 6rem; }
    .table:not(.fits) .name { position: sticky; left: 0; z-index: 1; background: var(--paper); }
    .table:not(.fits) thead .name { z-index: 2; background: var(--shade); }
    td[title] { text-decoration: underline dotted var(--soft); text-underline-offset: .25em; cursor: help; }
    td.bar { background: linear-gradient(var(--bar) 0 0) 0 0 / var(--r) 100% no-repeat; }
    td.good span, td.fair span, td.bad span, td.open span { white-space: nowrap; font-weight: 700; }
    td.good { color: var(--good); } td.fair { color: var(--fair); }
    td.bad { color: var(--bad); } td.open { color: var(--open); }
    th [role=button] { font: inherit; color: inherit; cursor: pointer; text-align: inherit; }
    th [role=button]::after { content: " ↕"; color: var(--soft); font-weight: 400; }
    th[aria-sort=ascending] [role=button]::after { content: " ↑"; color: var(--ink); }
    th[aria-sort=descending] [role=button]::after { content: " ↓"; color: var(--ink); }
    @media (max-width: 40rem) {
      body { padding: 0 1rem 3rem; }
      h1 { font-size: 1.45rem; }
      /* Type of 11 pixels, which scrolls; on so narrow a screen all of it would be half as large. */
      figure.chart svg { min-width: 40rem; }
      figure.chart .hint { display: block; }
      figure.chart .upright svg { min-width: 0; }
      figure.chart .lying { display: none; }
    }
    @media (min-width: 40.01rem), print { figure.chart .upright { display: none; } }
    @media print {
      @page { size: A4; margin: \(margins.above)mm \(margins.beside)mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 8pt; } }
      @page wide { size: A4 landscape; margin: 14mm; }
      :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --rule: #bbb; --shade: #eee; --link: #000;
        --bar: #cfe4f2; --good: #00487a; --fair: #634900; --bad: #8a3100; --open: #444; }
      body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.55; print-color-adjust: exact;
        -webkit-print-color-adjust: exact; }
      .table.wide, section:has(.wide):not(:has(figure)) { page: wide; }
      .tools, .skip, .hint, figure.chart .hint, nav, th [role=button]::after { display: none; }
      .table, figure.chart { background: none; }
      .table, .table.tall:not(.fits), figure.chart { overflow: visible; max-height: none; }
      .table { max-width: none !important; }
      figure.chart { break-inside: avoid; max-width: 172mm; }
      figure.chart svg { min-width: 0; max-height: 240mm; }
      table { font-size: 8pt; line-height: 1.3; width: 100%; }
      .wide table { font-size: 8pt; }
      th, td, .wide th, .wide td, td.s, td.m, td.l { padding: .8mm 1.2mm; min-width: 0; }
      td.l, .wide td.l { min-width: 38mm; }
      td.m { min-width: 24mm; }
      td.s { min-width: 16mm; }
      th { white-space: normal; word-break: keep-all; }
      thead { display: table-header-group; }
      thead th, .table:not(.fits) .name { position: static; }
      tfoot { display: table-row-group; }
      tr { break-inside: avoid; }
      .table tbody tr:nth-child(-n+2), .table tbody tr:nth-last-child(-n+3) { break-before: avoid; }
      td[title] { text-decoration: none; }
      .short { break-inside: avoid; }
      h2 { break-after: avoid; margin-top: 8mm; }
      .figures { gap: 1mm 7mm; margin: 3mm 0; }
      .figures dd { font-size: 22pt; }
      p { break-inside: avoid; }
      section > p:has(+ .table), section > p:has(+ .tools), section > p:has(+ .paper) { break-after: avoid; }
      \(laidOut)
      h2 + p + figure.chart svg { max-height: 212mm; }
      p + p + p + figure.chart svg { max-height: 172mm; }
      caption { break-after: avoid; }
      a { text-decoration: none; }
    }

    """
}
