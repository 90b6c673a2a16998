#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py [--check] [--series N] [--linear]: times build/nenrin beside DuckDB on one panel, compares the answers, and
writes Benchmarks/RESULTS.md. With --check nothing is written, and a figure behind thresholds.json fails.

The questions to Nenrin are whole commands, start included; those to DuckDB are asked on an open connection. What the
command says with NENRIN_TIMES of its own counting, columns at hand, stands in rows of its own.
"""
import argparse
import csv
import datetime
import hashlib
import io
import json
import math
import os
import pathlib
import platform
import re
import sqlite3
import subprocess
import sys
import time

import duckdb

import panel
import peer

HERE = pathlib.Path(__file__).resolve().parent
NENRIN = HERE.parent / "build" / "nenrin"
FOLDER = HERE.parent / ".build-bench"
RUNS = 15
# Both are asked in turn, as a machine has quicker and slower minutes.
TURNS = 3
# About 0.1, 1, 10 and 30 million values.
SIZES = (2_600, 26_000, 250_000, 776_000)
QUESTIONS = {
    "distribution": ["growth", "--distribution"],
    "top": ["growth", "--top", "20", "--by", "cagr"],
    "compare": ["compare", "2019", "2020", "--by", "group", "--summary"],
    "attainment": ["attainment", "--plan", "2019", "--by", "group", "--summary"],
    "one": ["growth", "--indicator", ""],
}


def run(store, *arguments, times=None):
    """The answer; with `times`, a dictionary of seconds, also what the command says of its own parts."""
    environment = dict(os.environ, **({} if times is None else {"NENRIN_TIMES": "1"}))
    done = subprocess.run([NENRIN, *arguments, "--store", store], check=True, capture_output=True, text=True, env=environment)
    for name, seconds in re.findall(r"^time: (\w+) ([0-9.e-]+)$", done.stderr, re.MULTILINE):
        times[name] = min(float(seconds), times.get(name, math.inf))
    return done.stdout


def kernels(store, question):
    """Seconds of the counting alone, the columns being in memory."""
    times = {}
    for _ in range(RUNS):
        run(store, *QUESTIONS[question], times=times)
    return times[question]


def ask(store, question):
    """Seconds from the start of the command to its end, and the rows of its answer. That goes to a file: to set up pipes and read
    them would take as long as some of the commands."""
    best, arguments = math.inf, [NENRIN, *QUESTIONS[question], "--format", "csv", "--store", store]
    with open(FOLDER / "answer.csv", "w+b") as answer:
        for _ in range(RUNS):
            answer.seek(0)
            answer.truncate()
            start = time.perf_counter()
            child = os.posix_spawn(NENRIN, arguments, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, answer.fileno(), 1)])
            status = os.waitpid(child, 0)[1]
            best = min(best, time.perf_counter() - start)
            if status:
                sys.exit(f"{question} failed")
        answer.seek(0)
        return best, list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8", newline="")))


# A process of its own that is small: a child's peak counts from what its parent was when it was started.
MEASURED = """
import resource, subprocess, sys, time
start = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(status, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def read(store, file):
    """Seconds and the peak memory of the import in MB."""
    pathlib.Path(store).unlink(missing_ok=True)
    # What others have yet to write is not to be waited for by our fsync.
    os.sync()
    arguments = [sys.executable, "-c", MEASURED, NENRIN, "import", "--store", store, file]
    status, seconds, peak = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.split()
    if int(status):
        sys.exit(f"import of {file} failed")
    unit = 1 if platform.system() == "Darwin" else 1024
    return float(seconds), int(peak) * unit / 1e6


def close(a, b):
    return math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-12)


def disagreement(question, rows, answer):
    """What the two say otherwise; empty where they agree."""
    if question == "distribution":
        names = ["fiscal_year", "series", "mean", "p10", "p25", "median", "p75", "p90"]
        same = len(rows) == len(answer) and all(
            all(close(row[name], value) for name, value in zip(names, theirs)) for row, theirs in zip(rows, answer))
    elif question == "top":
        same = [row["indicator"] for row in rows] == [theirs[0] for theirs in answer] and all(
            close(row["cagr"], theirs[1]) for row, theirs in zip(rows, answer))
    elif question in ("compare", "attainment"):
        names = ["raised", "lowered", "kept"] if question == "compare" else ["attained"]
        ours = {row["group"]: [int(row[name]) for name in names] for row in rows}
        same = bool(answer) and all(ours.get(theirs[0]) == list(theirs[-len(names):]) for theirs in answer)
    else:
        values = [value for value in answer[0][3:43] if value is not None]
        same = close(rows[0]["from_value"], values[0]) and close(rows[0]["to_value"], values[-1])
    return "" if same else f"{question}: the answers differ"


def segments(store):
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        rows = connection.execute('SELECT "column", number, checksum FROM segment').fetchall()
    return {row[:2]: row[2] for row in rows}


def change(store):
    """Seconds to change one value, and how many segments that rewrote. The values change at every run."""
    line, seconds, rewritten = FOLDER / "change.csv", math.inf, 0
    for value in range(RUNS):
        line.write_text(f"indicator,kind,year,value\nK0000123,actual,2019,{900 + value}\n", encoding="utf-8")
        before = segments(store)
        seconds = min(seconds, peer.timed(lambda: run(store, "import", line, "--replace"))[0])
        after = segments(store)
        rewritten = max(rewritten, sum(before.get(key) != checksum for key, checksum in after.items()))
    return seconds, rewritten


def built(series):
    file = FOLDER / f"panel-{series}.csv"
    if not file.exists():
        FOLDER.mkdir(exist_ok=True)
        panel.write(series, file)
    return file


def measure(series):
    file, store = built(series), FOLDER / "panel.db"
    # The middle of the panel, so that neither end of a segment flatters.
    one = f"K{series // 2 - 1544:07}"
    QUESTIONS["one"][-1] = one
    theirs = peer.Peer(FOLDER, file, one)
    (seconds, memory), again = read(store, file), read(store, file)
    seconds = min(seconds, again[0])
    rows = [("import", seconds, theirs.imports["long"], "long"),
            ("file size (MB)", os.path.getsize(store) / 1e6, theirs.sizes["parquet"] / 1e6, "Parquet, zstd")]
    problems = []
    for question in QUESTIONS:
        turns = [(ask(store, question), theirs.ask(question, RUNS)) for _ in range(TURNS)]
        ours, answer = min((turn[0] for turn in turns), key=lambda asked: asked[0])
        best, layout, expected = min((turn[1] for turn in turns), key=lambda asked: asked[0])
        rows.append((question, ours, best, layout))
        if question in ("compare", "attainment"):
            rows.append((question + ", counting alone", kernels(store, question), best, layout))
        if question in peer.TUNED:
            tuned, again = theirs.ask_tuned(question, RUNS * TURNS)
            rows.append((question + ", tuned query", ours, tuned, "wide"))
            problems += filter(None, [disagreement(question, answer, again)])
        problems += filter(None, [disagreement(question, answer, expected)])
    return rows, memory, change(store), problems


def linear():
    """Values, seconds, peak memory of import, and seconds of a question, from 0.1 to 30 million values. What one build of the
    command has measured is kept, so that it can be interrupted."""
    kept, build = FOLDER / "linear.json", hashlib.sha256(NENRIN.read_bytes()).hexdigest()
    found = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    found = found if found.get("build") == build else {"build": build}
    for series in SIZES:
        if str(series) in found:
            continue
        file, store = built(series), FOLDER / "linear.db"
        seconds, memory = min(read(store, file), read(store, file))
        spread, _ = ask(store, "distribution")
        with open(file, "rb") as lines:
            values = sum(block.count(b"\n") for block in iter(lambda: lines.read(1 << 20), b"")) - 1
        found[str(series)] = (values, seconds, memory, spread, os.path.getsize(store) / 1e6)
        store.unlink()
        kept.write_text(json.dumps(found), encoding="utf-8")
    return [found[str(series)] for series in SIZES]


def machine():
    cpu = platform.processor() or platform.machine()
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
        cpu = next(line.split(":")[1].strip() for line in text.splitlines() if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    # Where other work runs, all figures are worse and their ratios are not sharp: the load says so.
    load = f"load {os.getloadavg()[0]:.1f}"
    return f"{cpu}, {os.cpu_count()} cores, {load}, {platform.system()} {platform.release().split('-')[0]}"


def report(series, rows, memory, changed, series_of_sizes, thresholds):
    out = ["# Results", "",
           f"Written by Benchmarks/bench.py on {datetime.date.today()}: {machine()}; Python {platform.python_version()}, DuckDB "
           f"{duckdb.__version__}; {series:,} indicators.", "",
           "Seconds are the best of a few runs; Nenrin's are whole commands, DuckDB's are queries on an open connection, "
           "each in its best layout. A ratio above 1 says that Nenrin takes less. The answers of both were compared. "
           "A tuned query is the fastest that was found, where that is not how SQL is usually written (peer.py).", "",
           "| question | Nenrin | DuckDB | layout | ratio | goal | met |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for name, ours, theirs, layout in rows:
        goal, met = thresholds["goals"].get(name, ("", None)), ""
        if goal[0]:
            met = "yes" if (theirs / ours >= goal[1] if goal[0] == "ratio" else ours < goal[1]) else "no"
        text = {"ratio": f"ratio {goal[1]}", "seconds": f"{(goal[1] or 0) * 1000:.0f} ms"}.get(goal[0], "")
        out.append(f"| {name} | {ours:.4g} | {theirs:.4g} | {layout} | {theirs / ours:.2f} | {text} | {met} |")
    out += ["", f"Peak memory of the import: {memory:.0f} MB (goal: 1,500). One value changed: {changed[0] * 1000:.0f} ms "
            f"(goal: 50), {changed[1]} segment rewritten (goal: 1)."]
    if series_of_sizes:
        out += ["", "| values | import (s) | µs a value | peak memory (MB) | file (MB) | growth --distribution (s) |",
                "| --- | --- | --- | --- | --- | --- |"]
        out += [f"| {values:,} | {seconds:.2f} | {seconds / values * 1e6:.2f} | {peak:.0f} | {size:.1f} | {spread:.3f} |"
                for values, seconds, peak, spread, size in series_of_sizes]
    (HERE / "RESULTS.md").write_text("\n".join(out) + "\n", encoding="utf-8")


def behind(rows, memory, changed, thresholds):
    """Each figure that is worse than its threshold."""
    found = [f"{name}: ratio {theirs / ours:.2f} is below {thresholds['ratios'][name]}"
             for name, ours, theirs, _ in rows if theirs / ours < thresholds["ratios"][name]]
    found += [f"{name}: {ours * 1000:.0f} ms is above {thresholds['seconds'][name] * 1000:.0f}"
              for name, ours, _, _ in rows if ours > thresholds["seconds"].get(name, math.inf)]
    if changed[0] > thresholds["seconds"]["change"]:
        found.append(f"one value changed: {changed[0] * 1000:.0f} ms is above {thresholds['seconds']['change'] * 1000:.0f}")
    if memory > thresholds["import_peak_mb"]:
        found.append(f"import: {memory:.0f} MB is above {thresholds['import_peak_mb']}")
    if changed[1] > thresholds["segments_rewritten"]:
        found.append(f"one value changed: {changed[1]} segments were rewritten")
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--linear", action="store_true")
    parser.add_argument("--series", type=int, default=250_000)
    options = parser.parse_args()
    thresholds = json.loads((HERE / "thresholds.json").read_text(encoding="utf-8"))
    rows, memory, changed, problems = measure(options.series)
    for name, ours, theirs, layout in rows:
        print(f"{name:28} {ours:9.4f} {theirs:9.4f} {layout:14} {theirs / ours:6.2f}")
    print(f"one value changed: {changed[0] * 1000:.0f} ms, {changed[1]} segments; import peak {memory:.0f} MB")
    if options.check:
        problems += behind(rows, memory, changed, thresholds)
    else:
        report(options.series, rows, memory, changed, linear() if options.linear else [], thresholds)
    print("\n".join(problems) or "bench: the answers agree")
    return bool(problems)


sys.exit(main())
