# make demo — set up and build the graph of the bundled sample.   make test — set up and run every test.
# Everything is installed into .venv; on Windows without make: pip install . && kg demo
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
TSTAMP := $(VENV)/.installed-test

.PHONY: demo test lint types unit bench output screenshots clean browser

demo: $(STAMP)
	@$(BIN)/kg demo

test: $(TSTAMP) browser lint types unit

lint: $(TSTAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TSTAMP)
	$(BIN)/mypy

unit: $(TSTAMP)
	$(BIN)/pytest -n 2

# Chromium, a Chinese font (apt) and axe-core (npm) for the browser tests; the tests say loudly when they are missing.
browser:
	@sh tests/install-browser.sh

bench: $(TSTAMP)
	$(BIN)/python -m bench
	$(BIN)/python -m bench.views

# The committed result of the sample, as `kg demo` builds it.
output: $(STAMP)
	$(BIN)/kg demo -o output --fresh

# The pictures of docs/view.md, taken from the bundled sample.
screenshots: $(TSTAMP) browser
	$(BIN)/python docs/screenshots.py

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "zhengwen needs Python 3.11 or newer; set PYTHON=…")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(TSTAMP): $(STAMP) pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
