PYTHON ?= python3
BIN := .venv/bin
# The minimum branch coverage of `src`, in percent, for `make test` to succeed.
COVERAGE ?= 100

.PHONY: demo test lint types test-lowest benchmark reference pictures clean

demo: .venv/installed
	@$(BIN)/eapa list --country UZ

test: .venv/tools
	$(BIN)/python -m pytest -n auto --cov --cov-report=term --cov-fail-under=$(COVERAGE)

lint: .venv/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/tools
	$(BIN)/mypy

# Tests with the oldest version of each dependency that pyproject.toml allows.
test-lowest: .venv-lowest/tools
	.venv-lowest/bin/python -m pytest -n auto

benchmark: .venv/installed
	$(BIN)/python benchmarks/startup.py

reference: .venv/installed
	$(BIN)/python docs/make_reference.py

pictures: .venv/installed
	$(BIN)/python docs/make_pictures.py

# Dependency groups need pip 25.1, which is newer than the pip of some systems.
.venv/pip:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

.venv/installed: .venv/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/tools: .venv/installed
	$(BIN)/python -m pip install --quiet --group test --group lint
	@touch $@

.venv-lowest/tools: pyproject.toml tests/lowest.txt
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	.venv-lowest/bin/python -m pip install --quiet --constraint tests/lowest.txt --editable . --group test
	@touch $@

clean:
	rm -rf .venv .venv-lowest .coverage .mypy_cache .pytest_cache .ruff_cache
