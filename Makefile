# Each target sets up .venv where it is missing or out of date. Python 3.11 or newer and make are
# all that a machine needs; docs and README give the same lines for Windows.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: review test test-rest test-all prove check fix types docs golden figures benchmark

review: $(READY)
	$(BIN)/wijkmakers review --year 2022

test: $(READY)
	$(BIN)/python -m pytest -n auto

# What `make test` leaves out: needs minutes, a browser, LibreOffice, poppler or wine.
test-rest: $(READY)
	$(BIN)/python -m pytest -n auto -m "long or desktop"

# The longest proofs: hundreds of networks, of changes of hidden numbers, of tiny programmes.
prove: $(READY)
	$(BIN)/python -m pytest -n auto -m proof

test-all: test test-rest prove

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_notebooks.py tests/test_house.py tests/test_docs.py \
	  tests/test_contributing.py

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m wijkmakers_analysis.indicators.handbook > docs/indicators.md

types: $(READY)
	$(BIN)/mypy

# Every example is run; a warning is an error; nothing is fetched.
docs: $(READY)
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs docs/build
	@echo docs/build/index.html

# The printed facts of the example, where a figure changed on purpose.
golden: $(READY)
	$(BIN)/python tools/write_golden.py

figures: $(READY)
	$(BIN)/python tools/compare_figures.py HEAD . --output reports/figures.html

# One table of ratios; kept with SAVE=file, held against an earlier run with COMPARE=file.
benchmark: $(READY)
	$(BIN)/python benchmarks $(if $(SAVE),--save $(SAVE)) $(if $(COMPARE),--compare $(COMPARE))

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)
