# demo, test, check and bench are all that a newcomer needs. Each sets up what it uses: a virtual environment in .venv.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
WORKERS ?= auto
# How long `make fuzz` goes on, in seconds.
SECONDS ?= 600
# How many times 10,000 random guests and 10,000 forged messages `make fuzz` runs.
SANDBOX_FUZZ ?= 100
export CARGO_TARGET_DIR ?= $(CURDIR)/target
export CARGO_TERM_COLOR ?= never
# Nothing here is built a second time after a change; tests set the same, so what `runtime` has built is there for them.
export CARGO_INCREMENTAL ?= 0

.PHONY: help demo test check fuzz bench corpus docs lint types runtime python format wheel clean

help:
	@echo "make demo    translate the side-scroller, compare 1,800 frames with CPython, write the report"
	@echo "make check   what takes a minute: style, types, quick tests"
	@echo "make test    everything"
	@echo "make fuzz    new programs against CPython for SECONDS=600, differences made small; random guests in the sandbox"
	@echo "make bench   times of translated programs beside CPython's"
	@echo "make corpus  benchmarks, libraries and CPython's own tests, translated, beside CPython; writes docs/corpus.md"
	@echo "make docs    bring the Rust that docs/ shows up to date"
	@echo "make format  bring Python and Rust into their style"

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Ferrule needs Python 3.11 or later; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(READY)
	$(PY) tools/demo.py

test: $(READY) lint types runtime python

check: $(READY) lint types
	$(PY) -m pytest -q -n $(WORKERS) -m 'not slow and not rust and not window'

lint: $(READY)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	cd runtime && cargo fmt --all --check
	cd runtime/ferrule-guest && cargo fmt --check
	cd runtime/ferrule-program && cargo fmt --check
	cd runtime/ferrule-guest-wasm && cargo fmt --check

types: $(READY)
	$(PY) -m mypy

runtime:
	cd runtime && cargo clippy --workspace --all-targets --all-features --locked -- -D warnings
	cd runtime && cargo test --workspace --all-features --locked
	cd runtime/ferrule-guest && cargo test --locked --lib && cargo clippy --locked --lib -- -D warnings

python: $(READY)
	$(PY) -m pytest -n $(WORKERS)

fuzz: $(READY)
	SECONDS_TO_FUZZ=$(SECONDS) $(PY) tests/properties/fuzzing.py
	SANDBOX_FUZZ=$(SANDBOX_FUZZ) $(PY) -m pytest -q tests/sandbox/test_hostile.py -k 'random or forged or leak'

bench: $(READY)
	$(PY) bench/run.py

corpus: $(READY)
	$(PY) tools/corpus.py
	$(PY) tools/cpython_tests.py

docs: $(READY)
	$(PY) tools/generated.py
	$(PY) tools/library.py

format: $(READY)
	$(PY) -m ruff check --fix
	$(PY) -m ruff format
	cd runtime && cargo fmt --all
	cd runtime/ferrule-guest && cargo fmt
	cd runtime/ferrule-program && cargo fmt
	cd runtime/ferrule-guest-wasm && cargo fmt

wheel: $(READY)
	$(PY) -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) target dist .pytest_cache .mypy_cache .ruff_cache
