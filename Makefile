# Every command of the project. `make demo` and `make test` work on a fresh machine.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo test check quality bench bench-engine wheel lock clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

install: $(STAMP)  ## make .venv with everything: the locked dependencies, the tools, the project itself

$(STAMP): pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP)  ## ingest the samples into a temporary home, search them, show facets and a localised date
	@BIN=$(BIN) sh documents/samples/demo.sh

test: $(STAMP)  ## the test suite
	$(BIN)/python -m pytest -q tests --ignore tests/quality

check: $(STAMP)  ## style, types and layers
	$(BIN)/ruff check archive tests benchmarks
	$(BIN)/ruff format --check archive tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(STAMP)  ## scores on real data, pinned in tests/quality/scores.json; needs PRESSMARK_DATA
	$(BIN)/python -m pytest -q -s tests/quality

bench: $(STAMP)  ## speed and memory of the whole pipeline; needs PRESSMARK_DATA
	$(BIN)/python -m benchmarks.pipeline

wheel: $(STAMP)  ## build the wheel and test it from another folder, away from the source
	sh .ci/wheel.sh $(BIN)

lock:  ## pin the dependencies anew, with hashes and without index addresses
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header -o requirements/run.txt pyproject.toml
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra dev -c requirements/run.txt -o requirements/dev.txt pyproject.toml

clean:  ## remove what was built, the environment included
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
