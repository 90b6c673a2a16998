// SPDX-License-Identifier: GPL-3.0-or-later

/// What a merge did, counted.
public struct MergeReport: Sendable, Hashable {
  public struct Count: Sendable, Hashable {
    public var added = 0
    public var changed = 0
    public var unchanged = 0
    /// Offered otherwise than stored, and the stored one stayed. Only annotations and attributes: notes, not numbers.
    public var kept = 0

    public init(added: Int = 0, changed: Int = 0, unchanged: Int = 0, kept: Int = 0) {
      (self.added, self.changed, self.unchanged, self.kept) = (added, changed, unchanged, kept)
    }
  }

  public var plans = Count()
  public var sections = Count()
  public var measures = Count()
  public var indicators = Count()
  public var placements = Count()
  public var sources = Count()
  public var events = Count()
  public var series = Count()
  public var attributes = Count()
  public var observations = Count()
  public var annotations = Count()

  public init() {}

  /// Whether the file is as it was.
  public var isUnchanged: Bool {
    [
      plans, sections, measures, indicators, placements, sources, events, series, attributes, observations, annotations,
    ]
    .allSatisfy { $0.added == 0 && $0.changed == 0 }
  }
}
