// SPDX-License-Identifier: GPL-3.0-or-later
internal import PlanEvaluation

/// What the series are called from which others borrow their growth: in a plan those of the section, in a table what it has.
struct SiblingWording {
  /// `nil` where several things make siblings.
  private let bond: SiblingBond?

  init(_ bonds: some Sequence<SiblingBond>) {
    let found = Set(bonds)
    bond = found.count == 1 ? found.first : nil
  }

  init(of outlook: Outlook) { bond = outlook.bond }

  /// The others, whose growth is meant.
  var others: String {
    switch bond {
    case .section: say("同じ分野のほかの指標", "the other indicators of the same section")
    case .group: say("同じ分類のほかの系列", "the other series of the same group")
    case .unit: say("同じ単位のほかの系列", "the other series of the same unit")
    case .indicator: say("ほかの団体の同じ指標", "the same indicator of other entities")
    case nil: say("類似系列（分類、単位などが同じもの）", "its siblings (of the same group, unit or the like)")
    }
  }

  /// None of them has a growth that is known.
  var noneHasGrowth: String {
    switch bond {
    case .section: say("同分野に伸びの例なし", "no growth known in section")
    case .group: say("同分類に伸びの例なし", "no growth known in group")
    case .unit: say("同単位に伸びの例なし", "no growth known of its unit")
    case .indicator: say("他団体に伸びの例なし", "no growth known elsewhere")
    case nil: say("類似系列に伸びの例なし", "no growth known of siblings")
    }
  }

  /// As the name of a method.
  var growth: String {
    switch bond {
    case .section: say("同分野の伸び", "growth of section")
    case .group: say("同分類の伸び", "growth of group")
    case .unit: say("同単位の伸び", "growth of its unit")
    case .indicator: say("他団体の伸び", "growth elsewhere")
    case nil: say("類似系列の伸び", "growth of siblings")
    }
  }

  /// Where two values or more show a growth of the series' own.
  var ownGrowthToo: String { say("自らと\(growth)", "own growth + \(growth)") }

  /// Where they are looked for.
  var place: String {
    switch bond {
    case .section: say("同じ分野", "indicator of the section")
    case .group: say("同じ分類", "series of the group")
    case .unit: say("同じ単位の系列", "series of the unit")
    case .indicator: say("ほかの団体", "other entity")
    case nil: say("類似系列", "sibling")
    }
  }

  /// What is meant by that in full.
  var definition: String {
    switch bond {
    case .section:
      say(
        "「類似系列」は、同じ分野（方向）の、同じ種類のほかの指標（数や額は数や額、割合は割合）で、伸びの分かるものをいう。",
        "Siblings are those of the other indicators of the same section that are of the same kind (counts and amounts, or shares) and have known growth."
      )
    case .group:
      say(
        "「類似系列」は、分類の列の値が同じで、同じ種類のほかの系列（数や額は数や額、割合は割合）で、伸びの分かるものをいう。",
        "Siblings are those of the other series of the same group that are of the same kind (counts and amounts, or shares) and have known growth."
      )
    case .unit:
      say(
        "分野や分類がないので、「類似系列」は、単位が同じで、同じ種類のほかの系列（数や額は数や額、割合は割合）で、伸びの分かるものをいう。",
        "Since nothing else groups them, siblings are those of the other series of the same unit that are of the same kind (counts and amounts, or shares) and have known growth."
      )
    case .indicator:
      say(
        "「類似系列」は、ほかの団体の同じ指標で、伸びの分かるものをいう。",
        "Siblings are the same indicator of other entities, where these have known growth.")
    case nil:
      say(
        "「類似系列」は、ほかの団体の同じ指標、または分類、分野、単位が同じで、同じ種類の系列（数や額は数や額、割合は割合）をいう。",
        "Siblings are the same indicator of other entities, or series of the same group, section or unit that are of the same kind (counts and amounts, or shares)."
      )
    }
  }
}
