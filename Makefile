# Everything that is done with this project; `make help` lists it. Each target makes the environments that it needs.
MAKEFLAGS += --no-print-directory --no-builtin-rules
SHELL := /bin/bash
export ONCE
unexport PYTHONDONTWRITEBYTECODE # compiled files halve the start of everything here

# The first Python from 3.11 to 3.14 that can make environments; `make PYTHON=…` takes another.
IS_FIT := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3.14 python3; do \
	$$python -c '$(IS_FIT)' 2>/dev/null && echo $$python && break; done)
RUN := .venv/bin/python
SLOW := adapters infra systems e2e # folders of tests that `check` does not even look into
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint package bench eval predict classifier lexicon texts deploy destroy lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: .venv/.stamp .venv-emulator/.stamp ## make both environments: .venv and .venv-emulator
	@:

demo: setup ## play the whole way on this machine and stay up; ONCE=1 leaves after the play
	@$(RUN) -m infra.local.demo

test: setup lint ## everything that CI runs
	@$(RUN) -m pytest $(PYTEST)

check: .venv/.stamp lint ## the fast part of it: format, lint, types, tests without a server
	@HYPOTHESIS_PROFILE=fast $(RUN) -m pytest -q -n 2 -m "not emulator and not slow" $(SLOW:%=--ignore=tests/%) $(PYTEST)

lint: .venv/.stamp ## format, lint, types
	@.venv/bin/ruff format --check --quiet . && .venv/bin/ruff check --quiet . && .venv/bin/mypy --no-error-summary

package: .venv/.stamp ## package for AWS, tell the size, fail if it is too large
	@$(RUN) -m infra.package

bench: setup ## print the figures
	@$(RUN) -m tests.bench $(ARGS)

eval: .venv/.stamp ## how well partners are understood; CORPUS=folder for another corpus, ARGS=--failures for what is misread
	@$(RUN) -m infra.evaluation eval $(CORPUS) $(ARGS)

predict: .venv/.stamp ## CORPUS=folder OUT=file: write the raw predictions; ARGS=--explain for what led to them
	@$(RUN) -m infra.evaluation predict "$(or $(CORPUS),$(error say which corpus: make predict CORPUS=folder OUT=file))" "$(or $(OUT),$(error say where to: make predict CORPUS=folder OUT=file))" $(ARGS)

texts: .venv/.stamp ## after a change of a text: bring the catalogues of all languages up to date
	@$(RUN) -m infra.texts

classifier: .venv-training/.stamp ## train the intent model anew after a change of the open corpora
	@.venv-training/bin/python -m infra.classifier.train

lexicon: .venv/.stamp ## write the stems of the lexicon anew after a change of its words
	@$(RUN) -m infra.lexicon

deploy: .venv/.stamp ## STAGE=prod: check and deploy to AWS; ARGS="--company-name Seller --alarm-email …"
	@$(RUN) -m infra.deploy --stage "$(or $(STAGE),$(error say which stage: make deploy STAGE=prod))" $(ARGS)

destroy: .venv/.stamp ## STAGE=test: take a stage down, after asking
	@$(RUN) -m infra.destroy --stage "$(or $(STAGE),$(error say which stage: make destroy STAGE=test))" $(ARGS)

lock: .venv/.stamp ## write the requirements*.txt anew after a change of an .in; UPGRADE=1 takes the newest of all
	@$(LOCK) requirements.in -o requirements.txt
	@$(LOCK) requirements-dev.in -o requirements-dev.txt
	@$(LOCK) requirements-emulator.in -o requirements-emulator.txt
	@$(LOCK) requirements-training.in -o requirements-training.txt

clean: ## forget what was built; the environments stay
	@rm -rf build .mypy_cache .ruff_cache .hypothesis

.venv/.stamp: requirements-dev.txt
.venv-emulator/.stamp: requirements-emulator.txt
.venv-training/.stamp: requirements-training.txt
.venv/.stamp .venv-emulator/.stamp .venv-training/.stamp:
	$(if $(PYTHON),,$(error Python 3.11 to 3.14 with its venv module is needed; on Debian: apt-get install python3-venv))
	@$(PYTHON) -c '$(IS_FIT)' || { echo '$(PYTHON) cannot be used: 3.11 to 3.14 with venv is needed'; exit 1; }
	@echo "Making $(@D) from $< …"
	@$(PYTHON) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --only-binary=:all: --require-hashes -r $<
	@touch $@
