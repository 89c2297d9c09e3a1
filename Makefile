# Glassbox. `make` alone lists what it can do; every target sets up what it needs.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# As a module: the first line of an installed command names a path, and not every path can stand there.
GLASSBOX := $(RUN) -m glassbox.cli
# The command and the package, as they stand in this checkout. What that takes is in the locks: no index is asked.
INSTALL := $(RUN) -m pip install -q --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
# A browser for what follows on the line; one is installed where there is none.
BROWSER = GLASSBOX_BROWSER="$$($(RUN) -m tools.browser)"
export TF_CPP_MIN_LOG_LEVEL ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test thorough train page notebooks site new verify bench compare wheel lint types audit lock clean

help: ## list what make can do
	@grep -E '^[a-z]+:.*## ' Makefile | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

demo: $(VENV)/.demo ## build the site and serve it on this machine (no TensorFlow needed)
	@$(RUN) -m glassbox.site.build
	@$(GLASSBOX) demo

test: $(VENV)/.test ## run the tests; figures are measured on a tenth of the samples
	@$(RUN) -m glassbox.site.build
	@$(MAKE) --no-print-directory lint types
	@cd web && ../$(RUN) -m glassbox.site.node test
	@$(BROWSER) $(RUN) -m pytest -n 2 --dist loadfile -m "not thorough"

thorough: $(VENV)/.test ## run the tests that take long: of every experiment what `make test` asks of one of each kind
	@$(RUN) -m glassbox.site.build
	@$(BROWSER) $(RUN) -m pytest -n 2 --dist loadfile -m thorough

train: named $(VENV)/.test ## NAME=…: train an experiment, or go on where it stopped; then export and measure it
	@$(GLASSBOX) train $(NAME)

page: $(VENV)/.test ## measure the drawing experiments through their pages, in a real browser
	@$(BROWSER) $(GLASSBOX) measure --only page

notebooks: $(VENV)/.test ## write the notebooks with their outputs (the trainings must have finished)
	@$(GLASSBOX) notebook

site: $(VENV)/.demo ## build the site into web/dist
	@$(RUN) -m glassbox.site.build

new: named $(VENV)/.test ## NAME=… KIND=draw: make a new experiment that trains, ships and has a page at once
	@$(GLASSBOX) new $(NAME) --kind $(or $(KIND),draw)

verify: $(VENV)/.test ## measure every published number of the shipped models again
	@$(GLASSBOX) verify

bench: $(VENV)/.test ## measure page weight, cold start, and how long answers, texts and pictures take
	@$(RUN) -m glassbox.site.build
	@$(BROWSER) $(RUN) tests/bench/bench.py

compare: $(VENV)/.test ## compare the speed of the networks with TensorFlow.js, in the same browser
	@$(BROWSER) $(RUN) tests/bench/compare.py
	@$(BROWSER) $(RUN) tests/bench/compare_text.py

wheel: $(VENV)/.test ## build the wheel, with the site inside, into dist
	@$(RUN) -m glassbox.site.build
	@$(RUN) -m build --no-isolation

lint: $(VENV)/.test ## check style and layout of every file, and that imports run one way
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check -q .
	@$(RUN) -c 'from importlinter.cli import lint_imports_command as check; check()' --no-logo
	@$(RUN) -m glassbox.site.build
	@cd web && ../$(RUN) -m glassbox.site.node run lint
	@cd web && ../$(RUN) -m glassbox.site.node run layers

types: $(VENV)/.test ## check the types of the package and of the site
	@$(RUN) -m mypy --no-error-summary
	@$(RUN) -m glassbox.site.build
	@cd web && ../$(RUN) -m glassbox.site.node run typecheck

audit: $(VENV)/.demo ## ask public databases about known faults of the locked packages
	@$(RUN) -m pip install -q --disable-pip-version-check pip-audit
	@$(RUN) -m glassbox.site.audit

lock: $(VENV)/.demo ## choose versions anew and write them down with their hashes
	@$(RUN) -m pip install -q uv
	@$(RUN) -m uv pip compile $(LOCK) --no-config -o requirements/demo.txt pyproject.toml --group node --group install
	@$(RUN) -m uv pip compile $(LOCK) -o requirements/test.txt pyproject.toml --group node --group install --extra train --extra test
# The demo runs wherever Python does (--no-config); tests where TensorFlow has a build (tool.uv in pyproject.toml).
LOCK := -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --upgrade

clean: ## remove what was built and set up; trained checkpoints stay
	rm -rf $(VENV) web/node_modules web/dist dist build

.PHONY: named
named:
	@test -n "$(NAME)" || { echo "Say which experiment: make $(MAKECMDGOALS) NAME=digits_cnn"; exit 2; }

# One environment. `make demo` needs a part of it that is small and quick to install; training and tests add the rest.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Glassbox needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1). Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.demo: $(VENV)/.made requirements/demo.txt pyproject.toml
	@echo "Installing what the demo needs ..."
	@$(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/demo.txt
	@$(INSTALL)
	@touch $@

$(VENV)/.test: $(VENV)/.made requirements/test.txt pyproject.toml
	@$(RUN) -c 'import sys; sys.exit(sys.version_info >= (3, 14))' || { echo "TensorFlow has no build for $$($(RUN) --version) yet: training and tests need Python 3.11 to 3.13. Choose one: make clean, then make PYTHON=python3.13 $(MAKECMDGOALS)"; exit 2; }
	@echo "Installing what training and tests need (about 500 MB, once) ..."
	@$(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements/test.txt
	@$(INSTALL)
	@touch $@ $(VENV)/.demo
