// SPDX-License-Identifier: GPL-3.0-or-later
internal import ArgumentParser
public import Reports

/// How large a chart is, in which colours and letters.
struct ChartLookOptions: ParsableArguments {
  /// Where a chart is to stand; sizes in points (1/72 inch).
  enum Size: String, ChoiceArgument {
    /// 16:9, as wide as a slide of 13.33 inches.
    case slide
    /// The column of an A4 page with margins of 20 mm.
    case a4
    /// 800 CSS pixels wide.
    case web

    var width: Double {
      switch self {
      case .slide: 960
      case .a4: 482
      case .web: 600
      }
    }

    /// The others are as high as their rows.
    var height: Double? { self == .slide ? 540 : nil }
  }

  @Option(
    help: ArgumentHelp(
      say(
        "置く所：slide（16:9）、a4（本文の幅）、web（800 ピクセル）", "where it will stand: slide (16:9), a4 (a column), web (800 pixels)"))
  )
  var size: Size?

  @Option(help: ArgumentHelp(say("幅（ポイント、1/72 インチ）", "width in points (1/72 inch)"), valueName: "points"))
  var width: Double?

  @Option(
    help: ArgumentHelp(
      say("高さ（ポイント。既定：行の数による）", "height in points (default: as the rows need)"), valueName: "points"))
  var height: Double?

  @Option(help: ArgumentHelp(say("書体の名前", "the font, by its name"), valueName: "family"))
  var font: String?

  @Option(help: ArgumentHelp(say("配色：light、dark、print（白黒）", "colours: light, dark, print (greys)")))
  var theme: ChartTheme = .light

  func validate() throws {
    if let width, !ChartLook.widths.contains(width) {
      throw ValidationError(ChartLookWording.outside("--width", ChartLook.widths))
    }
    if let height, !ChartLook.heights.contains(height) {
      throw ValidationError(ChartLookWording.outside("--height", ChartLook.heights))
    }
    if let font, font.isEmpty || font.contains(where: { $0 == "," || $0.isNewline }) {
      throw ValidationError(ChartLookWording.badFont(font))
    }
  }

  var look: ChartLook {
    let wide = width ?? size?.width
    // A height alone keeps the chart's own width.
    return ChartLook(
      width: wide, height: height ?? (width == nil ? size?.height : nil), theme: theme, font: font)
  }
}

extension ChartTheme: ChoiceArgument {}
