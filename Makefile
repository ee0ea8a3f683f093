# wenbao 问报. `make help` lists the commands.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export WENBAO_DB ?= var/wenbao.db
export QUESTION := $(value Q)

.PHONY: help ask telegram test eval train bench soak lint lock clean
help:
	@echo 'make ask Q="…"   answer one question from the bundled reports; without Q: a conversation'
	@echo 'make telegram    run the Telegram bot (token in WENBAO_TELEGRAM_TOKEN)'
	@echo 'make test        run all tests'
	@echo 'make eval        ask the labelled questions; ARGS=--heldout, --raise-floors'
	@echo 'make train       teach the ranking of readings from the vocabulary and the labelled questions'
	@echo 'make bench       time segmentation, ingest and a question against their references'
	@echo 'make soak        20,000 updates from 500 chats through a Bot API with faults; UPDATES= CHATS= FAULTS='
	@echo 'make lint        ruff, mypy --strict, import directions'
	@echo 'make lock        pin the dependencies of pyproject.toml again'
	@echo 'make clean       remove the environment and caches; the reports in var/ stay'

# The environment: .runtime holds what answering needs, .dev what the checks need as well.
$(VENV)/.runtime: deploy/requirements.lock pyproject.toml deploy/environment.py
$(VENV)/.dev: deploy/requirements-dev.lock pyproject.toml deploy/environment.py
$(VENV)/.runtime $(VENV)/.dev:
	@command -v $(PYTHON) >/dev/null || { echo 'wenbao needs Python 3.11 or newer; there is no $(PYTHON). Name one: make PYTHON=python3.13 …' >&2; exit 2; }
	@echo 'Preparing $(VENV) from $< (once) …' >&2
	@$(PYTHON) deploy/environment.py $< $(VENV)
	@touch $(VENV)/.runtime $@

# The bundled reports are read again when they or their reader change, or when the index is not there.
READ := $(WENBAO_DB).samples
CORPUS := $(shell find corpus -type f -not -name '*.pyc')
$(READ): $(CORPUS) $(if $(wildcard $(WENBAO_DB)),,missing) | $(VENV)/.runtime
	@mkdir -p $(@D)
	@$(BIN)/wenbao ingest corpus/samples >/dev/null
	@touch $@
.PHONY: missing

ask: $(READ)
	@if [ -n "$$QUESTION" ]; then $(BIN)/wenbao ask -- "$$QUESTION"; else $(BIN)/wenbao ask; fi

telegram: $(READ)
	@$(BIN)/wenbao telegram

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 2 --benchmark-disable $(ARGS)

eval: $(VENV)/.dev
	@$(BIN)/python -m tests.eval $(ARGS)

train: $(VENV)/.dev
	@$(BIN)/python -m tests.eval.training

bench: $(VENV)/.dev
	@$(BIN)/python -m pytest tests/bench -q --benchmark-only --benchmark-group-by=group --benchmark-columns=median,rounds $(ARGS)
	@$(BIN)/python -m tests.soak.speed $(or $(UPDATES),1000)

soak: $(VENV)/.dev
	@$(BIN)/python -m tests.soak.run $(or $(UPDATES),20000) $(or $(CHATS),500) $(or $(FAULTS),0.02)

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports

COMPILE := CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes \
	--strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
lock: $(VENV)/.dev
	@$(COMPILE) -o deploy/requirements.lock pyproject.toml
	@$(COMPILE) --extra dev --extra ocr --extra fast --extra charts -c deploy/requirements.lock -o deploy/requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks
