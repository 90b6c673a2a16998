# SPDX-License-Identifier: GPL-3.0-or-later
"""DuckDB's answers to the questions of the benchmark, from a long table and from one with a column a year."""
import os
import time

import duckdb

YEARS = range(1981, 2021)
COLUMNS = {"indicator": "VARCHAR", "unit": "VARCHAR", "group": "VARCHAR", "kind": "VARCHAR", "plan": "VARCHAR",
           "year": "INTEGER", "value": "DOUBLE"}
SPREAD = "count(g), avg(g), " + ", ".join(f"quantile_cont(g, {q})" for q in (0.1, 0.25, 0.5, 0.75, 0.9))
RANKING = "SELECT indicator, pow(b / a, 1.0 / (tb - ta)) - 1 AS g FROM e WHERE a > 0 AND tb > ta " \
          "ORDER BY g DESC, indicator LIMIT 20"


def _first(years, what):
    return f"coalesce({', '.join(what(y) for y in years)})"


def _value(year):
    return f"y{year}"


def _year(year):
    return f"CASE WHEN y{year} IS NOT NULL THEN {year} END"


def _chain(years, what):
    return "CASE " + " ".join(f"WHEN y{y} IS NOT NULL THEN {what(y)}" for y in years) + " END"


WIDE = {
    "distribution": " UNION ALL ".join(
        f"SELECT {y}, {SPREAD} FROM (SELECT y{y} / y{y - 1} - 1 AS g FROM wide WHERE y{y - 1} > 0)"
        for y in YEARS[1:]) + " ORDER BY 1",
    "top": f"WITH e AS (SELECT indicator, {_first(YEARS, _value)} AS a, {_first(reversed(YEARS), _value)} AS b, "
           f"{_first(YEARS, _year)} AS ta, {_first(reversed(YEARS), _year)} AS tb FROM wide) {RANKING}",
    "compare": 'SELECT "group", count(*) FILTER (t2020 > t2019), count(*) FILTER (t2020 < t2019), '
               'count(*) FILTER (t2020 = t2019) FROM wide GROUP BY 1 ORDER BY 1',
    "attainment": 'SELECT "group", count(*), count(*) FILTER (y2019 >= t2019) FROM wide '
                  'WHERE t2019 IS NOT NULL GROUP BY 1 ORDER BY 1',
    "one": "SELECT * FROM wide WHERE indicator = '{one}'",
}
LONG = {
    "distribution": f"SELECT a.year, {SPREAD} FROM (SELECT b.year, b.value / a.value - 1 AS g FROM long a JOIN long b "
                    "ON a.indicator = b.indicator AND b.year = a.year + 1 AND a.kind = 'actual' AND b.kind = 'actual' "
                    "WHERE a.value > 0) a GROUP BY 1 ORDER BY 1",
    "top": "WITH e AS (SELECT indicator, arg_min(value, year) AS a, arg_max(value, year) AS b, min(year) AS ta, "
           f"max(year) AS tb FROM long WHERE kind = 'actual' GROUP BY 1) {RANKING}",
    "one": "SELECT * FROM long WHERE indicator = '{one}'",
}
# What DuckDB answers fastest of all that we have tried, where that is not how SQL is usually written: one CASE of forty
# branches instead of coalesce.
TUNED = {
    "top": f"WITH e AS (SELECT indicator, {_chain(YEARS, _value)} AS a, {_chain(reversed(YEARS), _value)} AS b, "
           f"{_chain(YEARS, str)} AS ta, {_chain(reversed(YEARS), str)} AS tb FROM wide) {RANKING}",
}


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


class Peer:
    """Both layouts in files of their own; figures in seconds and bytes."""

    def __init__(self, folder, csv, one):
        self.one = one
        self.files = {name: folder / f"{name}.duckdb" for name in ("long", "wide")}
        self.parquet = folder / "panel.parquet"
        for file in self.files.values():
            file.unlink(missing_ok=True)
        os.sync()
        self.imports = {"long": timed(lambda: self._long(csv))[0]}
        connection = duckdb.connect(str(self.files["long"]))
        connection.execute(f"COPY long TO '{self.parquet}' (FORMAT parquet, COMPRESSION zstd)")
        connection.close()
        self.imports["wide"] = timed(lambda: self._wide(csv))[0]
        self.sizes = {name: os.path.getsize(file) for name, file in self.files.items()}
        self.sizes["parquet"] = os.path.getsize(self.parquet)

    def _read(self, csv):
        return f"read_csv('{csv}', header = true, columns = {COLUMNS})"

    def _load(self, name, sql):
        connection = duckdb.connect(str(self.files[name]))
        connection.execute(sql)
        connection.execute("CHECKPOINT")
        connection.close()

    def _long(self, csv):
        self._load("long", f"CREATE TABLE long AS SELECT * FROM {self._read(csv)}")

    def _wide(self, csv):
        years = [f"max(value) FILTER (kind = 'actual' AND year = {y}) AS y{y}" for y in YEARS]
        targets = [f"max(value) FILTER (plan = '{p}') AS t{p}" for p in (2019, 2020)]
        self._load("wide", 'CREATE TABLE wide AS SELECT indicator, any_value(unit) AS unit, any_value("group") AS "group", '
                   f"{', '.join(years + targets)} FROM {self._read(csv)} GROUP BY indicator ORDER BY indicator")

    def ask(self, question, runs):
        """The best time over both layouts, which layout had it, and the answer of the wide one."""
        asked = {name: self._ask(name, questions[question], runs)
                 for name, questions in (("wide", WIDE), ("long", LONG)) if question in questions}
        best = min(asked, key=lambda name: asked[name][0])
        return asked[best][0], best, asked["wide"][1]

    def ask_tuned(self, question, runs):
        """The best time of the tuned query, and its answer."""
        return self._ask("wide", TUNED[question], runs)

    def _ask(self, name, sql, runs):
        connection = duckdb.connect(str(self.files[name]), read_only=True)
        results = [timed(lambda: connection.execute(sql.replace("{one}", self.one)).fetchall()) for _ in range(runs)]
        connection.close()
        return min(seconds for seconds, _ in results), results[0][1]
