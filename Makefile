PYTHON ?= python3.11
PORT ?= 8000
BIN := .venv/bin
STAMP := .venv/.installed
ARGS ?=
EXAMPLES ?= 200
SECONDS ?= 300

.DEFAULT_GOAL := help
.PHONY: help install run test lint format accuracy bench soak docs requirements load memory audit fuzz

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP) ## make .venv: every package pinned and checked by its hash

$(STAMP): requirements-dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

run: install ## serve on port 8000, or PORT, with the worker beside
	PORT=$(PORT) exec $(BIN)/standfirst serve --with-worker

test: install ## run every test, on all processors; ARGS go to pytest, and -n 0 runs them one after another
	$(BIN)/python -m pytest --numprocesses $$(($$(getconf _NPROCESSORS_ONLN) + 1)) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: install ## style, types, and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install ## put the code in the one format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

accuracy: install ## score on the corpus and hold the floors; ARGS="--worst headline 20"
	$(BIN)/python -m tests.accuracy $(ARGS)

bench: install ## time and memory, as ratios to one lxml parse
	$(BIN)/python -m tests.bench $(ARGS)

soak: install ## thousands of webhooks and kills under load, on SQLite and PostgreSQL; ARGS="--only storm"
	$(BIN)/python -m tests.soak $(ARGS)

load: install ## the service under load and among slow clients; ARGS="--seconds 300"
	$(BIN)/python -m tests.load $(ARGS)

memory: install ## what the service holds over 50,000 pages; ARGS="--requests 10000"
	$(BIN)/python -m tests.memory $(ARGS)

audit: install ## ask for known faults of what the service runs on; needs a package registry that tells of them
	$(BIN)/uv tool run pip-audit --disable-pip --require-hashes --requirement requirements.txt $(ARGS)

fuzz: install ## all that hurts, requests made from the API's description, the laws with new dice, and the readers fed by atheris; EXAMPLES=1000 SECONDS=3600
	HOSTILE=all CONTRACT_EXAMPLES=$(EXAMPLES) MADE_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest tests/test_hostile_requests.py tests/test_contract.py tests/test_laws_generated.py $(ARGS)
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

docs: install ## write the tables of the documents from the data
	$(BIN)/python -m docs.make_tables

requirements: install ## pin the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes --upgrade --no-header --no-emit-index-url --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --constraint requirements.txt --python-version 3.11 --universal --generate-hashes --upgrade --no-header --no-emit-index-url --output-file requirements-dev.txt
