// SPDX-License-Identifier: GPL-3.0-or-later

/// What a word of a fixed list means for the reader; colour says it beside the word, never instead.
public enum CellTone: String, Sendable {
  case good, fair, bad, open

  /// By the code of the word, which is the same in every language.
  private static let tones: [String: CellTone] = [
    "achieved": .good, "reached": .good, "as_planned": .good, "missed": .bad, "error": .bad, "warning": .fair,
    "not_due": .open, "no_actual": .open, "undetermined": .open, "note": .open, "raised": .good, "lowered": .bad,
    "added": .good, "dropped": .open, "renamed": .open, "likely": .good, "even": .open, "unlikely": .bad, "ok": .good,
    "missing": .fair, "faulty": .bad,
  ]

  public init?(of cell: Cell) {
    switch cell {
    case .graded(_, _, let tone): self = tone
    case .word(let code, _):
      guard let tone = Self.tones[code] else { return nil }
      self = tone
    default: return nil
    }
  }

  /// The page's colour on white, as RGB: blue is good and vermilion bad, as in charts, which readers with a colour vision deficiency can
  /// tell apart as well.
  var colour: UInt32 {
    switch self {
    case .good: 0x005A96
    case .fair: 0x7A5A00
    case .bad: 0xA83C00
    case .open: 0x55595C
    }
  }

  /// Six digits.
  var hexadecimal: String {
    let digits = String(colour, radix: 16, uppercase: true)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
