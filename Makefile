# Thin: each target calls scripts/, where the reasons are.
.DEFAULT_GOAL := help
.PHONY: help run test lint fmt dist release fresh bench lab screenshots clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Serve the page at http://127.0.0.1:8080/ (PORT=), on live data of this machine or of PROMETHEUS_URL=
	@scripts/dist.sh quick run
	@scripts/run.sh

test: ## Run all tests: native, browser, end to end, and the lab
	@scripts/dist.sh dist test
	@scripts/weight.sh
	@scripts/test.sh
	@PROMSCOPE_DIST=dist scripts/lab/run.sh

lint: ## Check format and lints of the code, the scripts and the playbooks
	@scripts/setup.sh lint
	@scripts/lint.sh

fmt: ## Format the code
	@cargo fmt

dist: ## Build the static files into dist/, and weigh them
	@scripts/dist.sh dist dist
	@scripts/weight.sh

release: ## Pack dist/ into release/: a zip, what is in it, and checksums; the same bytes from the same commit
	@scripts/dist.sh dist release
	@scripts/release.sh

fresh: ## Try `make run` and `make dist` as on a new machine, with rustup's server and without (WAY=rustup|debian)
	@scripts/fresh.sh

bench: ## Measure the page's weight and speed
	@scripts/dist.sh dist test
	@scripts/weight.sh
	@scripts/bench.sh

lab: ## Try the playbooks on real systemd hosts
	@scripts/setup.sh lab
	@scripts/lab/run.sh

screenshots: ## Take the README's pictures again
	@scripts/dist.sh dist test
	@scripts/screenshots.sh

clean: ## Remove what was built (the tools in .cache stay)
	@rm -rf dist release target node_modules .cache/page .cache/*.stamp
