// SPDX-License-Identifier: GPL-3.0-or-later

/// Amounts by which something was made less: a change below zero wherever the text says so, and counted upwards by what is named
/// after the reduction.
public enum Reductions {
  private static let words = "削減 縮減 節減 低減 短縮 圧縮 軽減 減少 低下 下落 減量 減額 減員 抑制"
  private static let measures = "率 数 量 額 幅 値 効果 時間 時間数 日数 件数 人数 割合 面積 目標 実績 見込 見込額 目標量 目標額 目標率 実績額 実績量 総額 総量 額合計"

  /// What may stand between the number and the words for what is made less (2,615時間分の作業時間を削減).
  static let actsOnAnother = WordTable<Bool>([("削減 縮減 節減 短縮 圧縮 軽減 低減", true)])
  /// 2,615時間を削減: done to the number itself.
  static let actsOnNumber = WordTable<Bool>([("を削減 を縮減 を節減 を短縮 を圧縮 を軽減 を低減 を減額 を減員 を減ら も削減 も短縮 ずつ削減 ずつ減ら", true)])

  private static let measured: String = words.split(separator: " ").flatMap { word in
    measures.split(separator: " ").map { word + $0 }
  }.joined(separator: " ")
  /// Labels of numbers: 削減時間, 縮減額; a word alone (業務の削減) is no label.
  static let labels = WordTable<Bool>([(measured, true)])
  private static let names = WordTable<Bool>([(words + " " + measured, true)])

  /// Whether what has the name counts reductions, so that more of it is a larger fall: 業務時間の削減量, 短縮時間（年間）, 経費の節減.
  public static func areCounted(by name: String) -> Bool {
    let glyphs = Glyphs(name)
    var end = glyphs.count
    while end > 0, glyphs[end - 1].isBlank || glyphs[end - 1] == ")" {
      guard glyphs[end - 1] == ")" else {
        end -= 1
        continue
      }
      var open = end - 1
      while open > 0, glyphs[open] != "(" { open -= 1 }
      guard open > 0 else { break }
      end = open
    }
    return names.word(in: glyphs, before: end) != nil
  }
}

extension Quantity {
  /// A fall that is told by a word (20%削減, 12件減) and not by a sign (▲20%).
  public var isFallInWords: Bool { kind == .change && (value ?? 0) < 0 && !Self.isSigned(asWritten) }

  /// Whether a sign of a number below zero stands before its digits.
  public static func isSigned(_ text: String) -> Bool {
    let lead = text.prefix { !$0.isNumber }
    return lead.contains { "▲△-−－–".contains($0) } || lead.contains("マイナス")
  }

  /// The quantity as an indicator of that name has it: 2,400時間削減 is −2,400 of 業務時間, at most, and 2,400 of 削減時間.
  public func counted(by name: String) -> Quantity {
    guard isFallInWords else { return self }
    var counted = self
    if Reductions.areCounted(by: name) {
      (counted.value, counted.upperValue) = (value.map { -$0 }, upperValue.map { -$0 })
    } else {
      switch qualifier {
      case .atLeast: counted.qualifier = .atMost
      case .atMost: counted.qualifier = .atLeast
      default: break
      }
    }
    return counted
  }
}
