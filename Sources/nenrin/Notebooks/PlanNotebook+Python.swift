// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reports

// The cells' Python. Names from the store never stand in it but as JSON strings, which are Python strings too.

extension PlanNotebook {
  var setUp: String {
    """
    import pandas as pd
    import matplotlib.pyplot as plt
    from IPython.display import display

    DATA = \(JSONFormat.string(dataFolder))
    PLAN = \(JSONFormat.string(plan.id))
    plt.rcParams["font.family"] = ["Noto Sans CJK JP", "sans-serif"]


    def read(name):
        return pd.read_csv(
            f"{DATA}/{name}.csv", dtype={"plan": str, "indicator": str}, float_precision="round_trip")


    def show(table):
        display({"text/html": table.to_html(index=False), "text/plain": table.to_csv(index=False)}, raw=True)


    measures, indicators, observations = read("measures"), read("indicators"), read("observations")
    if "entity" in observations:
        observations = observations[observations["entity"].isna()]
    """
  }

  var summarySource: String {
    """
    own = measures[measures["plan"] == PLAN]
    attained = own["declared_status"].isin(["achieved", "as_planned"])
    sections = own.assign(attained=attained).groupby("section")["attained"].agg(measures="size", attained="sum")
    summary = pd.concat([sections, sections.sum().to_frame("total").T])
    summary["rate"] = summary["attained"] / summary["measures"]
    show(summary.rename_axis("section").reset_index())
    """
  }

  var sectionsSource: String {
    """
    counts = own.groupby(["section", "declared_status"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=["achieved", "as_planned", "missed"], fill_value=0)
    ax = counts.plot.barh(stacked=True, color=["#0072B2", "#56B4E9", "#D55E00"])
    ax.invert_yaxis()
    plt.show()
    """
  }

  var missedSource: String {
    """
    missed = own[own["declared_status"] == "missed"].sort_values(["section", "number"])
    show(missed[["section", "number", "name"]])
    """
  }

  var ratiosSource: String {
    """
    key = ["indicator", "fiscal_year"]
    target = observations[(observations["kind"] == "target") & (observations["plan"] == PLAN) & (observations["value"] > 0)]
    actual = observations[observations["kind"] == "actual"]
    ratios = target[key + ["value"]].merge(actual[key + ["value"]], on=key, suffixes=("_target", "_actual"))
    ratios = ratios.rename(columns={"value_target": "target", "value_actual": "actual"})
    ratios = ratios.merge(indicators[["indicator", "better", "span"]], on="indicator")
    ratios = ratios[(ratios["span"] != "change") & ((ratios["better"] == "higher") | (ratios["actual"] > 0))]
    higher = ratios["better"] == "higher"
    ratios["ratio"] = (ratios["actual"] / ratios["target"]).where(higher, ratios["target"] / ratios["actual"])
    ratios = ratios.astype({"target": float, "actual": float, "ratio": float}).sort_values(key)
    show(ratios[key + ["target", "actual", "ratio"]])
    """
  }

  var ratioChartSource: String {
    """
    ordered = ratios.sort_values("ratio")
    fig, ax = plt.subplots(figsize=(7, 0.25 * len(ordered) + 1))
    ax.plot(ordered["ratio"] * 100, ordered["indicator"], "o", color="#0072B2")
    ax.axvline(100, color="black", linewidth=1)
    ax.set_xscale("log")
    plt.show()
    """
  }

  var growthSource: String {
    """
    history = observations[observations["kind"].isin(["actual", "baseline"])]
    history = history[~history["indicator"].isin(indicators.loc[indicators["span"] == "change", "indicator"])]
    history = history.sort_values(["indicator", "fiscal_year", "kind"]).drop_duplicates(["indicator", "fiscal_year"])
    ends = history.groupby("indicator").agg(
        from_year=("fiscal_year", "first"), to_year=("fiscal_year", "last"),
        from_value=("value", "first"), to_value=("value", "last")).reset_index()
    ends = ends[(ends["from_year"] < ends["to_year"]) & (ends["from_value"] > 0)]
    ends = ends.astype({"from_value": float, "to_value": float})
    ends["growth"] = (ends["to_value"] - ends["from_value"]) / ends["from_value"]
    show(ends)
    """
  }
}
