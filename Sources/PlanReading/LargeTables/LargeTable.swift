// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Indicators
internal import Threads

/// A long table of millions of lines, read from its bytes on all cores.
///
/// The result is the one that `TidyTable` has, whatever the number of cores and the order in which they work. A table
/// with anything out of the ordinary is left to `TidyTable`: it tells what is wrong, and the fast reading need not.
enum LargeTable {
  struct Settings: Sendable {
    /// Smaller files take no time worth saving.
    var leastBytes = 256 << 10
    /// A piece of a file for one core at a time: with its values it stays in the core's cache.
    var pieceBytes = 1 << 20
    var workers = Cores.count
  }

  /// Reads a table into a draft; `false`, and nothing read, where the file is not one for it.
  static func read(_ path: String, title: String? = nil, into draft: inout PanelDraft) -> Bool {
    let settings = draft.largeTables
    guard draft.isWithoutValues, let file = TableFile(path: path), file.size >= settings.leastBytes,
      file.size <= TextFile.limit, let header = file.header(),
      let shape = TableShape(header: header.text, path: path, title: title),
      let workers = work(on: file, shape, body: header.end..<file.size, settings, draft.options.progress),
      let panel = PanelAssembly(workers, shape).panel()
    else { return false }
    panel.give(to: &draft, path: path)
    if shape.column(.better) == nil {
      draft.tellBetterByBaselines(ofIndicatorsFrom: 0)
      draft.noteDirectionsLeftOpen(ofIndicatorsFrom: 0)
    }
    return true
  }

  private static func work(
    on file: TableFile, _ shape: TableShape, body: Range<Int>, _ settings: Settings,
    _ progress: (@Sendable (Int, Int) -> Void)?
  ) -> [TableWorker]? {
    let queue = ChunkQueue(body, length: settings.pieceBytes, progress: progress)
    let workers = (0..<max(settings.workers, 1)).map { _ in TableWorker(shape, file, body: body) }
    Cores.perform(workers.count) { workers[$0].work(off: queue) }
    return queue.wasGivenUp ? nil : workers
  }
}

extension PanelDraft {
  /// Whether a panel can be taken over as it is.
  var isWithoutValues: Bool {
    panel.catalogue.indicators.isEmpty && panel.catalogue.plans.isEmpty && panel.columns.isEmpty
  }
}

/// What a large table holds.
struct LargePanel {
  let catalogue: Catalogue
  let columns: [ColumnKey: Column]
  /// Each plan and the year of its first target, in the order of the file.
  let plans: [(id: String, year: FiscalYear)]
  let varying: [(attribute: String, indicator: String)]

  func give(to draft: inout PanelDraft, path: String) {
    draft.beginDocument()
    var catalogue = catalogue
    (catalogue.sources, catalogue.events) = (draft.panel.catalogue.sources, draft.panel.catalogue.events)
    draft.panel = Panel(catalogue: catalogue, columns: columns)
    draft.add(Source(title: TidyTable.baseName(path)))
    for plan in plans { draft.ensurePlan(plan.id, year: plan.year) }
    for (attribute, indicator) in varying { draft.markVarying(attribute, of: indicator) }
    draft.noteVaryingAttributes(of: path)
  }
}
