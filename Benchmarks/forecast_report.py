# SPDX-License-Identifier: GPL-3.0-or-later
"""What forecast.py found, as Markdown: the goals first, then speed, then every panel."""
import datetime
import json
import math
import os
import pathlib
import platform
import subprocess

from forecast_panels import PANELS, is_contest

# The best of the peers on two public collections of yearly series, from the project's own trial, stands beside each goal.
GOALS = [
    ("error, mean over short cells", "0.89 or less", lambda cells: mean(short(cells), "error"), lambda x: x <= 0.89),
    ("error, worst short cell", "1.00 or less", lambda cells: max(row["error"] for row in short(cells)), lambda x: x <= 1),
    ("error, mean over full histories", "0.85 or less", lambda cells: mean(full(cells), "error"), lambda x: x <= 0.85),
    ("in 80 %, mean over short cells", "0.77 to 0.83", lambda cells: mean(short(cells), "c80"), lambda x: 0.77 <= x <= 0.83),
    ("in 80 %, mean over full histories", "0.77 to 0.83", lambda cells: mean(full(cells), "c80"), lambda x: 0.77 <= x <= 0.83),
    ("in 95 %, mean over short cells", "0.93 to 0.97", lambda cells: mean(short(cells), "c95"), lambda x: 0.93 <= x <= 0.97),
    ("in 95 %, mean over full histories", "0.93 to 0.97", lambda cells: mean(full(cells), "c95"), lambda x: 0.93 <= x <= 0.97),
    ("in 80 %, lowest cell", "0.70 or more", lambda cells: min(row["c80"] for row in cells), lambda x: x >= 0.7),
    ("in 95 %, lowest cell", "0.90 or more", lambda cells: min(row["c95"] for row in cells), lambda x: x >= 0.9),
    ("Brier, mean over short cells: targets of 0.95, 1.1 and 1.25", "0.188 or less", lambda cells: mean(short(cells), "brier3"),
     lambda x: x <= 0.188),
    ("the same: targets of 0.95, 1, 1.05 … 1.25", "0.188 or less", lambda cells: mean(short(cells), "brier"), lambda x: x <= 0.188),
]


def short(cells):
    return [row for row in cells if row["length"] != "all"]


def full(cells):
    return [row for row in cells if row["length"] == "all"]


def mean(cells, key):
    known = [row[key] for row in cells if not math.isnan(row[key])]
    return sum(known) / len(known) if known else math.nan


def shown(value, digits=3):
    return "" if value is None or math.isnan(value) else f"{value:.{digits}f}"


def verdict(met):
    return "met" if met else "**missed**"


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    return f"{model}, {os.cpu_count()} cores; load {os.getloadavg()[0]:.1f} when written"


def versions():
    found = [f"Python {platform.python_version()}"]
    try:
        import statsforecast
        found.append(f"statsforecast {statsforecast.__version__}")
    except ImportError:
        pass
    try:
        code = 'cat(paste0("R ", getRversion(), ", forecast ", packageVersion("forecast")))'
        found.append(subprocess.run(["Rscript", "-e", code], check=True, capture_output=True, text=True).stdout)
    except (OSError, subprocess.CalledProcessError):
        pass
    return ", ".join(found)


def goals(found):
    """Beside each other: the panels of contests, and all others."""
    groups = [{name: one for name, one in found.items() if is_contest(name) == contest} for contest in (True, False)]
    lines = ["## Goals", "", "| goal | asked | M3 and Tourism, two origins | | other panels | |", "| --- | --- | --- | --- | --- | --- |"]
    for name, asked, measure, is_met in GOALS:
        texts = [told(measure, is_met, ours(group)) for group in groups]
        lines.append(f"| {name} | {asked} | " + " | ".join(texts) + " |")
    cells = [row for row in ours({"m3": found["m3"]}) if row["length"] == "all"] if "m3" in found else []
    text = told(lambda cells: cells[0]["smape"], lambda value: value <= 15.6, cells, 2)
    return lines + [f"| sMAPE on all yearly series of M3 | 15.6 or less | {text} | | |"]


def ours(found):
    return [row for one in found.values() for row in one["rows"] if row["method"] == "nenrin"]


def told(measure, is_met, cells, digits=3):
    return f"{shown(measure(cells), digits)} | {verdict(is_met(measure(cells)))}" if cells else "not run |"


def beside_peers(title, everything):
    """Means over the cells in which a method answers for all series it was asked for."""
    lines = [f"## {title}", "",
             "| method | short cells | error | in 80 % | in 95 % | Brier | of three targets | full | error | in 80 % | in 95 % | Brier | of three targets |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    for name in dict.fromkeys(row["method"] for row in everything):
        cells = [row for row in everything if row["method"] == name and row["series"] == row["asked"]]
        texts = []
        for part in (short(cells), full(cells)):
            texts.append(str(len(part)))
            texts += [shown(mean(part, key)) for key in ("error", "c80", "c95", "brier", "brier3")]
        lines.append(f"| {name} | " + " | ".join(texts) + " |")
    return lines


def speed(folder):
    file = pathlib.Path(folder, "speed.json")
    if not file.exists():
        return []
    found = json.loads(file.read_text(encoding="utf-8"))
    ours = found["rows"][0]["cpu"]
    lines = ["## Speed", "",
             f"Full histories of {PANELS[found['panel']]}; nenrin: 1,000 of them (the panel's over and over), the whole command with "
             f"start, reading and writing. Wall clock of `nenrin forecast` for the 1,000: {found['wall'][0]:.2f} s at best, "
             f"{found['wall'][len(found['wall']) // 2]:.2f} s in the middle of {len(found['wall'])} rounds (asked: under 1 s, "
             f"{verdict(found['wall'][len(found['wall']) // 2] < 1)}).", "",
             "| method | series | CPU ms a series | times nenrin's | asked | |", "| --- | --- | --- | --- | --- | --- |"]
    for row in found["rows"]:
        asked = {"statsforecast DynamicOptimizedTheta": 5, "R ets": 20}.get(row["method"])
        times = row["cpu"] / ours
        lines.append(f"| {row['method']} | {row['series']} | {row['cpu']:.3f} | {times:.1f} | " + (
            f"{asked} | {verdict(times >= asked)} |" if asked else " | |"))
    return lines + [""]


def panel(title, found):
    lines = [f"## {title}", "", f"{found['series']} series, {found['horizon']} years ahead.", "",
             "| values | method | series | error | sMAPE | MASE | in 80 % | in 95 % | Brier | CPU ms a series |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    for row in found["rows"]:
        share = str(row["series"]) if row["series"] == row["asked"] else f"{row['series']} of {row['asked']}"
        numbers = [shown(row["error"]), shown(row["smape"], 2)] + [shown(row[key]) for key in ("mase", "c80", "c95", "brier")]
        lines.append(f"| {row['length']} | {row['method']} | {share} | " + " | ".join(numbers) + f" | {shown(row['cpu'], 2)} |")
    return lines + [""]


def report(folder, path):
    files = {name: pathlib.Path(folder, name + ".json") for name in PANELS}
    found = {name: json.loads(file.read_text(encoding="utf-8")) for name, file in files.items() if file.exists()}
    everything = [row for one in found.values() for row in one["rows"]]
    lines = ["# Forecast accuracy and speed", "",
             f"Written by `make bench-forecast` on {datetime.date.today().isoformat()}. {machine()}. {versions()}.", "",
             "Six years (four of Tourism) are forecast from the last 3, 5, 8 (short) and all (full) values; of the contests also those before, so "
             "that the goals are of twelve short cells. Error: relative to the naive "
             "forecast on the same series, the geometric mean of the ratios of sMAPE and MASE, lower is better. All forecast all "
             "series, auto.arima a sample; a method that refuses so few values has no number. The goals come from a trial that does not name its "
             "targets: of three, R's thetaf has nearly the Brier score that the best had there (0.216), of seven a worse one, so both stand here. How the panels were used in development is told in "
             "Sources/TrendStatistics/Forecasting/README.md. CPU of nenrin is of the whole command, start-up included, which a small "
             "panel pays for itself; of the peers without their start.", ""]
    contests = [row for name, one in found.items() if is_contest(name) for row in one["rows"]]
    lines += goals(found) + [""] + beside_peers("Means over M3 and Tourism, two origins", contests) + [""]
    lines += beside_peers("Means over all panels", everything) + [""] + speed(folder)
    for name, one in found.items():
        lines += panel(PANELS[name], one)
    pathlib.Path(path).write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
