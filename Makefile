# The two commands of the README: `make report` and `make test`. Both set up what they need in .venv.
PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := data/examples/liaocheng-2021

.PHONY: report test fuzz lock clean

report: .venv/installed
	$(BIN)/qreport build $(EXAMPLE) -o dist

test: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -n auto --dist=loadfile

fuzz: .venv/installed-test
	$(BIN)/python tests/fuzz/run.py --seconds 60 --seed 1

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch $@

.venv/installed-test: .venv/installed requirements-test.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.txt
	touch $@

# Needs uv on the PATH; writes no registry address.
lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header -o requirements.txt
	uv pip compile pyproject.toml --group test --universal --generate-hashes --no-emit-index-url --no-header -o requirements-test.txt

clean:
	rm -rf .venv dist
