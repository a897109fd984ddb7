# Every command of the project. `make demo` and `make test` work on a fresh machine.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK := 1
BENCHMARKS ?= pipeline reading analysis dates people
SIZE ?= 20000

.DEFAULT_GOAL := help
.PHONY: help install demo test check quality bench bench-engine wheel lock clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

install: $(STAMP)  ## make .venv with everything: the locked dependencies, the tools, the project itself

$(STAMP): pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q archive  # so that the first command starts as fast as the others
	@touch $@

demo: $(STAMP)  ## ingest the samples into a temporary home, search them, show facets and a localised date
	@home=$$(mktemp -d); trap 'rm -rf "$$home"' EXIT; export PRESSMARK_HOME="$$home"; \
	run() { printf '\n$$ pressmark'; printf " '%s'" "$$@"; printf '\n'; $(BIN)/pressmark "$$@"; }; \
	set -e; \
	run init "$$home"; \
	run ingest documents/samples; \
	run search exhibition --limit 3 --facet person:5; \
	run search --person 김정은 --year 2023 --limit 3; \
	run facets year; \
	run facets person --limit 8 --locale ko; \
	ko=$$($(BIN)/pressmark search 전시회 --language ko --limit 1 --format ids); \
	run dates "$$ko" --locale ko --calendar juche; \
	run dates "$$ko" --locale en-GB; \
	run verify

test: $(STAMP)  ## the test suite
	$(BIN)/python -m pytest -q tests --ignore tests/quality

check: $(STAMP)  ## style, types and layers
	$(BIN)/ruff check archive tests benchmarks
	$(BIN)/ruff format --check archive tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(STAMP)  ## scores on real data, pinned in tests/quality/scores.json; needs PRESSMARK_DATA
	$(BIN)/python -m pytest -q -s tests/quality

bench: $(STAMP)  ## speed and memory: the whole pipeline, then room by room; needs PRESSMARK_DATA
	@for name in $(BENCHMARKS); do echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

bench-engine: $(STAMP)  ## our engine beside stock Whoosh, FTS5, Xapian and tantivy; SIZE=n articles, OPTIONS="--keep DIR ..."
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks.engine --articles $(SIZE) $(OPTIONS)

wheel: $(STAMP)  ## build the wheel and test it from another folder, away from the source
	sh .ci/wheel.sh $(BIN)

lock:  ## pin the dependencies anew, with hashes and without index addresses
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header -o requirements/run.txt pyproject.toml
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra dev -c requirements/run.txt -o requirements/dev.txt pyproject.toml
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra bench -c requirements/dev.txt -o requirements/bench.txt pyproject.toml

clean:  ## remove what was built, the environment included
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
