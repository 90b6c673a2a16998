// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators

/// Where a store is damaged.
public enum StorePlace: Sendable, Hashable {
  /// SQLite's own structure.
  case file
  /// A page of the file, counted from 1, is not what was written.
  case page(Int)
  /// A table that every store has is not there or has another shape, or the format version is none.
  case schema
  /// The row (counted from 0 in reading order) of a catalogue table holds what cannot be.
  case row(table: String, Int)
  case segment(ColumnKey, number: Int, SegmentFault)
  /// The labels of 65,536 series, counted from 0.
  case labels(attribute: String, number: Int, SegmentFault)
  /// Where the values of 65,536 series begin and end, counted from 0.
  case ends(number: Int, SegmentFault)
  /// The definitions of 1,024 indicators, or what 1,024 series are, counted from 0.
  case block(CatalogueBlock, number: Int, SegmentFault)
}
