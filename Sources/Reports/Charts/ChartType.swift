// SPDX-License-Identifier: GPL-3.0-or-later

/// The sizes of type, in points.
enum ChartType {
  static let title = 14.0
  static let text = 9.5
  static let small = 8.5
  /// From one line to the next, as a multiple of the size.
  static let leading = 1.45
  /// Tried in this order; a gnuplot of any system finds one of them with Japanese.
  static let family = "Noto Sans CJK JP,Hiragino Sans,Yu Gothic,sans-serif"
}

/// A mark, by the number of its point type in gnuplot.
enum ChartMark: Int {
  case square = 5
  case circle = 7
  case hollowCircle = 6
  case triangle = 9
  case triangleDown = 11
  case hollowDiamond = 12
  case diamond = 13
}

/// Where a label's text lies about its place.
enum LabelAlignment: String {
  case left, center, right
}

/// How a label looks.
struct LabelStyle {
  var size = ChartType.text
  var colour = ChartColour.ink
  var alignment = LabelAlignment.left

  static let title = LabelStyle(size: ChartType.title)
  static let small = LabelStyle(size: ChartType.small, colour: .grey)

  func aligned(_ alignment: LabelAlignment) -> LabelStyle {
    var style = self
    style.alignment = alignment
    return style
  }

  func coloured(_ colour: ChartColour) -> LabelStyle {
    var style = self
    style.colour = colour
    return style
  }
}
