// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Where a store is damaged.
public enum StorePlace: Sendable, Hashable {
  /// SQLite's own structure.
  case file
  /// A table that every store has is not there or has another shape, or the format version is none.
  case schema
  /// The row (counted from 0 in reading order) of a catalogue table holds what cannot be.
  case row(table: String, Int)
  case segment(ColumnKey, number: Int, SegmentFault)
  /// The labels of 65,536 series, counted from 0.
  case labels(attribute: String, number: Int, SegmentFault)
}
