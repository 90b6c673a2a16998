#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""panel.py SERIES FILE: writes a panel of so many indicators over the fiscal years 1981 to 2020 as a long CSV.

The columns are indicator,unit,group,kind,plan,year,value; the lines of an indicator stand together. 70 % of the
indicators are counts and 30 % are percentages with one decimal, 8 % of the actuals are missing, and the plans 2019 and
2020 set a target for most indicators. A value is made from the year before, as those of real indicators are. The seed
is fixed: the same arguments make the same bytes.
"""
import pathlib
import sys

import duckdb
import numpy as np

YEARS = range(1981, 2021)
GROUPS = 47
MISSING = 0.08
COUNTS = 0.70
SEED = 2019
# Memory for so many indicators at once; the numbers do not depend on it beyond the seed of each part.
PART = 50_000

LINES = """
    SELECT indicator, unit, "group", kind, plan, year,
           CASE WHEN unit = '%' THEN printf('%.1f', value) ELSE CAST(CAST(value AS BIGINT) AS VARCHAR) END AS value
    FROM lines
"""


def actuals(rng, is_count):
    """One row an indicator, one column a year."""
    n = len(is_count)
    counts = np.exp(rng.normal(np.log(3000), 1.8, n))
    drift = rng.normal(0.02, 0.03, n)
    rates = rng.uniform(5, 90, n)
    values = np.empty((n, len(YEARS)))
    for column in range(len(YEARS)):
        values[:, column] = np.where(is_count, np.rint(counts), np.rint(rates * 10) / 10)
        counts = np.maximum(1, counts * np.exp(drift + rng.normal(0, 0.05, n)))
        rates = np.clip(rates + rng.normal(0.3, 2.0, n), 0, 100)
    return values


def lines(first, count):
    """The lines of a part of the indicators, as columns of one length each, in the order of the file."""
    rng = np.random.default_rng((SEED, first))
    is_count = rng.random(count) < COUNTS
    values = actuals(rng, is_count)
    present = rng.random(values.shape) >= MISSING
    # Each plan aims a little beyond the last actual; 94 % of the indicators have a target of each.
    targets = values[:, -2:] * rng.uniform(0.98, 1.10, (count, 2))
    targets = np.where(is_count[:, None], np.rint(targets), np.rint(np.minimum(targets, 100) * 10) / 10)
    has_target = rng.random(targets.shape) < 0.94
    number = np.arange(first, first + count)
    width = len(YEARS) + 2
    shape = (count, width)
    keep = np.concatenate([present, has_target], axis=1).ravel()
    year = np.broadcast_to(np.array([*YEARS, 2019, 2020]), shape).ravel()[keep]
    plan = np.broadcast_to(np.array([0] * len(YEARS) + [2019, 2020]), shape).ravel()[keep]
    group = rng.integers(1, GROUPS + 1, count)
    return {
        "number": np.repeat(number, width)[keep], "is_count": np.repeat(is_count, width)[keep],
        "area": np.repeat(group, width)[keep], "plan_year": plan, "year": year,
        "value": np.concatenate([values, targets], axis=1).ravel()[keep],
    }


def write(series, path):
    """Writes the file and returns how many lines it has after the header."""
    connection = duckdb.connect()
    connection.execute("SET preserve_insertion_order = true")
    total = 0
    temporary = path.with_suffix(".part")
    with open(path, "wb") as file:
        for first in range(0, series, PART):
            part = lines(first, min(PART, series - first))
            total += len(part["value"])
            lines_of_part = connection.sql("""
                SELECT printf('K%07d', number) AS indicator, CASE WHEN is_count THEN '件' ELSE '%' END AS unit,
                       printf('G%02d', area) AS "group", CASE WHEN plan_year = 0 THEN 'actual' ELSE 'target' END AS kind,
                       CASE WHEN plan_year > 0 THEN CAST(plan_year AS VARCHAR) END AS plan, year, value
                FROM part
            """)
            connection.register("lines", lines_of_part)
            connection.execute(f"COPY ({LINES}) TO '{temporary}' (HEADER {first == 0})")
            file.write(temporary.read_bytes())
    temporary.unlink()
    return total


if __name__ == "__main__":
    print(write(int(sys.argv[1]), pathlib.Path(sys.argv[2])))
