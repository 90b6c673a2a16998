// SPDX-License-Identifier: GPL-3.0-or-later

/// Which way is improvement.
public enum Better: String, Hashable, Sendable, CaseIterable {
  case higher, lower

  /// Whether a value is strictly better than another.
  public func prefers(_ value: Double, to other: Double) -> Bool {
    self == .higher ? value > other : value < other
  }
}

/// Which way is improvement where nobody has said it: the one rule by which readings decide. What is judged by it later
/// (attainment, audit, forecasts) asks the indicator.
extension Better {
  /// What a document says of a target.
  public struct StatedTarget: Hashable, Sendable {
    public let value: Double
    public let qualifier: Qualifier
    /// 20%削減: a fall, told in words.
    public let isFall: Bool

    public init(_ value: Double, qualifier: Qualifier = .exact, isFall: Bool = false) {
      (self.value, self.qualifier, self.isFall) = (value, qualifier, isFall)
    }
  }

  /// By what the document says, what is surer first: falls that are aimed at (but not 20%以上の削減を避ける, a fall by so much at
  /// most), 以下, the name, a target of 0 (of anything but a change), and targets all below where the indicator started, unless they
  /// are 以上.
  ///
  /// Example: ごみの量 from 920 to 880 is better when lower; 人口 from 1,900 to 1,850 is not, since plans want it to fall less.
  ///
  /// - Parameters:
  ///   - unit: of 位 less is better, since a rank of 1 is the best.
  ///   - targets: those of the plan, in the unit of the baseline.
  ///   - baseline: where the indicator started; `nil` where that is not said, or where its values are changes.
  public static func told(
    byName name: String, unit: String = "", targets: [StatedTarget], baseline: Double? = nil
  ) -> Better {
    if targets.contains(where: { $0.isFall && $0.qualifier != .atLeast }) { return .lower }
    let levels = targets.filter { !$0.isFall }
    if levels.contains(where: { $0.qualifier == .atMost }) { return .lower }
    if told(byName: name, unit: unit) == .lower { return .lower }
    if levels.contains(where: { $0.value == 0 }), levels.allSatisfy({ $0.value >= 0 && $0.qualifier != .atLeast }),
      (baseline ?? 0) >= 0, !isChange(name)
    {
      return .lower
    }
    guard let baseline, !levels.isEmpty, levels.count == targets.count,
      !levels.contains(where: { $0.qualifier == .atLeast }),
      levels.allSatisfy({ $0.value < baseline && $0.value >= 0 }), !isWanted(name)
    else { return .higher }
    return .lower
  }

  /// Of what may be on either side of 0.
  private static func isChange(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["増減", "増加", "伸び", "成長", "収支", "超過", "差", "変化", "前年", "growth", "change", "balance", "net "].contains(
      where: name.contains)
  }

  static func isWantedInJapanese(_ name: String) -> Bool {
    let text = Array(name.unicodeScalars)
    return text.indices.contains { start in wanted[text[start]]?.contains { text[start...].starts(with: $0) } ?? false }
  }

  /// By their first characters.
  private static let wanted = Dictionary(
    grouping: [
      "人口", "女性", "参加", "利用", "受講", "受診", "来場", "来館", "来訪", "入館", "入込", "会員", "登録", "開催", "実施", "従事", "就業", "就農", "農家",
      "世帯",
      "児童数", "生徒数", "園児", "出生", "加入", "普及", "生産", "販売", "出荷", "所得", "売上", "収入", "税収", "満足", "交流", "宿泊", "観光", "団員",
      "隊員", "事業所数", "店舗数", "企業数", "面積", "黒字", "基金", "健康寿命",
    ].map { Array($0.unicodeScalars) }
  ) { $0.first ?? " " }
}
