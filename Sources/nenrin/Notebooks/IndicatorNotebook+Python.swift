// SPDX-License-Identifier: GPL-3.0-or-later
internal import Indicators

extension IndicatorNotebook {
  static let observationSource = """
    observations = read("observations", ["value"], ["fiscal_year"])
    show(observations)
    """

  /// Values are subtracted as decimals, as people write them: 65.0 − 61.9 is 3.1.
  static let growthSource = """
    def difference(earlier, later):
        for power in (10.0 ** places for places in range(10)):
            first, last = round(earlier * power), round(later * power)
            if max(abs(first), abs(last)) < 2 ** 53 and first / power == earlier and last / power == later:
                return (last - first) / power
        return later - earlier


    known = observations[observations["kind"].isin(["actual", "baseline"])]
    known = known.sort_values(["fiscal_year", "kind"])
    history = known.drop_duplicates("fiscal_year")[["fiscal_year", "value"]].reset_index(drop=True)
    growth = pd.DataFrame({
        "from_year": history["fiscal_year"][:-1].tolist(), "to_year": history["fiscal_year"][1:].tolist(),
        "from_value": history["value"][:-1].tolist(), "to_value": history["value"][1:].tolist()})
    growth["change"] = [difference(*ends) for ends in zip(growth["from_value"], growth["to_value"])]
    rise = growth["to_value"] - growth["from_value"]
    growth["growth"] = (rise / growth["from_value"]).where(growth["from_value"] > 0)
    show(growth)
    """

  static let chartSource = """
    targets = read("targets", ["target"], ["fiscal_year"])
    forecast = read(
        "forecast", ["mean", "lo80", "hi80", "lo95", "hi95", "target", "probability"], ["fiscal_year"])
    fig, ax = plt.subplots(figsize=(7, 4))
    ax.plot(history["fiscal_year"], history["value"], marker="o", color="#222222")
    ax.plot(targets["fiscal_year"], targets["target"], marker="D", linestyle="", color="#D55E00")
    ax.plot(forecast["fiscal_year"], forecast["mean"], marker="o", linestyle=":", color="#0072B2")
    ax.vlines(forecast["fiscal_year"], forecast["lo80"], forecast["hi80"], color="#99C7E0", linewidth=6)
    ax.xaxis.get_major_locator().set_params(integer=True)
    plt.show()
    """

  static let trendSource = """
    points = list(zip(history["fiscal_year"].tolist(), history["value"].tolist()))
    pairs = [(points[i], points[j]) for j in range(len(points)) for i in range(j)]
    slopes = sorted((later[1] - earlier[1]) / (later[0] - earlier[0]) for earlier, later in pairs)
    middle = len(slopes) // 2
    slope = slopes[middle] if len(slopes) % 2 else slopes[middle - 1] / 2 + slopes[middle] / 2
    s = sum((later[1] > earlier[1]) - (later[1] < earlier[1]) for earlier, later in pairs)
    show(pd.DataFrame({"values": [len(points)], "kendall_s": [s], "theil_sen": [slope]}))
    """

  var targetSource: String {
    let ratio = indicator.better == .higher ? #"due["actual"] / due["target"]"# : #"due["target"] / due["actual"]"#
    let isRated = indicator.better == .higher ? #"due["target"] > 0"# : #"(due["target"] > 0) & (due["actual"] > 0)"#
    return """
      actual = observations[observations["kind"] == "actual"].set_index("fiscal_year")["value"]
      due = targets.copy()
      due["actual"] = due["fiscal_year"].map(actual).astype(float)
      due["ratio"] = (\(ratio)).where(\(isRated))
      show(due)
      """
  }

  static let forecastSource = """
    expected = forecast.copy()
    last = history["value"].iloc[-1] if len(history) else 0.0
    expected["growth"] = ((expected["mean"] - last) / last) if last > 0 else float("nan")
    show(expected)
    """
}
