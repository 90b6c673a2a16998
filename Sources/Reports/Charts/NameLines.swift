// SPDX-License-Identifier: GPL-3.0-or-later

/// A name in as few lines as hold it, parted where a reader parts it too.
extension TextExtent {
  /// The lines, or `nil` where it takes more than `most`. They are about equally long, and break where a word ends rather than
  /// within one: behind の and ・, before a bracket, where the script changes.
  static func lines(_ text: String, to room: Double, size: Double, most: Int) -> [String]? {
    guard width(text, size: size) > room + slack else { return [text] }
    guard most > 1 else { return nil }
    let name = Paragraph(text, room: room, size: size, shape: .even)
    return (2...most).lazy.compactMap { name.lines($0) }.first
  }

  /// Names in one list, each in up to `most` lines. Of one that is longer still, the middle gives way, and no two that differ
  /// become the same; what stands behind a name is never cut.
  static func lines(
    _ names: [String], suffixes: [String], to rooms: [Double], size: Double, most: Int
  ) -> [[String]] {
    let names = names.map(GnuplotText.printable)
    let whole = names.indices.map { index in
      let isWhole = lines(names[index] + suffixes[index], to: rooms[index], size: size, most: most) != nil
      // Lines that end where a word does are not quite full.
      return isWhole
        ? .infinity : rooms[index] * (most > 1 ? Double(most) * 0.85 : 1) - width(suffixes[index], size: size)
    }
    let shown = zip(shortened(names, to: whole, size: size), suffixes).map { $0 + $1 }
    return zip(shown, rooms).map { name, room in
      lines(name, to: room, size: size, most: most) ?? wrapped(name, to: room, size: size, limit: most)
    }
  }
}
