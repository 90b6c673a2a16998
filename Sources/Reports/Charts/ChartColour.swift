// SPDX-License-Identifier: GPL-3.0-or-later

/// Colours that readers with a colour vision deficiency can tell apart (Okabe and Ito, Color Universal Design, 2008),
/// and greys for what only frames the data; as RRGGBB on white. The vermilion is darker than theirs, so that it can be read as text,
/// and text on it.
enum ChartColour: String, CaseIterable {
  case blue = "0072B2"
  case sky = "56B4E9"
  case vermilion = "BF4D00"
  case green = "009E73"
  case purple = "CC79A7"
  case ink = "222222"
  case grey = "6E6E6E"
  case rule = "D9D9D9"
  case shade = "EBEBEB"
  case white = "FFFFFF"
  /// Of the forecast: the blue at two strengths over white, so that no terminal needs transparency.
  case band80 = "99C7E0"
  case band95 = "D6E9F4"
  /// Behind a bar, up to 50, 80 and 100 % of the target.
  case bandTo50 = "D2D2D2"
  case bandTo80 = "E2E2E2"
  case bandToTarget = "EFEFEF"
  /// Of a heat map, from met to far from it (which is the vermilion): each is darker than the one before, so that their order is
  /// still there in greys.
  case heatMet = "D3EAF7"
  case heatNear = "F2BE93"
  case heatHalf = "DE8A4D"
}
