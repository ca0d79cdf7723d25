# Two commands matter: `make run` and `make test`. `make help` lists the rest.

PYTHON ?= python3
PORT ?= 3978
CLIENT_PORT ?= 56150
# AS is also make's name for the assembler, so it always has a value.
ifeq ($(origin AS),default)
AS := employee
endif
UV ?= uv

BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links
NODE_FOLDERS := deploy/playground tests/browser

.PHONY: help run test audit fuzz bench pictures release lock clean

help: ## Visa den här listan
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/runtime.stamp ## Starta boten och den lokala Teams-klienten (AS=employee|manager|reader|it)
	@$(BIN)/python -m deploy.playground.run --as $(AS) --port $(PORT) --client-port $(CLIENT_PORT)

test: .venv/dev.stamp node.stamp ## Alla kontroller: format, lint, typer, importregler, tester
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses auto --dist loadfile

audit: .venv/dev.stamp ## Sök kända sårbarheter i det som är låst (kräver nät)
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock --requirement requirements-telemetry.lock

fuzz: .venv/dev.stamp ## Slumpa tusentals aktiviteter och filer mot boten och importen
	$(BIN)/python -m tests.fuzz.activities
	$(BIN)/python -m tests.fuzz.files
	[ -x work/fuzz/bin/python ] || { $(PYTHON) -m venv work/fuzz && work/fuzz/bin/pip install --quiet atheris==3.0.0; }
	PYTHONPATH=.:$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])') \
		work/fuzz/bin/python tests/fuzz/with_atheris.py -runs=20000 -seed=1

bench: .venv/dev.stamp ## Mät fart och minne
	@for script in $(basename $(notdir $(wildcard tests/bench/*.py))); do \
		echo "== $$script"; $(BIN)/python -m tests.bench.$$script || exit 1; \
	done

pictures: .venv/dev.stamp node.stamp ## Rita om bilderna i docs/pictures ur en verklig konversation
	mkdir -p docs/pictures && SYSTEMLOTSEN_PICTURES=docs/pictures $(BIN)/pytest tests/browser -k "readme or guide"

release: .venv/dev.stamp ## Bygg det som installeras på en server: hjul, låsta beroenden och skript
	rm -rf dist && mkdir -p dist/systemlotsen
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --wheel-dir dist/systemlotsen .
	cp requirements.lock requirements-telemetry.lock LICENSE dist/systemlotsen/
	cp -r deploy/linux/. dist/systemlotsen/
	@ls dist/systemlotsen

lock: ## Räkna om låsfilerna ur pyproject.toml (kräver uv)
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --group build -c requirements.lock -o requirements-build.lock
	$(COMPILE) pyproject.toml --extra telemetry -c requirements.lock -o requirements-telemetry.lock
	$(COMPILE) pyproject.toml --extra telemetry --group dev -c requirements.lock -o requirements-dev.lock

clean: ## Ta bort allt som går att skapa igen, även den lokala databasen
	rm -rf .venv build dist work node.stamp .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf $(addsuffix /node_modules,$(NODE_FOLDERS))
	rm -f systemlotsen.db systemlotsen.db-*

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 eller nyare behövs. Peka ut den med: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python saknar venv. På Debian: apt install python3-venv"; exit 1; }

.venv/runtime.stamp: requirements.lock requirements-build.lock pyproject.toml | .venv/bin/pip
	@echo "Installerar beroenden i .venv (tar ungefär en minut första gången) …"
	@$(PIP) --require-hashes -r requirements.lock -r requirements-build.lock
	@$(PIP) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/runtime.stamp
	@echo "Installerar utvecklingsverktyg i .venv …"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

# The browser tests need Node. Without it they say so themselves, so this is no fault here.
node.stamp: $(addsuffix /package-lock.json,$(NODE_FOLDERS))
	@if command -v npm >/dev/null; then \
		for folder in $(NODE_FOLDERS); do npm ci --prefix $$folder --ignore-scripts --no-audit --no-fund --silent || exit 1; done; \
		touch $@; \
	fi
