# Two commands do it all:  make demo  shows Dateline at work,  make test  checks everything.
VENV := .venv
BIN := $(VENV)/bin
BENCH ?= ../shared/bench

.PHONY: help demo web test format check bench speed model clean

help:  ## show what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/made: pyproject.toml scripts/newest-python
	@python=$$(sh scripts/newest-python) && echo "Making $(VENV) with $$python" && "$$python" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/made-dev: $(VENV)/made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# PyTorch and the weights to start from: some gigabytes, which only training needs.
$(VENV)/made-training: $(VENV)/made-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,training]'
	@touch $@

demo: $(VENV)/made  ## code the bundled reports, print the table, write demo.duckdb
	$(BIN)/dateline demo --no-serve

web: $(VENV)/made-dev  ## build the explorer's page again after a change to its sources
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .

check: $(VENV)/made-dev  ## style, types, import order
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check web  ## everything that must hold: style, types, import order, tests, quality gate
	$(BIN)/python -m pytest

format: $(VENV)/made-dev  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/made-dev  ## predict and score every task of the bench, in one table
	$(BIN)/python benchmarks/bench.py $(BENCH)

speed: $(VENV)/made-dev  ## time against bare spaCy on the same texts, stage by stage
	$(BIN)/python benchmarks/speed.py

# Large blocks are kept, not handed back: else half of the time on a CPU goes into asking for memory again.
model: export MALLOC_TRIM_THRESHOLD_ = 8589934592
model: export MALLOC_ARENA_MAX = 2
model: $(VENV)/made-training  ## train the relation model again, from data to the wheel's files (an hour on two cores)
	PYTHONPATH=training $(BIN)/python -m relation $(BENCH)
	PYTHONPATH=training $(BIN)/python -m relation.pool $(BENCH)/articles/dev

clean:  ## remove what the commands above made
	rm -rf $(VENV) src/dateline/exploring/page src/dateline/exploring/web/node_modules demo.duckdb build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
