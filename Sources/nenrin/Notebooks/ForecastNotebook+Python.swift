// SPDX-License-Identifier: GPL-3.0-or-later

extension ForecastNotebook {
  /// Sums are added up one after another: `sum` and pandas' own means round otherwise.
  static let accuracySource = """
    comparisons = read(
        "comparisons", ["last", "actual", "mean", "lo80", "hi80", "lo95", "hi95", "naive_error"],
        ["origin", "fiscal_year"])
    targets = read("targets", ["probability"], ["met"])


    def mean(values):
        total, count = 0.0, 0
        for value in values:
            if pd.notna(value):
                total, count = total + value, count + 1
        return total / count if count else float("nan")


    def covered(table, level):
        low, high = table[f"lo{level}"], table[f"hi{level}"]
        return ((low <= table["actual"]) & (table["actual"] <= high)).astype(float).where(low.notna())


    error = (comparisons["actual"] - comparisons["mean"]).abs()
    size = comparisons["actual"].abs() + comparisons["mean"].abs()
    comparisons["symmetric_error"] = (200 * error / size).where(size > 0, 0.0)
    below, above = comparisons["lo95"] - comparisons["actual"], comparisons["actual"] - comparisons["hi95"]
    outside = pd.concat([below, above], axis=1).max(axis=1)
    width = comparisons["hi95"] - comparisons["lo95"]
    score = (width + 2 / (1 - 0.95) * outside.clip(lower=0.0)) / comparisons["naive_error"]
    miss = targets["probability"] - targets["met"]
    show(pd.DataFrame([{
        "forecasts": len(comparisons), "smape": mean(comparisons["symmetric_error"]),
        "mase": mean(error / comparisons["naive_error"]), "coverage80": mean(covered(comparisons, 80)),
        "coverage95": mean(covered(comparisons, 95)), "interval_score": mean(score), "brier": mean(miss * miss)}]))
    """

  static let methodSource = """
    show(pd.DataFrame([{
        "method": method, "forecasts": len(table), "smape": mean(table["symmetric_error"]),
        "coverage80": mean(covered(table, 80)), "coverage95": mean(covered(table, 95))}
        for method, table in comparisons.groupby("method")]))
    """

  static let reliabilitySource = """
    bins = (targets["probability"] * 10).astype(int).clip(upper=9)
    reliability = pd.DataFrame(
        [{"said": mean(table["probability"]), "came": mean(table["met"]), "count": len(table)}
         for _, table in targets.groupby(bins)], columns=["said", "came", "count"])
    show(reliability)
    """

  static let reliabilityChartSource = """
    fig, ax = plt.subplots(figsize=(5, 5))
    ax.plot([0, 1], [0, 1], color="#6E6E6E", linewidth=1)
    ax.scatter(reliability["said"], reliability["came"], s=reliability["count"], color="#0072B2")
    plt.show()
    """

  static func worstSource(_ count: Int) -> String {
    """
    worst = comparisons.sort_values("symmetric_error", ascending=False, kind="stable").head(\(count))
    show(worst[["indicator", "entity", "fiscal_year", "method", "mean", "actual", "symmetric_error"]])
    """
  }

  static func outlookSource(_ count: Int) -> String {
    """
    outlook = read("outlook", ["target", "probability"], ["fiscal_year"])
    expected = 0.0
    for probability in outlook["probability"]:
        expected += probability
    show(pd.DataFrame([{
        "targets": len(outlook), "expected_to_be_met": expected,
        "below_one_half": int((outlook["probability"] < 0.5).sum())}]))
    least = outlook.sort_values("probability", kind="stable").head(\(count))
    """
  }

  static let outlookListSource = """
    show(least)
    """

  static let outlookChartSource = """
    fig, ax = plt.subplots(figsize=(7, 0.3 * len(least) + 1))
    ax.barh(least["indicator"] + " " + least["fiscal_year"].astype(str), least["probability"], color="#0072B2")
    ax.axvline(0.5, color="black", linewidth=1)
    ax.invert_yaxis()
    plt.show()
    """
}
