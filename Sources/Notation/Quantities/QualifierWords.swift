// SPDX-License-Identifier: GPL-3.0-or-later

/// The words before and behind a number that say how exactly it is meant, whether it has grown to that, and which way
/// it went.
enum QualifierWords {
  /// What stands before: 約, 延べ, 最大; `none` for words that only lead on to the number.
  enum Before: Sendable {
    case approximate, atLeast, atMost
    /// > and <: only where nothing stands before them, since they are arrows (10->15) and marks of text (<b>15) too.
    case moreThan, lessThan
    case cumulative, negative, positive, none
  }

  /// What stands behind: 程度, 以上, 未満, 増, 減.
  enum Behind: Sendable {
    case approximate, atLeast, atMost
    /// 強, 弱, 余, 超: only where no other word begins with them (強化, 余剰).
    case atLeastAlone, atMostAlone
    case increase, decrease
    case increaseAlone, decreaseAlone
  }

  static let before = WordTable<Before>(
    [
      ("約 およそ おおよそ おおむね 概ね ほぼ 凡そ 大体 だいたい 概算 ≈ ≒", .approximate),
      ("最低 最低でも 少なくとも 最小 最少 下限 ≥ ≧ >=", .atLeast), ("最大 最大で 最高 最多 多くとも 上限 遅くとも ≤ ≦ <=", .atMost),
      (">", .moreThan), ("<", .lessThan),
      ("延べ のべ 延 累計 累計で 累積 通算 累計: 累計は 延べ数 のべ数 延べ人数 のべ人数 延人数 累計で約 累計値", .cumulative),
      ("▲ マイナス", .negative), ("+ プラス", .positive), ("計 合計 合計で 計: 総計 全 各 うち 他 ほか 同 新規 新た", .none),
    ],
    phrases: [
      ("about, approximately, approx., approx, around, circa, ca.", .approximate),
      (
        "at least, no less than, not less than, no fewer than, not fewer than, minimum, more than, over, above",
        .atLeast
      ),
      ("at most, up to, no more than, not more than, maximum, less than, fewer than, under, below", .atMost),
    ])

  static let behind = WordTable<Behind>(
    [
      ("程度 前後 ほど くらい ぐらい 内外 ごろ 頃", .approximate),
      ("以上 を超える を超えた を超え を超す を上回る を上回った を上回り を突破 超え 余り あまり 有余 台後半", .atLeast),
      ("以下 以内 未満 を下回る を下回った 内", .atMost), ("強 超 余", .atLeastAlone), ("弱", .atMostAlone),
      ("増加 増額 増員 上昇 増大 伸び アップ UP 向上 改善 拡大 高 皆増", .increase),
      ("減少 減額 減員 減量 低下 削減 低減 縮減 節減 軽減 圧縮 下落 ダウン DOWN 短縮 縮小 抑制", .decrease), ("増", .increaseAlone),
      ("減", .decreaseAlone),
    ],
    phrases: [
      ("or more, or higher, or above, or over, or greater, at least, minimum", .atLeast),
      ("or less, or fewer, or lower, or below, or under, at most, maximum", .atMost),
    ])

  /// Labels whose number is a change: 増加率, 前年比 is not one (its number is a ratio).
  static let changeLabels = WordTable<Bool>([
    ("増加率 増減率 伸び率 伸率 上昇率 増加数 増加件数 増減数 増減 増減額 増加額 増加量 成長率 変化率", true)
  ])
}
