# The verbs of the project. Each sets up .venv by itself, from the lock, when that is missing or out of date.

VENV ?= .venv
JOBS ?= 2
# the first Python of a version that pyproject.toml allows, and that can install packages
PYTHON ?= $(shell for p in python3 python python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys, venv, pip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := $(VENV)/bin
PYTEST_OPTIONS := -q -n $(JOBS) --dist loadfile
READY := $(VENV)/.ready
# the folder wheels, where there is one (`make wheels`), takes the place of the network
PIP := $(PYTHON) -m pip --disable-pip-version-check --no-input
OFFLINE := $(if $(wildcard wheels),--no-index --find-links wheels)
FIRST := pandas, pyarrow.parquet, matplotlib.pyplot, seaborn, lxml.etree, ipywidgets, nbclient, ipykernel.kernelapp
FROM_LOCK := --require-hashes --no-deps $(OFFLINE)
# the edition that `make class` opens: LANG is also the shell's own variable (en_US.UTF-8 ...)
CLASS := $(if $(wildcard data/languages/$(LANG)/lessons.toml),$(LANG),en)
LAB_OPTIONS ?=
export PYDEVD_DISABLE_FILE_VALIDATION := 1
# tests and notebooks start many processes; without compiled files each of them would compile the toolkit anew
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help docs report lessons class wheels lab app test heavy test-all refresh check bench bench-corpus mutate floors lock

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | awk -F'|' '{printf "%-16s%s\n", $$1, $$2}'

# LANG is also the shell's own variable (en_US.UTF-8 ...): only the code of an edition that there is chooses one
report: $(READY)  ## execute the notebooks and write the report to build/report/index.html (LANG=ar or LANG=en: one edition)
	@$(BIN)/toolkit report --out build/report --lang $(if $(wildcard data/languages/$(LANG)/report.toml),$(LANG),both)
	@rm -f build/report.pdf build/report.*.pdf
	@for paper in build/report/report.*.pdf; do test ! -f "$$paper" || cp "$$paper" build/; done
	@test ! -f build/report.en.pdf || mv build/report.en.pdf build/report.pdf
	@echo "on paper: $$(ls build/report.pdf build/report.*.pdf 2>/dev/null | tr '\n' ' ')"

lessons: $(READY)  ## the lessons for students and teachers: notebooks, pages, PDF, slides, in build/lessons
	@$(BIN)/toolkit lessons --out build/lessons

# a notebook that is there already stays: it may hold a student's work
class: $(READY)  ## open the students' notebooks in JupyterLab, in build/class/en (LANG=ar: build/class/ar)
	@test ! -d notebooks/lessons || $(BIN)/toolkit lessons --hand-out build/class --lang $(CLASS)
	@$(BIN)/jupyter trust build/class/$(CLASS)/*.ipynb >/dev/null
	@$(BIN)/jupyter lab --ServerApp.root_dir="$(CURDIR)/build/class/$(CLASS)" $(LAB_OPTIONS)

wheels: $(READY)  ## all that an installation needs, in the folder wheels: with it, set-up needs no network
	@$(PIP) download -q --require-hashes --no-deps -r requirements.lock -d wheels

docs: $(READY)  ## the API reference: what `import toolkit as tk` gives, in build/docs
	@$(BIN)/python scripts/docs.py build/docs

lab: $(READY)  ## open the notebooks in JupyterLab
	@$(BIN)/jupyter trust notebooks/*.ipynb notebooks/lessons/*.ipynb
	@$(BIN)/jupyter lab notebooks

app: $(READY)  ## open the explorer in the browser, for people who write no code (Ctrl-C ends it)
	@$(BIN)/toolkit explore

test: $(READY)  ## lint, types, unit tests, and every notebook against its stored outputs
	@status=0; \
	echo '== style (ruff)'; \
	$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . || { \
	  status=1; echo 'not in style: see `ruff check .` and `ruff format --diff .`'; }; \
	mkdir -p build; $(BIN)/mypy >build/types.txt 2>&1 & types=$$!; \
	echo '== tests and notebooks (pytest, nbval); types (mypy) beside them'; \
	$(BIN)/pytest $(PYTEST_OPTIONS) -m 'not heavy' --nbval --nbval-current-env --nbval-cell-timeout=300 tests notebooks || status=1; \
	echo '== types (mypy)'; \
	wait $$types || status=1; cat build/types.txt; \
	exit $$status

heavy: $(READY) $(VENV)-nbgrader/.ready  ## the tests that take long, or need LibreOffice, Chromium or tesseract (skipped where they are absent)
	@echo '== heavy tests'
	@NBGRADER_PYTHON=$(abspath $(VENV)-nbgrader/bin/python) $(BIN)/pytest $(PYTEST_OPTIONS) -m heavy tests

test-all:  ## test, the unit tests with the lowest versions, and the heavy tests
	@status=0; for part in floors test heavy; do $(MAKE) --no-print-directory $$part || status=1; done; exit $$status

refresh: $(READY)  ## execute the notebooks and store their outputs
	@$(BIN)/python scripts/refresh.py

check: $(READY)  ## are the stored outputs, byte for byte, those of a fresh execution? then `make test`
	@$(BIN)/python scripts/refresh.py --check
	@$(MAKE) --no-print-directory test

bench: $(READY)  ## how long the common operations take on this machine
	@$(BIN)/python scripts/bench.py
	@$(BIN)/python benchmarks/bench_themes.py
	@$(BIN)/python benchmarks/bench_select.py
	@$(BIN)/python benchmarks/bench_explorer.py

bench-corpus: $(READY)  ## files and paragraphs a second of `toolkit corpus`; TEXTS=folder of AKN4UN files
	@$(BIN)/python benchmarks/bench_corpus.py $(TEXTS)

mutate: $(READY)  ## spoiled inputs of every format try to break the readers; NUMBER=1000 of each kind; build/mutated keeps what broke
	@$(BIN)/python scripts/mutate.py --to build/mutated --number $(or $(NUMBER),1000)

# words of pages, exercises and notebooks, pages in a browser and the house's own rules ask nothing of a library's version
floors: $(READY) $(VENV)-floors/.ready  ## the unit tests that use libraries, with the lowest version of every direct dependency
	@echo '== unit tests with the lowest direct versions'
	@$(VENV)-floors/bin/pytest $(PYTEST_OPTIONS) -m 'not heavy and not browser' tests \
	  $(addprefix --ignore=tests/,$(addsuffix .py,test_arabic test_claims test_house test_mutants test_mutate test_wording lessons/test_exercises lessons/test_lessons))

lock: $(READY)  ## write the two lock files anew from pyproject.toml
	@$(BIN)/python scripts/lock.py

$(READY): requirements.lock pyproject.toml
	@$(call set-up,$(VENV),requirements.lock,-e .)

$(VENV)-floors/.ready: requirements-floors.lock pyproject.toml
	@$(call set-up,$(VENV)-floors,requirements-floors.lock,-e .)

$(VENV)-nbgrader/.ready: requirements-nbgrader.lock
	@$(call set-up,$(VENV)-nbgrader,requirements-nbgrader.lock)

# $(1) the environment, $(2) its lock, $(3) what is installed without a lock: the project itself. It is made without a pip of its own. The machine's pip fetches
# uv, as the lock names it, and uv the rest, in a third of pip's time. uv reads no settings of pip: the index and the certificates that pip was told go with it;
# where that is not enough, pip does it all. The lock is whole, so nothing is resolved again: a version that appeared since cannot get in the way.
# What is imported first is compiled ahead, once, also where the machine keeps Python from writing what it compiles; the rest is compiled when it is imported.
define set-up
test -n '$(PYTHON)' || { echo 'no Python from 3.11 to 3.14 with pip was found; name one: make PYTHON=/path/to/python3' >&2; exit 1; }
echo "== setting up $(1) from $(2) with $$($(PYTHON) --version) (half a minute to two, only when the lock has changed)"
test -x $(1)/bin/python || $(PYTHON) -m venv --without-pip $(1)
test -x $(BIN)/uv || sed -n '/^uv==/,/[^\\]$$/p' requirements.lock | $(PIP) --python $(BIN)/python install -qq --no-compile $(FROM_LOCK) -r /dev/stdin || true
index="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(PIP) config get global.index-url 2>/dev/null)}}"; \
certificates="$${SSL_CERT_FILE:-$${PIP_CERT:-$${REQUESTS_CA_BUNDLE:-$$($(PIP) config get global.cert 2>/dev/null)}}}"; \
env UV_NATIVE_TLS=1 $${index:+UV_DEFAULT_INDEX="$$index"} $${certificates:+SSL_CERT_FILE="$$certificates"} \
  $(BIN)/uv pip install --quiet --python $(1)/bin/python $(FROM_LOCK) -r $(2) || \
  { echo "uv could not: pip does it, in three times the time" >&2; $(PIP) --python $(1)/bin/python install -qq --no-compile $(FROM_LOCK) -r $(2); }
test -z '$(3)' || $(PIP) --python $(1)/bin/python install -qq --no-deps --no-build-isolation --no-index $(3)
test -z '$(3)' || $(1)/bin/python -m compileall -q toolkit
test -z '$(3)' || $(1)/bin/python -c 'import toolkit, $(FIRST)'
touch $(1)/.ready
endef
