# `make play` and `make test` do all the set-up themselves, in .venv, without root. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Stamps: what has been installed in $(VENV). To play needs fewer packages than to test.
CAN_PLAY := $(VENV)/can-play.stamp
CAN_TEST := $(VENV)/can-test.stamp

SOURCES := $(wildcard dcgame/locale/*/LC_MESSAGES/*.po)
CATALOGUES := $(SOURCES:.po=.mo)

SEEDS ?= 100
COMMANDS ?= 1000000

.NOTPARALLEL:
.PHONY: help play test format bench golden evaluate fuzz pictures messages

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

play: $(CAN_PLAY) $(CATALOGUES) ## play the game (sets everything up the first time)
	@$(BIN)/dcgame

test: $(CAN_TEST) $(CATALOGUES) ## style, types, architecture and tests, all of them
	@status=0; \
	$(BIN)/ruff check . || status=1; \
	$(BIN)/ruff format --check . || status=1; \
	$(BIN)/mypy || status=1; \
	$(BIN)/lint-imports --no-logo || status=1; \
	$(BIN)/python -m pytest --numprocesses auto || status=1; \
	exit $$status

format: $(CAN_TEST) ## put the source files in their usual form
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: $(CAN_TEST) ## the table of speeds, beside plain SimPy and a bare event loop
	@$(BIN)/python -m tests.benchmarks

golden: $(CAN_TEST) $(CATALOGUES) ## write the golden scenarios anew; look at the difference before you keep it
	@$(BIN)/python -m tests.scenarios --write

evaluate: $(CAN_PLAY) ## every level's reference policy over SEEDS=100 seeds
	@$(BIN)/python -m dcgame.lab.evaluate --seeds $(SEEDS)

fuzz: $(CAN_TEST) ## COMMANDS=1000000 random orders against the invariants
	@DCGAME_FUZZ=$(COMMANDS) $(BIN)/python -m pytest --numprocesses auto tests/sim/test_machine.py

pictures: $(CAN_TEST) $(CATALOGUES) ## the pictures of the README
	@$(BIN)/python -m tests.pictures

messages: $(CAN_TEST) ## gather the texts of the source files and bring the catalogues up to date
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --no-default-keywords -k N_ -k say -k say_plural:1,2 \
		--add-comments=Translators: --strip-comments --add-location=file --sort-by-file \
		--project=dcgame --width=100 --output=build/dcgame.pot dcgame
	@for source in $(SOURCES); do \
		lang=$$(basename $$(dirname $$(dirname $$source))); \
		$(BIN)/pybabel --quiet update -D dcgame -l $$lang -i build/dcgame.pot -o $$source \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=100 || exit 1; \
		echo "$$source: $$($(BIN)/python -m tests.architecture.messages $$source) still to be translated"; \
	done

# ---------------------------------------------------------------- set-up

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "dcgame needs Python 3.11 or later: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(VENV) (once)"
	@$(PYTHON) -m venv --clear $(VENV) || { \
		rm -rf $(VENV); echo "On Debian and Ubuntu: the package python3-venv is missing" >&2; exit 1; }

$(CAN_PLAY): pyproject.toml hatch_build.py $(BIN)/python
	@echo "Installing what the game needs"
	@$(PIP) install --editable .
	@touch $@

$(CAN_TEST): pyproject.toml hatch_build.py $(BIN)/python
	@echo "Installing what the game and its tests need"
	@$(PIP) install --editable '.[dev]'
	@touch $(CAN_PLAY) $@

# The installation compiles the catalogues; this is for those that have changed since.
$(CATALOGUES): %.mo: %.po
	@if [ -x $(BIN)/pybabel ]; then $(BIN)/pybabel --quiet compile -D dcgame -i $< -o $@; \
	else $(PIP) install --no-deps --editable .; fi
	@touch $@
