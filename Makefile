# Works with GNU make 3.81 (macOS) and later. Needs Python 3.11 or newer and git.

PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
ADDR ?= 127.0.0.1:8000
STEPS ?= 2000
ifndef SEED
SEED := $(shell date +%s)
endif
VENV := .venv
BIN := $(VENV)/bin
MODULES := tests/js/node_modules/.package-lock.json
LIGHTHOUSE := benchmarks/lighthouse/node_modules/.package-lock.json
# Material announces its successor on every build; see its blog for what it is about.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve test fuzz lint format build bench peers lighthouse catalogue vendor clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/.site ## Serve this publication at http://127.0.0.1:8000/ai-daily/ (ADDR=host:port)
	$(BIN)/mkdocs serve --dev-addr $(ADDR)

build: $(VENV)/.site ## Build this publication into site/, strictly
	$(BIN)/mkdocs build --strict

test: $(VENV)/.dev $(VENV)/.browsers $(MODULES) ## Run all tests
	$(BIN)/python -m pytest

fuzz: $(VENV)/.dev ## Compare builds after thousands of edits with clean ones (STEPS=number SEED=number)
	@echo "To try the same edits again: make fuzz STEPS=$(STEPS) SEED=$(SEED)"
	GAZETTE_FUZZ_STEPS=$(STEPS) $(BIN)/python -m pytest tests/incremental --hypothesis-seed=$(SEED)

lint: $(VENV)/.dev $(MODULES) ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/djlint --lint --quiet overrides
	$(BIN)/node tests/js/node_modules/typescript/bin/tsc --project tests/js

format: $(VENV)/.dev ## Put style right where that can be done by machine
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

POSTS ?= 500
# Other generators, if `make peers` has installed them, and those that keep caches.
PEERS = $(if $(wildcard build/peers/bin/zensical),zensical hugo pelican)

bench: $(VENV)/.dev ## Measure builds and rebuilds against bare Material and its blog plugin (POSTS=500)
	@$(if $(PEERS),,echo "Other generators are left out: make peers installs them." >&2)
	$(BIN)/python -m benchmarks --posts $(POSTS) --pairs 2 --contenders bare material-blog $(PEERS)
	@echo
	$(BIN)/python -m benchmarks.warm --posts $(POSTS) --pairs 2 --contenders bare $(filter zensical,$(PEERS))
	@echo
	$(BIN)/python -m benchmarks.rebuilds --posts $(POSTS) --pairs 2 --contenders bare $(PEERS)

peers: $(VENV)/.dev ## Install other site generators for the benchmark, apart from everything else
	$(PYTHON) -m venv build/peers
	build/peers/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	build/peers/bin/python -m pip install --quiet --group peers

lighthouse: $(VENV)/.browsers $(LIGHTHOUSE) ## Have Lighthouse judge pages beside those of bare Material
	$(BIN)/python -m benchmarks.lighthouse

catalogue: $(VENV)/.dev ## Collect the interface's texts, and bring them into every language's catalogue
	mkdir -p build
	$(BIN)/pybabel -q extract -F pyproject.toml -k t -k nt:1,2 -k plural:1,2 --no-location \
		--project mkdocs-gazette -o build/gazette.pot .
	for file in plugins/mkdocs_gazette/locales/*.po; do \
		$(BIN)/pybabel -q update -i build/gazette.pot -l $$(basename $$file .po) -o $$file --width 100 \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date || exit; \
	done

vendor: $(MODULES) ## Bundle the libraries that the site's scripts import
	$(BIN)/node tests/js/vendored.js

clean: ## Remove everything that make has made
	rm -rf $(VENV) site build dist tests/js/node_modules benchmarks/lighthouse/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The stamps below are renewed when pyproject.toml changes, and only then.

$(VENV)/.created:
	@test -n "$(PYTHON)" || { echo "Install Python 3.11 or newer with its venv module (on Debian: apt install python3-venv), then run make again." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.site: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.site
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

$(VENV)/.browsers: $(VENV)/.dev
	$(BIN)/python -m tests.browser.installed
	@touch $@

$(MODULES) $(LIGHTHOUSE): %/node_modules/.package-lock.json: %/package-lock.json $(VENV)/.dev
	$(BIN)/npm ci --prefix $* --no-audit --no-fund
	@touch $@
