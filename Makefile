# The front door: each target says in a line what it does, then does it. The work is in CMakePresets.json and tools/.

PYTHON ?= /usr/bin/python3
JOBS ?= $(shell nproc)
PREFIX ?= /usr/local
DESTDIR ?=
# of make mutate: how many mutants, the seed that draws their sites (default: the commit's), WRITE=1 keeps docs/mutation.md
N ?= 12
SEED ?=
WRITE ?=
# DEPS=no: do not look for missing Debian packages
DEPS ?= yes
export PYTHON JOBS

BUILD := build/release
ifeq ($(DEPS),no)
install_dependencies := @true
else
install_dependencies := @tools/install-dependencies
endif

.DEFAULT_GOAL := help
.PHONY: help demo test golden golden-accept mutate test-page fuzz test-cluster build deps check format bench docs compare-compilers install clean

help:
	@echo "make demo               install what is missing, build, run the main job, draw it: everything in demo/"
	@echo "make test               all tests: C++ optimised and with assertions, Python, command line"
	@echo "make golden             what moved in the golden runs, by which observable and how much"
	@echo "make golden-accept      write the golden runs as they are now"
	@echo "make mutate             wrong terms in mechanisms: do the tests see them? (N=300 SEED=1 WRITE=1)"
	@echo "make test-page          the page of entente report in a headless browser (installs chromium and npm)"
	@echo "make test-cluster       a sweep under Slurm and GNU parallel, disturbed (as root; installs both)"
	@echo "make fuzz               100,000 spoilt result files through all that reads them, under sanitizers"
	@echo "make build              $(BUILD)/entente and the Python package $(BUILD)/python"
	@echo "make deps               the Debian packages of dependencies.txt that are missing"
	@echo "make check              format, lint, types, and the unit tests under sanitizers"
	@echo "make format             write the C++ files as 'make check' wants them"
	@echo "make compare-compilers  g++, clang++, debug and 1 to 64 threads: the same bytes?"
	@echo "make bench              measure, and keep the numbers in benchmarks/results"
	@echo "make docs               write the pages that the program generates"
	@echo "make install            program, scenarios and Python package below PREFIX=$(PREFIX)"
	@echo "make clean              remove build/ and demo/"
	@echo "Variables: PYTHON=$(PYTHON) JOBS=$(JOBS) DEPS=no"

demo:
	@echo "demo: installing what is missing, building, comparing five integration models of Liberia 2003"
	$(install_dependencies) build python
	@$(MAKE) --no-print-directory build
	@tools/demo

test:
	@echo "test: running all tests; the last line sums them up"
	$(install_dependencies) build python test
	@$(PYTHON) tools/test-all

golden:
	@echo "golden: small worlds of every kind against their files in tests/golden"
	$(install_dependencies) build python
	@cmake --preset release --log-level=WARNING
	@cmake --build --preset release --parallel $(JOBS) --target entente_door
	@$(PYTHON) tools/golden

golden-accept:
	@echo "golden-accept: writing tests/golden as the model is now"
	$(install_dependencies) build python
	@cmake --preset release --log-level=WARNING
	@cmake --build --preset release --parallel $(JOBS) --target entente_door
	@$(PYTHON) tools/golden --accept
	@$(PYTHON) tools/what-holds --page && $(PYTHON) tools/what-matters --page

mutate:
	@echo "mutate: one wrong term at a time, against unit, golden and oracle tests"
	$(install_dependencies) build python test
	@cmake --preset release --log-level=WARNING
	@cmake --build --preset release --parallel $(JOBS) --target entente_door tests_mechanisms
	@$(PYTHON) tools/mutate --n $(N) $(if $(SEED),--seed $(SEED)) $(if $(WRITE),--write)

test-page:
	@echo "test-page: pages opened, read, operated and attacked in a headless browser"
	$(install_dependencies) build page
	@$(MAKE) --no-print-directory build
	@$(PYTHON) tools/test-all page

fuzz:
	@echo "fuzz: 100,000 spoilt result files through everything that reads them, under sanitizers"
	$(install_dependencies) build test
	@tools/fuzz

test-cluster:
	@echo "test-cluster: a sweep on two Slurm nodes of this host and under GNU parallel, with nodes and shards killed"
	$(install_dependencies) build cluster
	@$(MAKE) --no-print-directory build
	@$(PYTHON) tools/test-cluster

build:
	@echo "build: compiling $(BUILD)/entente and the Python module"
	@cmake --preset release --log-level=WARNING
	@cmake --build --preset release --parallel $(JOBS) --target all_that_is_used

deps:
	@echo "deps: installing the packages of dependencies.txt that are missing"
	@tools/install-dependencies

check:
	@echo "check: format, lint, types, unit tests under the address and undefined-behaviour sanitizers"
	$(install_dependencies) build python test lint
	@tools/check-format
	@tools/lint
	@cd python && mypy
	@$(PYTHON) tools/test-all sanitize

format:
	@echo "format: writing the C++ files with clang-format"
	$(install_dependencies) lint
	@tools/check-format --fix

compare-compilers:
	@echo "compare-compilers: the same worlds from g++, clang++ and debug builds with 1 to 64 threads"
	$(install_dependencies) build lint
	@$(PYTHON) tools/compare-compilers

bench:
	@echo "bench: measuring; the numbers go to benchmarks/results"
	$(install_dependencies) build bench
	@$(PYTHON) tools/bench

docs:
	@echo "docs: writing docs/reference and docs/file-format.md from the program"
	@$(MAKE) --no-print-directory build
	@tools/docs

install:
	@echo "install: into $(DESTDIR)$(PREFIX)"
	@$(MAKE) --no-print-directory build
	@DESTDIR=$(DESTDIR) cmake --install $(BUILD) --prefix $(PREFIX)

clean:
	@echo "clean: removing build/ and demo/"
	@rm -rf build demo
