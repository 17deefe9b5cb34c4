PYTHON ?= python3
BIN := .venv/bin
# The minimum branch coverage of `src`, in percent, for `make coverage` to succeed.
COVERAGE ?= 99

# The tests write many small files and wait until the disk has stored them. A folder in memory, where the system has one
# with two gigabytes to spare, halves their time.
IN_MEMORY := free=$$(df --output=avail /dev/shm 2> /dev/null | tail -n 1); \
	if [ "$${free:-0}" -gt 2000000 ]; then \
		TMPDIR=$$(mktemp -d -p /dev/shm); export TMPDIR; chmod 755 "$$TMPDIR"; trap 'rm -rf "$$TMPDIR"' EXIT INT TERM; \
	fi;

# Install only releases that the files in requirements/ name with their hashes.
LOCKED := -m pip install --quiet --require-hashes --requirement
COMPILE := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes \
	--only-binary :all: --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

.PHONY: demo test coverage lint types lock test-lowest test-newest benchmark reference messages pictures clean

demo: .venv/installed
	@$(BIN)/eapa list --country UZ

test: .venv/tools
	@$(IN_MEMORY) $(BIN)/python -m pytest -rs -n auto --dist worksteal $(OPTIONS)

# Test, and list the lines and branches of `src` without a test. It takes nearly twice as long as `make test`.
coverage:
	@$(MAKE) test OPTIONS="--cov --cov-report=term --cov-fail-under=$(COVERAGE)"

lint: .venv/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/tools
	$(BIN)/mypy

# Refresh requirements/: the newest releases that pyproject.toml allows, for Python 3.11 or newer on every system.
# The tools are resolved together with the dependencies, so run.txt and build.txt name the same releases as tools.txt.
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --upgrade uv
	$(COMPILE) --group build --group test --group lint --output-file requirements/tools.txt pyproject.toml
	$(COMPILE) --constraint requirements/tools.txt --output-file requirements/run.txt pyproject.toml
	$(COMPILE) --constraint requirements/tools.txt --output-file requirements/build.txt --group build

# Test the oldest release of each dependency that pyproject.toml allows.
test-lowest: .venv-lowest/tools
	.venv-lowest/bin/python -m pytest -n auto --dist worksteal

# Test the newest release of each dependency, even if it is newer than the one in requirements/.
test-newest: .venv-newest/pip
	.venv-newest/bin/python -m pip install --quiet --upgrade --upgrade-strategy eager --editable . \
		--group build --group test
	.venv-newest/bin/python -m pytest -n auto --dist worksteal

benchmark: .venv/installed
	$(BIN)/python benchmarks/startup.py

reference: .venv/installed
	$(BIN)/python docs/make_reference.py

# Extract the messages, update and compile the catalogues, and list the messages without a translation.
messages: .venv/installed
	$(BIN)/python docs/make_messages.py

pictures: .venv/tools
	$(BIN)/python docs/make_pictures.py
	$(BIN)/python docs/make_site_pictures.py

# Install pip itself and the build backend first, so that the locked pip installs all other packages.
.venv/build: requirements/build.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python $(LOCKED) requirements/build.txt
	@touch $@

.venv/installed: .venv/build requirements/run.txt pyproject.toml
	$(BIN)/python $(LOCKED) requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tools: .venv/installed requirements/tools.txt
	$(BIN)/python $(LOCKED) requirements/tools.txt
	@touch $@

# Some systems have a pip that is too old for dependency groups.
.venv-lowest/pip .venv-newest/pip:
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

.venv-lowest/tools: .venv-lowest/pip pyproject.toml tests/lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --constraint tests/lowest.txt --editable . \
		--group build --group test
	@touch $@

clean:
	rm -rf .venv .venv-lock .venv-lowest .venv-newest .coverage .mypy_cache .pytest_cache .ruff_cache
