#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accuracy and speed of `nenrin forecast` beside statsforecast and R's forecast, in one run a panel.

    forecast.py run NENRIN PANEL CSV FOLDER    forecasts one panel, into FOLDER/PANEL.json
    forecast.py report FOLDER REPORT           all that were run, as Markdown

PANEL is m1 (CSV has the columns series,year,value,split, train or test), fertility (World Bank, from statsmodels), or one of
the simulated: steady, scattered, shocks. Each series is cut to its last 3, 5, 8 and all training values and forecast for 6
years. The error is relative to the naive forecast: the geometric mean of the ratios of sMAPE and MASE. Brier: targets of 0.95
to 1.25 times the last value. CPU time is that of the process and its children, per series, start-up left out for the peers and
included for nenrin.
"""
import csv
import io
import json
import math
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import warnings

HORIZON, LENGTHS = 6, (3, 5, 8, None)
R_METHODS = {"ets": "forecast(ets(y), h = h, level = c(80, 95))", "thetaf": "thetaf(y, h = h, level = c(80, 95))",
             "auto.arima": "forecast(auto.arima(y), h = h, level = c(80, 95))"}


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


def cut(series, length):
    return {name: one["train"][-length:] if length else one["train"] for name, one in series.items()}


def cpu(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def run(command, **options):
    before = cpu(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True, **options)
    return done.stdout, cpu(resource.RUSAGE_CHILDREN) - before


# A method's answer: series -> list of (mean, lo80, hi80, lo95, hi95), or None where it has none; and CPU seconds.

def naive(histories):
    return {name: [(points[-1][1], None, None, None, None)] * HORIZON for name, points in histories.items()}, 0.0


def nenrin(program, histories):
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder, "panel.csv")
        with table.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["indicator", "year", "value"])
            # Years of some of M1's series are nominal, 1 to 44, which are no fiscal years.
            writer.writerows(
                [name, year if year > 1800 else 1950 + year, value] for name, points in histories.items()
                for year, value in points)
        store = ["--store", str(pathlib.Path(folder, "a.db"))]
        run([program, "import", *store, str(table)])
        text, seconds = run([program, "forecast", *store, "--horizon", str(HORIZON), "--format", "csv"])
    answer = {}
    for row in csv.DictReader(io.StringIO(text)):
        numbers = [float(row[key]) if row[key] else None for key in ("mean", "lo80", "hi80", "lo95", "hi95")]
        answer.setdefault(row["indicator"], []).append(tuple(numbers))
    return answer, seconds


def statsforecast(model, histories):
    answer, before = {}, cpu(resource.RUSAGE_SELF)
    for name, points in histories.items():
        try:
            import numpy
            out = model().forecast(numpy.array([value for _, value in points]), h=HORIZON, level=[80, 95])
            columns = [out[key] for key in ("mean", "lo-80", "hi-80", "lo-95", "hi-95")]
            answer[name] = [tuple(float(column[step]) for column in columns) for step in range(HORIZON)]
        except Exception:  # A length that the model refuses.
            answer[name] = None
    return answer, cpu(resource.RUSAGE_SELF) - before


R_SCRIPT = """
suppressPackageStartupMessages(library(forecast))
table <- read.csv(file("stdin"), colClasses = c("character", "numeric")); h <- %d
started <- proc.time()
out <- lapply(split(table$value, table$series), function(v) { y <- ts(v)
  tryCatch({ f <- %s; cbind(f$mean, f$lower[,1], f$upper[,1], f$lower[,2], f$upper[,2]) }, error = function(e) NULL) })
used <- proc.time() - started
cat(sprintf("%%.6f\\n", used[1] + used[2]))
for (n in names(out)) if (!is.null(out[[n]])) for (i in 1:h) cat(n, sprintf("%%.17g", out[[n]][i,]), "\\n", sep = ",")
"""


def r(expression, histories):
    text = "series,value\n" + "".join(
        f"{name},{value!r}\n" for name, points in histories.items() for _, value in points)
    done = subprocess.run(["Rscript", "-e", R_SCRIPT % (HORIZON, expression)], check=True, capture_output=True,
                          text=True, input=text)
    seconds, *lines = done.stdout.splitlines()
    answer = {}
    for line in lines:
        name, *numbers = line.strip(",").split(",")
        answer.setdefault(name, []).append(tuple(float(number) for number in numbers))
    return answer, float(seconds)


def met(target, middle, lower, upper):
    """P(value >= target) of a distribution with these quantiles: normal, of the logarithm where the interval is skewed so."""
    if lower > 0 and abs(math.log(upper / middle) - math.log(middle / lower)) < abs((upper - middle) - (middle - lower)) / middle:
        target, middle, lower, upper = (math.log(value) for value in (target, middle, lower, upper))
    if upper <= lower:
        return float(middle >= target)
    return 0.5 * math.erfc((target - middle) / ((upper - lower) / 2.5631) / 2 ** 0.5)


def scores(answer, series, histories):
    smape, mase, inside80, inside95, brier = [], [], [], [], []
    for name, one in series.items():
        forecast = answer.get(name)
        if not forecast:
            continue
        values = [value for _, value in histories[name]]
        scale = sum(abs(b - a) for a, b in zip(values, values[1:])) / max(1, len(values) - 1)
        for (mean, lo80, hi80, lo95, hi95), (_, actual) in zip(forecast, one["test"]):
            if mean is None or not math.isfinite(mean):
                continue
            smape.append(200 * abs(actual - mean) / (abs(actual) + abs(mean)) if actual or mean else 0)
            if scale > 0:
                mase.append(abs(actual - mean) / scale)
            if lo80 is not None and lo95 is not None:
                inside80.append(lo80 <= actual <= hi80)
                inside95.append(lo95 <= actual <= hi95)
                brier += [(met(share * values[-1], mean, lo80, hi80) - (actual >= share * values[-1])) ** 2
                          for share in (0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.25)]
    def mean(values):
        return sum(values) / len(values) if values else math.nan
    return {"series": sum(1 for name in series if answer.get(name)), "smape": mean(smape), "mase": mean(mase),
            "c80": mean(inside80), "c95": mean(inside95), "brier": mean(brier)}


def methods(program):
    yield "nenrin", lambda histories: nenrin(program, histories)
    try:
        from statsforecast import models
        for name in ("DynamicOptimizedTheta", "AutoETS"):
            model = getattr(models, name)
            # Once before the clock: the first call compiles.
            statsforecast(model, {"warm": [(year, float(year % 7 + year)) for year in range(2000, 2030)]})
            yield f"statsforecast {name}", lambda histories, model=model: statsforecast(model, histories)
    except ImportError:
        print("statsforecast is not installed: left out", file=sys.stderr)
    probe = shutil.which("Rscript") and subprocess.run(
        ["Rscript", "-e", "library(forecast)"], capture_output=True).returncode == 0
    if not probe:
        print("R with its package forecast is not installed: left out", file=sys.stderr)
        return
    for name, expression in R_METHODS.items():
        yield f"R {name}", lambda histories, expression=expression: r(expression, histories)


def shown(value, digits=3):
    return "" if value is None or math.isnan(value) else f"{value:.{digits}f}"


def series_of(panel, source):
    if panel == "m1":
        return read(source) if os.path.exists(source) else None
    if panel == "fertility":
        try:
            return fertility()
        except ImportError:
            return None
    return simulated(panel)


def run_panel(program, panel, source, folder):
    series = series_of(panel, source)
    if series is None:
        print(f"{panel}: its data is not there, left out", file=sys.stderr)
        return
    rows, ways = [], list(methods(program))
    for length in LENGTHS:
        histories = cut(series, length)
        for name, way in ways:
            answer, seconds = way(histories)
            mine = scores(answer, series, histories)
            # The naive on the same series: a method that refuses the hard ones gains nothing by it.
            kept = {key: one for key, one in series.items() if answer.get(key)}
            base = scores(naive(histories)[0], kept, histories)
            error = math.sqrt(mine["smape"] / base["smape"] * mine["mase"] / base["mase"]) if kept else math.nan
            rows.append({"length": length or "all", "method": name, "error": error, "cpu": 1000 * seconds / len(series), **mine})
            print(panel, rows[-1], file=sys.stderr)
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    pathlib.Path(folder, panel + ".json").write_text(json.dumps({"series": len(series), "rows": rows}), encoding="utf-8")


PANELS = {"m1": "M1 competition, yearly", "fertility": "World Bank, births per woman by country",
          "steady": "simulated, growth persists", "scattered": "simulated, growth hardly persists",
          "shocks": "simulated, all series share the years' shocks"}


def report(folder, path):
    lines = ["# Forecast accuracy and speed", "",
             "Written by `make bench-forecast`: six years forecast from the last 3, 5, 8 and all values. Error: against the naive "
             "forecast on the same series, lower is better. CPU of nenrin is of the whole command, one process on all cores; of "
             "the peers without their start.", ""]
    for panel, title in PANELS.items():
        file = pathlib.Path(folder, panel + ".json")
        if not file.exists():
            continue
        found = json.loads(file.read_text(encoding="utf-8"))
        lines += [f"## {title}", "", f"{found['series']} series.", "",
                  "| values | method | series | error | sMAPE | MASE | in 80 % | in 95 % | Brier | CPU ms a series |",
                  "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
        lines += [f"| {row['length']} | {row['method']} | {row['series']} | {shown(row['error'])} | {shown(row['smape'], 2)} | "
                  f"{shown(row['mase'])} | {shown(row['c80'])} | {shown(row['c95'])} | {shown(row['brier'])} | "
                  f"{shown(row['cpu'], 2)} |" for row in found["rows"]]
        lines.append("")
    pathlib.Path(path).write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def main():
    warnings.filterwarnings("ignore")
    if sys.argv[1] == "run":
        run_panel(*sys.argv[2:])
    else:
        report(*sys.argv[2:])


if __name__ == "__main__":
    main()
