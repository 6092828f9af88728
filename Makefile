PYTHON ?= python3.11
PORT ?= 8000
BIN := .venv/bin
STAMP := .venv/.installed
ARGS ?=
EXAMPLES ?= 200

.DEFAULT_GOAL := help
.PHONY: help install run test lint format accuracy bench soak docs requirements load fuzz

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

test: install ## run every test; ARGS go to pytest
	$(BIN)/python -m pytest $(ARGS)

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

fuzz: install ## a megabyte of everything that hurts, and more requests made from the API's description; EXAMPLES=1000
	HOSTILE=all CONTRACT_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest tests/test_hostile_requests.py tests/test_contract.py $(ARGS)

docs: install ## write the tables of the documents from the data
	$(BIN)/python -m docs.make_tables

requirements: install ## pin the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes --upgrade --no-header --no-emit-index-url --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --constraint requirements.txt --python-version 3.11 --universal --generate-hashes --upgrade --no-header --no-emit-index-url --output-file requirements-dev.txt
