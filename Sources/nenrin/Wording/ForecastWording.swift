// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators
internal import PlanEvaluation
internal import Reports
internal import TrendStatistics

/// What the command says of forecasts beside the table.
enum ForecastWording {
  /// Jumps that look like another unit are always told; what the forecasts rest on where it is asked for.
  static func notes(_ outlooks: [Outlook], in panel: Panel, explain: Bool) -> [String] {
    let names = ShownNames(in: panel)
    var last = -1
    return outlooks.flatMap { outlook -> [String] in
      guard outlook.series != last, let basis = outlook.basis else { return [] }
      last = outlook.series
      let name = names.title(ofSeries: outlook.series)
      let found = (try? outlook.forecast.get())?.method
      let method = found.map { label($0, basis, outlook) } ?? ""
      let why = [
        outlook.addsParts ? ofParts : nil,
        turn(of: outlook, in: panel).map { $0.prefix(1).uppercased() + $0.dropFirst() + say("。", ".") },
      ].compactMap(\.self)
      return basis.jumps.map { jump(name, $0) }
        + (explain
          ? found.map {
            [([reason(name, $0, basis, method, SiblingWording(of: outlook))] + why).joined(separator: say("", " "))]
          } ?? [] : [])
    }
  }

  /// What it changes that the marked years of a series count for less: told for the first year ahead.
  static func changes(_ outlooks: [Outlook], from unminded: [Outlook], in panel: Panel) -> [String] {
    let names = ShownNames(in: panel)
    return unminded.filter { $0.horizon == 1 }.compactMap { before in
      guard let after = outlooks.first(where: { ($0.series, $0.horizon) == (before.series, 1) }),
        let (old, new) = try? (before.forecast.get().point, after.forecast.get().point)
      else { return nil }
      let years = panel.catalogue.events(ofSeries: before.series).map { "\($0.year) \($0.title)" }
      let (name, list) = (names.title(ofSeries: before.series), years.joined(separator: say("、", ", ")))
      let number = { (value: Double) in
        panel.isCounted(before.series)
          ? NumberText.grouped(
            CountedValue.estimate(value, better: panel.catalogue.indicator(ofSeries: before.series).better))
          : NumberText.rounded(value)
      }
      let (was, now) = (number(old), number(new))
      guard was != now else { return nil }
      return say(
        "注：\(name) は \(list) を割り引いて見通しています。\(before.year) 年度は \(now)、割り引かなければ \(was)。",
        "Note: \(name): \(list) was given less weight; the forecast for \(before.year) is \(now), and would be \(was) otherwise."
      )
    }
  }

  private static var ofParts: String {
    say("年度ごとの分を見通して、これまでの計に足したものです。", "It is the forecast of each year's part, added to the total so far.")
  }

  /// Of a series that has fallen, or risen, so far and is forecast the other way: on what that leans.
  static func turn(of outlook: Outlook, in panel: Panel) -> String? {
    guard let basis = outlook.basis, basis.points > 1, let point = try? outlook.forecast.get().point,
      !outlook.addsParts
    else { return nil }
    let history = panel.history(ofSeries: outlook.series)
    guard let last = history.last?.value, point != last, let way = way(of: history), (way < 0) != (point < last)
    else { return nil }
    let lender =
      basis.siblings > 0 ? say("類似する指標の", "similar indicators' usual") : say("ほかの指標の通例の", "other indicators' usual")
    return way < 0
      ? say(
        "実績は減っているが、少ない値の増減は続くとは限らないため\(lender)伸びに近づけた見通しで、増加となる",
        "the values fell, but a change seen in so few need not go on: drawn towards \(lender) growth, the forecast rises"
      )
      : say(
        "実績は増えているが、少ない値の増減は続くとは限らないため\(lender)伸びに近づけた見通しで、減少となる",
        "the values rose, but a change seen in so few need not go on: drawn towards \(lender) growth, the forecast falls"
      )
  }

  /// Below zero for a series that has fallen, above for one that has risen: from its first value to its last, and in the last step too.
  /// `nil` where the two differ, or nothing changed.
  private static func way(of history: History) -> Double? {
    let values = history.points.map(\.value)
    guard let first = values.first, let last = values.last, values.count > 1 else { return nil }
    let (whole, step) = (last - first, last - values[values.count - 2])
    return whole * step > 0 ? whole : nil
  }

  static func noMethod(_ name: String) -> String {
    let known = ForecastMethod.allCases.map(\.rawValue).joined(separator: say("、", ", "))
    return say("\(name) という方法はありません。あるのは \(known) です。", "There is no method \(name); there are \(known).")
  }

  private static func jump(_ name: String, _ jump: UnitJump) -> String {
    let factor = NumberText.rounded(jump.factor < 1 ? 1 / jump.factor : jump.factor)
    return jump.factor < 1
      ? say(
        "注意：\(name) は \(jump.year) 年度に前の値の \(factor) 分の1になっています。単位の違いかもしれないので、最後の値と単位の合わない値は見通しに使っていません。原典を確かめ、正しい値を --replace で取り込んでください。",
        "Note: \(name) falls to one part in \(factor) in \(jump.year), which may be another unit. Values that do not fit the last one were left out of the forecast; check the source, and import the right values with --replace."
      )
      : say(
        "注意：\(name) は \(jump.year) 年度に前の値の \(factor) 倍になっています。単位の違いかもしれないので、最後の値と単位の合わない値は見通しに使っていません。原典を確かめ、正しい値を --replace で取り込んでください。",
        "Note: \(name) is \(factor) times as much in \(jump.year), which may be another unit. Values that do not fit the last one were left out of the forecast; check the source, and import the right values with --replace."
      )
  }

  /// For programs one word; for people whose growth it is: the siblings' by what makes them such, and the series' own where two values
  /// show one.
  static func method(_ method: ForecastMethod, of outlook: Outlook) -> Cell {
    .word(code: method.rawValue, label: outlook.basis.map { label(method, $0, outlook) } ?? method.label)
  }

  private static func label(_ method: ForecastMethod, _ basis: ForecastBasis, _ outlook: Outlook) -> String {
    let siblings = SiblingWording(of: outlook)
    switch method {
    case .pooledGrowth where basis.isAlone: return siblings.noneHasGrowth
    case .pooledGrowth where basis.siblings == 0: return say("自らの伸びと前提", "own growth and assumptions")
    case .pooledGrowth where basis.points == 1: return siblings.growth
    case .pooledGrowth: return siblings.ownGrowthToo
    case .combination where basis.siblings == 0: return say("自らの伸び＋平滑", "own growth + smoothing")
    case .combination: return say("\(siblings.ownGrowthToo)＋平滑", "\(siblings.ownGrowthToo) + smoothing")
    default: return method.label
    }
  }

  /// The year has come without a value: what is said of it is no forecast.
  static func isEstimate(_ outlook: Outlook, _ lastYear: FiscalYear?) -> Bool {
    (try? outlook.forecast.get()) != nil && lastYear.map { outlook.year <= $0 } ?? false
  }

  static func estimate(_ outlook: Outlook, _ lastYear: FiscalYear?) -> String? {
    guard isEstimate(outlook, lastYear) else { return nil }
    return say("\(outlook.year)年度の値はなく、推計した値", "\(outlook.year) has no value; estimated")
  }

  private static func reason(
    _ name: String, _ method: ForecastMethod, _ basis: ForecastBasis, _ label: String, _ wording: SiblingWording
  ) -> String {
    let growth = NumberText.rounded(100 * basis.siblingGrowth)
    let persistence = NumberText.rounded(basis.persistence)
    let siblings =
      basis.siblings == 0
      ? say("\(wording.place)に伸びの分かるものなし", "no siblings")
      : say(
        "\(wording.others)（\(basis.siblings)件）、その伸び（中央値。同じ年の系列が多ければその中央値。系列や年が少なければ他や通例に近づける）年\(growth)%、伸びの持続 \(persistence)",
        "\(basis.siblings) \(basis.siblings == 1 ? "sibling, its" : "siblings, their") median growth (of those of the same years where they are many; drawn towards the others and the usual where few tell it) \(growth)% a year, persistence \(persistence)"
      )
    return say(
      "\(name)：\(label)。値 \(basis.points) 件、\(siblings)。\(why(method, basis))",
      "\(name): \(label); \(basis.points) \(basis.points == 1 ? "value" : "values"), \(siblings). \(why(method, basis))"
    )
  }

  private static func why(_ method: ForecastMethod, _ basis: ForecastBasis) -> String {
    let share = NumberText.rounded(100 * basis.smoothingShare)
    return switch method {
    case .combination where basis.siblings == 0:
      say(
        "値が5つ以上あるので、平滑法などの中央値を加えました。割合 \(share)% は既定の事前値です。",
        "Five values or more: the median of single models is \(share)% of it, by documented priors.")
    case .combination:
      say(
        "値が5つ以上あるので、平滑法などの中央値を \(share)% 加えました。割合は同じ組の系列の過去の誤差により、その過去が短ければ半分に近づきます。",
        "Five values or more: the median of single models is \(share)% of it, as was best for the siblings' past, or half where that is short."
      )
    case .pooledGrowth where basis.points >= 5: say("--method の指定によります。", "As --method asks.")
    case .pooledGrowth where basis.points == 1 && basis.siblings == 0:
      say(
        "値が1つで同じ組に伸びの分かる系列もないので、種類を問わないほかの系列の伸びと一般的な前提（既定の事前値）によります。",
        "One value and no siblings: it rests on the growth of other series, whatever they count, and on general assumptions (documented priors)."
      )
    case .pooledGrowth where basis.siblings == 0:
      say(
        "値が5つに満たず同じ組に伸びの分かる系列もないので、自らの伸び、種類を問わないほかの系列の伸びと一般的な前提（既定の事前値）によります。",
        "Fewer than five values and no siblings: it rests on its own growth, that of other series, whatever they count, and general assumptions (documented priors)."
      )
    case .pooledGrowth where basis.points == 1:
      say("値が1つなので、同じ組の系列の伸びだけによります。", "One value: it rests on the growth of its siblings alone.")
    case .pooledGrowth:
      say("値が5つに満たないので、自らと同じ組の系列の伸びによります。", "Fewer than five values: it rests on its own and its siblings' growth.")
    default: say("--method の指定によります。", "As --method asks.")
    }
  }
}
