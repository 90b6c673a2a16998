#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accuracy and speed of `nenrin forecast` beside statsforecast and R's forecast, in one run a panel.

    forecast.py run NENRIN PANEL CSV FOLDER    forecasts one panel, into FOLDER/PANEL.json
    forecast.py speed NENRIN CSV FOLDER        1,000 series through the command, beside the peers, into FOLDER/speed.json
    forecast.py report FOLDER REPORT           all that were run, as Markdown

PANEL is one of forecast_panels.PANELS; CSV is M1's (columns series,year,value,split, train or test). Each series is cut to its
last 3, 5, 8 and all training values and forecast for 6 years, Tourism's for 4. The error is relative to the naive forecast on the same series:
the geometric mean of the ratios of sMAPE and MASE. Brier: seven targets of 0.95 to 1.25 times the last value, and the ends and the
middle of them alone. CPU time is that of the process and its children, per series, start-up left out for the peers and included for
nenrin. All forecast all series, but for auto.arima, which forecasts a sample of evenly spaced ones (SLOWEST).
"""
import contextlib
import csv
import io
import json
import math
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings

from forecast_panels import horizon_of, series_of
from forecast_report import report

LENGTHS = (3, 5, 8, None)
# auto.arima takes several times as long as the slowest of the others.
SLOWEST = 30
TARGETS = (0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.25)
ENDS_AND_MIDDLE = (0.95, 1.1, 1.25)
R_METHODS = {"ets": "forecast(ets(y), h = h, level = c(80, 95))", "thetaf": "thetaf(y, h = h, level = c(80, 95))",
             "auto.arima": "forecast(auto.arima(y), h = h, level = c(80, 95))"}


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

def naive(histories, horizon):
    return {name: [(points[-1][1], None, None, None, None)] * horizon for name, points in histories.items()}, 0.0


@contextlib.contextmanager
def imported(program, histories):
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder, "panel.csv")
        with table.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["indicator", "year", "value"])
            # Years of many series of contests are nominal, 1 to 44, which are no fiscal years.
            writer.writerows(
                [name, year if year > 1800 else 1950 + year, value] for name, points in histories.items()
                for year, value in points)
        store = str(pathlib.Path(folder, "a.db"))
        run([program, "import", "--store", store, str(table)])
        yield store


def forecast(program, store, horizon):
    return run([program, "forecast", "--store", store, "--horizon", str(horizon), "--format", "csv"])


def nenrin(program, histories, horizon):
    with imported(program, histories) as store:
        text, seconds = forecast(program, store, horizon)
    answer = {}
    for row in csv.DictReader(io.StringIO(text)):
        numbers = [float(row[key]) if row[key] else None for key in ("mean", "lo80", "hi80", "lo95", "hi95")]
        answer.setdefault(row["indicator"], []).append(tuple(numbers))
    return answer, seconds


def statsforecast(model, histories, horizon):
    answer, before = {}, cpu(resource.RUSAGE_SELF)
    for name, points in histories.items():
        try:
            import numpy
            out = model().forecast(numpy.array([value for _, value in points]), h=horizon, level=[80, 95])
            columns = [out[key] for key in ("mean", "lo-80", "hi-80", "lo-95", "hi-95")]
            answer[name] = [tuple(float(column[step]) for column in columns) for step in range(horizon)]
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


def r(expression, histories, horizon):
    # By place, not by name: names of countries have commas and quotes in them.
    names = list(histories)
    text = "series,value\n" + "".join(
        f"{place},{value!r}\n" for place, points in enumerate(histories.values()) for _, value in points)
    done = subprocess.run(["Rscript", "-e", R_SCRIPT % (horizon, expression)], check=True, stdout=subprocess.PIPE,
                          text=True, input=text)
    seconds, *lines = done.stdout.splitlines()
    answer = {}
    for line in lines:
        place, *numbers = line.strip(",").split(",")
        answer.setdefault(names[int(place)], []).append(tuple(float(number) for number in numbers))
    return answer, float(seconds)


def met(target, middle, lower, upper):
    """P(value >= target) of a distribution with these quantiles: normal, of the logarithm where the interval is skewed so."""
    if 0 < lower <= middle <= upper and abs(math.log(upper / middle) - math.log(middle / lower)) < abs((upper - middle) - (middle - lower)) / middle:
        target, middle, lower, upper = (math.log(value) for value in (target, middle, lower, upper))
    if upper <= lower:
        return float(middle >= target)
    return 0.5 * math.erfc((target - middle) / ((upper - lower) / 2.5631) / 2 ** 0.5)


def scores(answer, series, histories):
    smape, mase, inside80, inside95, brier, brier3 = [], [], [], [], [], []
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
                squares = {share: (met(share * values[-1], mean, lo80, hi80) - (actual >= share * values[-1])) ** 2
                           for share in TARGETS}
                brier += squares.values()
                brier3 += [squares[share] for share in ENDS_AND_MIDDLE]
    def mean(values):
        return sum(values) / len(values) if values else math.nan
    return {"series": sum(1 for name in series if answer.get(name)), "smape": mean(smape), "mase": mean(mase),
            "c80": mean(inside80), "c95": mean(inside95), "brier": mean(brier), "brier3": mean(brier3)}


def methods(program):
    yield "nenrin", None, lambda *asked: nenrin(program, *asked)
    try:
        from statsforecast import models
        for name in ("DynamicOptimizedTheta", "AutoETS"):
            model = getattr(models, name)
            # Once before the clock: the first call compiles.
            statsforecast(model, {"warm": [(year, float(year % 7 + year)) for year in range(2000, 2030)]}, 6)
            yield f"statsforecast {name}", None, lambda *asked, model=model: statsforecast(model, *asked)
    except ImportError:
        print("statsforecast is not installed: left out", file=sys.stderr)
    probe = shutil.which("Rscript") and subprocess.run(
        ["Rscript", "-e", "library(forecast)"], capture_output=True).returncode == 0
    if not probe:
        print("R with its package forecast is not installed: left out", file=sys.stderr)
        return
    for name, expression in R_METHODS.items():
        size = SLOWEST if name == "auto.arima" else None
        yield f"R {name}", size, lambda *asked, expression=expression: r(expression, *asked)


def run_panel(program, panel, source, folder):
    series = series_of(panel, source)
    if series is None:
        print(f"{panel}: its data is not there, left out", file=sys.stderr)
        return
    rows, ways, horizon = [], list(methods(program)), horizon_of(series)
    for length in LENGTHS:
        for name, size, way in ways:
            asked = sample(series, size)
            histories = cut(asked, length)
            answer, seconds = way(histories, horizon)
            mine = scores(answer, asked, histories)
            # The naive on the same series: a method that refuses the hard ones gains nothing by it.
            kept = {key: one for key, one in asked.items() if answer.get(key)}
            base = scores(naive(histories, horizon)[0], kept, histories)
            # Constants alone say nothing: the naive makes no error on them.
            error = (math.sqrt(mine["smape"] / base["smape"] * mine["mase"] / base["mase"])
                     if kept and base["smape"] > 0 and base["mase"] > 0 else math.nan)
            row = {"length": length or "all", "method": name, "asked": len(asked), "error": error, **mine}
            rows.append({**row, "cpu": 1000 * seconds / len(kept) if kept else math.nan})
            print(f"{panel} {length or 'all'} {name}: {error:.3f}", file=sys.stderr)
    save(folder, panel, {"series": len(series), "horizon": horizon, "rows": rows})


def sample(series, size):
    names = list(series)
    if size is None or len(names) <= size:
        return series
    return {names[len(names) * place // size]: series[names[len(names) * place // size]] for place in range(size)}


def save(folder, name, found):
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    pathlib.Path(folder, name + ".json").write_text(json.dumps(found), encoding="utf-8")


def run_speed(program, source, folder):
    """A thousand series, the panel's over and over, for nenrin start to end; the panel itself for the peers."""
    panel = "m1" if series_of("m1", source) else "scattered"
    series = series_of(panel, source)
    histories, horizon = cut(series, None), horizon_of(series)
    names = list(histories)
    many = {f"{place:04}": histories[names[place % len(names)]] for place in range(1000)}
    rounds = []
    with imported(program, many) as store:
        for _ in range(5):
            started = time.perf_counter()
            _, seconds = forecast(program, store, horizon)
            rounds.append((time.perf_counter() - started, seconds))
    rows = [{"method": "nenrin", "series": 1000, "cpu": min(used for _, used in rounds)}]
    for name, size, way in methods(program):
        if name != "nenrin" and not name.endswith("auto.arima"):
            asked = sample(histories, size)
            rows.append({"method": name, "series": len(asked), "cpu": 1000 * way(asked, horizon)[1] / len(asked)})
    save(folder, "speed", {"panel": panel, "wall": sorted(wall for wall, _ in rounds), "rows": rows})


def main():
    warnings.filterwarnings("ignore")
    {"run": run_panel, "speed": run_speed, "report": report}[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
