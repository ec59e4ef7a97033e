# Thin: each target calls scripts/, where the reasons are.
.DEFAULT_GOAL := help
.PHONY: help run test lint fmt dist release bench lab screenshots clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Serve the page at http://127.0.0.1:8080/ (PORT=), on live data of this machine or of PROMETHEUS_URL=
	@scripts/setup.sh run
	@scripts/dist.sh
	@scripts/run.sh

test: ## Run all tests: native, browser, end to end, and the lab
	@scripts/setup.sh test
	@scripts/dist.sh
	@scripts/weight.sh
	@scripts/test.sh
	@PROMSCOPE_DIST=dist scripts/lab/run.sh

lint: ## Check format and lints of the code, the scripts and the playbooks
	@scripts/setup.sh lint
	@scripts/lint.sh

fmt: ## Format the code
	@cargo fmt

dist: ## Build the static files into dist/, and weigh them
	@scripts/setup.sh dist
	@scripts/dist.sh
	@scripts/weight.sh

release: ## Pack dist/ into release/: a zip, what is in it, and checksums; the same bytes from the same commit
	@scripts/setup.sh release
	@scripts/dist.sh
	@scripts/release.sh

bench: ## Measure the page's weight and speed
	@scripts/setup.sh test
	@scripts/dist.sh
	@scripts/weight.sh
	@scripts/bench.sh

lab: ## Try the playbooks on real systemd hosts
	@scripts/setup.sh lab
	@scripts/lab/run.sh

screenshots: ## Take the README's pictures again
	@scripts/setup.sh test
	@scripts/dist.sh
	@scripts/screenshots.sh

clean: ## Remove what was built (the tools in .cache stay)
	@rm -rf dist release target node_modules .cache/dist.stamp
