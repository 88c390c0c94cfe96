# The two commands of a newcomer: `make start` and `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
# Catalogues are compiled as they are loaded.
export zope_i18n_compile_mo_files := true
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8080
TOWN ?= wallonia
PACKAGES := $(wildcard src/*)
VENV := .venv
BIN := $(VENV)/bin
PIN = $(shell sed -n 's/^$(1) = //p' versions.cfg)
MANIFESTS := versions.cfg constraints.txt setup.py $(wildcard src/*/setup.py)

.DEFAULT_GOAL := help
.PHONY: help install start test test-rules mutate coverage lint format check i18n docs bench release release-check clean

help: ## Show what can be made
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

install: $(VENV)/.serve bin/instance ## Install all that serving a town needs

start: install ## Serve the town; make a demo town when the database is empty
	@$(BIN)/python tools/start.py --port $(PORT) --town $(TOWN)

test: $(VENV)/.develop ## Run every test, the browser tests too
	@tools/test.sh

test-rules: $(VENV)/.develop ## Run the tests of the pure rules: no Zope, a few seconds
	@for rules in src/*/tests/rules; do $(BIN)/pytest -q --confcutdir=$$rules $$rules; done

mutate: $(VENV)/.develop ## Break the rules of deliberations in small ways: the tests must notice
	@$(BIN)/python tools/mutate.py src/communesplone.deliberations --least 90

lint: check

check: $(VENV)/.develop ## Lint, format, gates and architecture, as pre-commit does
	@$(BIN)/pre-commit run --all-files --show-diff-on-failure

format: $(VENV)/.develop ## Put imports, Python and XML in the house form
	@$(BIN)/isort -q . && $(BIN)/ruff format -q . && tools/xml_files.sh | xargs $(BIN)/zpretty -i

i18n: $(VENV)/.develop ## Rebuild and sync every translation; print coverage
	@$(BIN)/python locales/sync.py

docs: $(VENV)/.pip ## Build the documentation as HTML
	@$(BIN)/uv tool run -q --from sphinx==$(call PIN,sphinx) sphinx-build -q -W -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

bench: $(VENV)/.develop ## Measure the ratios of docs/reference/benchmarks.rst
	@for bench in benchmarks/bench_*.py; do PYTHONPATH=src/communesplone.deliberations/tests $(BIN)/python $$bench; done

release-check: $(VENV)/.develop ## Build and check every wheel; start a site from the wheels
	@tools/release_check.sh

release: release-check ## Release every distribution with one version and one tag
	@$(BIN)/fullrelease

clean: ## Take away all that was built; the database in var/ stays
	rm -rf $(VENV) bin parts develop-eggs eggs build dist .installed.cfg docs/_build src/*/build src/*/src/*.egg-info *.egg-info

constraints.txt: versions.cfg tools/constraints.py
	@$(PYTHON) tools/constraints.py

$(VENV)/.pip: versions.cfg
	@$(PYTHON) tools/system_packages.py serve
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check pip==$(call PIN,pip) uv==$(call PIN,uv)
	@touch $@

$(VENV)/.serve: $(VENV)/.pip $(MANIFESTS)
	@echo "Installing the pinned set…"
	@$(BIN)/uv pip install -q -p $(BIN)/python -c constraints.txt -e '.[serve]' $(PACKAGES:%=-e %)
	@touch $@

$(VENV)/.develop: $(VENV)/.serve
	@$(PYTHON) tools/system_packages.py test
	@$(BIN)/uv pip install -q -p $(BIN)/python -c constraints.txt -e '.[serve,test,develop]' $(PACKAGES:%=-e %)
	@touch $@

bin/instance: $(VENV)/.serve buildout.cfg versions.cfg
	@echo "Running buildout…"
	@$(BIN)/buildout -N -q install instance
	@touch $@
