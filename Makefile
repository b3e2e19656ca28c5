# Dateline: every command of the README and of CI. Each target installs what it needs and nothing else.
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
PORT ?= 8501

.PHONY: run test check gold data words bench clean

run: $(VENV)/.run
	$(PY) -m streamlit run dashboard/app.py --server.port $(PORT)

test: $(VENV)/.dev
	sh .ci/browser
	$(PY) -m pytest

check: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -q tests/test_house.py

gold: $(VENV)/.dev
	$(PY) -m benchmarks.gold

data: $(VENV)/.data
	$(PY) -m geodata.build

words: $(VENV)/.dev
	$(PY) -m geodata.build.catalogues

bench: $(VENV)/.dev
	$(PY) -m benchmarks.speed
	$(PY) -m benchmarks.growth
	$(PY) -m benchmarks.page

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt requirements-languages.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/.run

$(VENV)/.data: requirements.txt requirements-data.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-data.txt
	touch $@

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
