// SPDX-License-Identifier: GPL-3.0-or-later

/// A report's tables as files of CSV, by name: what the verbs write, one file a table.
public enum CSVReport {
  public static func files(_ document: ReportDocument) -> [String: String] {
    Dictionary(
      document.tables.map { ("\($0.id).csv", CSVFormat().text($0.table)) }, uniquingKeysWith: { first, _ in first })
  }
}
