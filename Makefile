# Two commands are enough: `make demo` shows the tool at work, `make test` checks all of it.
# Both make their own environment in .venv first; it is installed again only when the
# constraints or the project file change.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.DEFAULT_GOAL := help
.PHONY: help install demo test lint format docs bench constraints clean

help:
	@echo "make demo     read the sample papers, ask, trace and export"
	@echo "make test     linters, types and the whole test suite"
	@echo "make lint     linters and types only"
	@echo "make bench    measure quality and speed"
	@echo "make docs     write docs/cli.md and the README's examples anew"
	@echo "make install  make the environment in $(VENV) (the others do it when needed)"
	@echo "make clean    remove everything that was made, the environment too"

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade --constraint constraints.txt setuptools
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --no-build-isolation \
		--editable '.[dev]'
	@touch $(STAMP)

demo: $(STAMP)
	@$(BIN)/python docs/demo.py

test: lint
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMP)
	$(BIN)/python docs/write_cli.py
	$(BIN)/python docs/write_examples.py

bench: $(STAMP)
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.workers
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.links
	$(BIN)/python -m benchmarks.linking_scale
	$(BIN)/python -m benchmarks.exempt

constraints: $(STAMP)
	@sed -n '/^#/p' constraints.txt > constraints.new
	@$(BIN)/python -m pip freeze --all --exclude-editable | grep -v '^pip==' \
		| sed -E 's/\+[a-z0-9.]+$$//' >> constraints.new
	@mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) build dist demo out *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
