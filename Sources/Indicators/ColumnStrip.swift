// SPDX-License-Identifier: GPL-3.0-or-later

/// Up to 64 neighbouring values of a column on their way past: what is asked of each series once needs no memory for whole
/// columns.
public struct ColumnStrip {
  /// A word of the bitmap of the column, least significant bit first.
  public let bits: UInt64
  /// 64 elements, of which those without their bit mean nothing; valid only while the strip is shown.
  public let values: UnsafePointer<Double>

  public init(bits: UInt64, values: UnsafePointer<Double>) { (self.bits, self.values) = (bits, values) }
}
