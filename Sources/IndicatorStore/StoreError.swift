// SPDX-License-Identifier: GPL-3.0-or-later
public import Indicators
public import Segments

/// What stands in the way: facts only. The words for people are the command's.
public enum StoreError: Error, Sendable, Hashable {
  // The file is not there or is something else.
  case missing(String)
  case directory(String)
  /// A pipe, a socket or a device.
  case notAFile(String)
  case empty(String)
  case notAStore(String)
  /// A SQLite file of another application, with its `application_id` (0 where it gave none).
  case otherApplication(String, applicationID: Int)
  case newerVersion(String, found: Int, known: Int)
  /// It is to be imported again: this version does not read the older layout.
  case olderVersion(String, found: Int, known: Int)

  // The file is there, and cannot be used so.
  case unreadable(String)
  case readOnly(String)
  /// It could not be created: no such folder, or no right to write there.
  case uncreatable(String)
  /// `interrupt()` was called during a merge, which was taken back.
  case interrupted(String)
  /// A write was interrupted, and this user may not write the file to undo it.
  case interruptedWrite(String)
  case damaged(String, StorePlace)

  // The machine.
  /// Another writer, or a reader at the moment of commit, held the file for longer than we wait.
  case busy(String)
  case full(String)
  /// Reading or writing the medium failed; the code is SQLite's extended result code.
  case inputOutput(String, code: Int)
  /// Anything else that SQLite reports.
  case sqlite(String, code: Int, message: String)

  // What was offered does not go with what is stored. Nothing has been written.
  case observationConflict(indicator: String, entity: String, ColumnKey, stored: Double, offered: Double)
  case eventOfUnknownIndicator(title: String, indicator: String)
  /// `field` is the column of the table, such as `unit`.
  case definitionConflict(Definition, field: String, stored: String, offered: String)
}

/// What a catalogue row defines.
public enum Definition: Sendable, Hashable {
  case plan(String)
  case section(plan: String, section: Int)
  case measure(MeasurePlace)
  case indicator(slug: String)
}
