// SPDX-License-Identifier: GPL-3.0-or-later
internal import CGSL

/// The library that does the numerics.
public enum StatisticsLibrary {
  /// Such as 2.7.1.
  public static var version: String? { nenrin_gsl_version().map { String(cString: $0) } }
}
