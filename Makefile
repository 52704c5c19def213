# A fresh machine needs Python 3.11 or newer, git and make; everything else is fetched here.
# `make` lists the targets.

PYTHON ?= python3
BIN := .venv/bin
SETUP := .make/setup
DOCS_SETUP := .make/docs
SAMPLE := data/qinghe-2025.txt
SAMPLE_ROSTER := data/qinghe-roster.csv
PYTEST ?= $(BIN)/python -m pytest -n 2 --dist loadfile

# The tools must not depend on the language of the machine.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format score fuzz trust bench pages docs wheelhouse browser coverage clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' \
		| awk -F'|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

setup: $(SETUP) ## create .venv and install respgraph with everything for development

$(SETUP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "respgraph needs Python 3.11 or newer, and '$(PYTHON)' is not; name one: make setup PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "python could not make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@mkdir -p $(@D) && touch $@

demo: $(SETUP) ## read the sample plan and write its report to reports/qinghe-2025
	$(BIN)/respgraph report $(SAMPLE) --roster $(SAMPLE_ROSTER) -o reports/qinghe-2025

bench: $(SETUP) ## ratios of cost against named peers (takes some minutes)
	$(BIN)/python benchmarks/run.py

test: $(SETUP) browser lint ## everything a change must pass
	$(PYTEST)

lint: $(SETUP) ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(SETUP) ## let ruff put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

score: $(SETUP) ## how well reading agrees with the plans that have gold
	$(BIN)/python tools/score.py

fuzz: $(SETUP) ## damage the plans in many ways; no name may be lost unseen (some minutes)
	$(BIN)/python tools/fuzz.py --rounds 20

trust: fuzz ## the long tests: fuzz, then the writing tests again and again with real kills
	for round in 1 2 3 4 5; do $(BIN)/python -m pytest -q tests/test_writing.py tests/hostile || exit 1; done

pages: $(SETUP) ## write the pages of the documentation that are made from code and notebooks
	$(BIN)/python tools/reference_pages.py
	$(BIN)/python tools/notebook_pages.py

docs: $(DOCS_SETUP) ## build the documentation into site/, without a network
	$(BIN)/python tools/reference_pages.py --check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

$(DOCS_SETUP): $(SETUP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

wheelhouse: $(SETUP) ## collect what an installation without a network needs, for Windows and for here
	$(BIN)/python tools/wheelhouse.py

browser: ## chromium and a Chinese font for page tests, from Debian's packages
	@bash tools/browser.sh

coverage: $(SETUP) ## what the tests do not reach
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q
	$(BIN)/coverage combine
	$(BIN)/coverage report

clean: ## remove the environment, caches and builds
	rm -rf .venv .make build dist wheelhouse site htmlcov .coverage .coverage.*
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
