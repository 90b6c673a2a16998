// SPDX-License-Identifier: GPL-3.0-or-later

/// In which colours and letters a script is drawn, and how much larger than it is laid out.
public struct ChartStyle: Sendable, Hashable {
  public var theme: ChartTheme
  /// A family of the system on which the script is drawn; `nil` for those with Japanese that most systems have.
  public var font: String?
  /// Of the picture that the head of the script tells how to draw.
  public var scale: Double

  public init(theme: ChartTheme = .light, font: String? = nil, scale: Double = 1) {
    (self.theme, self.font, self.scale) = (theme, font, scale)
  }

  /// A colour as gnuplot names it.
  func rgb(_ colour: ChartColour) -> String { "rgb '#\(theme.hex(colour))'" }

  /// As a number, for `lc rgb variable`.
  func number(_ colour: ChartColour) -> String { "0x\(theme.hex(colour))" }

  /// Family and size of a text that names none.
  var fontName: String {
    GnuplotText.quoted((font ?? ChartType.family) + "," + GnuplotNumber.written(ChartType.text))
  }
}
