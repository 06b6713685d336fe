# Development tasks; each target is described after its name.

GOFUMPT     = mvdan.cc/gofumpt@v0.8.0
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK = golang.org/x/vuln/cmd/govulncheck@v1.9.0
SUMTYPE     = github.com/alecthomas/go-check-sumtype/cmd/go-check-sumtype@v0.4.0
GORELEASER  = github.com/goreleaser/goreleaser/v2@v2.12.5

SEED ?= $(shell date +%s)

# Collect garbage less often while compiling and testing: a quarter less CPU time, for more memory.
build test race check uppercase: export GOGC = 400

# Compile without debugging information, which "go test" does not link: a tenth less CPU time of compiling.
test race uppercase: export GOFLAGS := $(shell go env GOFLAGS) -gcflags=all=-dwarf=false

# A process waits for races in other goroutines before it exits, by default for a second.
race: export GORACE = atexit_sleep_ms=100

.PHONY: build test race check format gen newest golden uppercase fuzz stress pyyaml python fixes conversions bench bench-peers e2e vsix wheels schemastore release-snapshot release-test man

build: ## build bin/settings-ls
	CGO_ENABLED=0 go build -trimpath -o bin/settings-ls ./cmd/settings-ls

test: ## run all tests; the timeout allows for a loaded machine, and "make check" runs go vet
	go test -vet=off -timeout 30m ./...

race: ## run all tests with the race detector
	CGO_ENABLED=1 go test -race -vet=off -timeout 60m ./...

check: ## run everything that must pass before a commit: format, lint, known vulnerabilities, tests of the generator, tests with the race detector
	@unformatted=$$(go run $(GOFUMPT) -l .) && test -z "$$unformatted" || { echo "make format would change:" $$unformatted; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	go run $(SUMTYPE) ./...
	go mod tidy -diff
	scripts/vulncheck $(GOVULNCHECK)
	python3 -B -m unittest discover -s schema/gen -p '*_test.py'
	$(MAKE) --no-print-directory race

format: ## format all Go files with gofumpt
	go run $(GOFUMPT) -w .

gen: ## generate the data of all ZenML releases again (requires uv and network access), then run golden
	go generate ./schema
	$(MAKE) golden

newest: ## print the ZenML releases on PyPI that schema/data does not have; fails if there are any (requires uv and network access)
	@python3 -B schema/gen/newest.py

golden: ## regenerate the expected output of tests and the generated documents; read the diff
	go test . ./internal/yamldoc/... ./internal/pydoc/... ./schema ./internal/runconfig ./preview ./internal/project ./validate ./internal/assist ./lsp -update
	go test ./cmd/settings-ls -update # last, since it includes the output of the others

uppercase: ## run all tests with upper-case messages, to check that no code depends on the text of a message
	go test -vet=off -tags uppercase -timeout 30m ./...

man: ## write the man pages and shell completions of packages to build/extras
	packaging/extras build/extras

fuzz: ## fuzz the YAML and Python parsers, the rules and fixes, the Dockerfile parser, image references, the output, named files and client messages, ten minutes each
	go test ./internal/yamldoc/syntax -run '^$$' -fuzz . -fuzztime 10m -fuzzminimizetime 10x
	go test ./internal/pydoc/syntax -run '^$$' -fuzz . -fuzztime 10m -fuzzminimizetime 10x
	go test ./internal/pydoc/pipelines -run '^$$' -fuzz . -fuzztime 10m -fuzzminimizetime 10x
	go test ./validate -run '^$$' -fuzz FuzzCheck -fuzztime 10m -fuzzminimizetime 10x
	go test ./internal/dockerfile -run '^$$' -fuzz FuzzParse -fuzztime 10m
	go test ./validate/images -run '^$$' -fuzz FuzzReference -fuzztime 10m
	go test ./internal/printable -run '^$$' -fuzz FuzzLine -fuzztime 10m
	go test ./cmd/settings-ls -run '^$$' -fuzz FuzzPrinting -fuzztime 10m -fuzzminimizetime 10x
	go test ./cmd/settings-ls -run '^$$' -fuzz FuzzSideFiles -fuzztime 10m -fuzzminimizetime 10x
	go test ./lsp -run '^$$' -fuzz FuzzMessages -fuzztime 10m -fuzzminimizetime 10x

stress: ## test the language server and all commands with random and hostile input for ten minutes; SEED repeats a run
	go test ./lsp ./cmd/settings-ls -run 'Random|Requests|Commands|Secrets|Growth' -stress 2m -stress-seed $(SEED) -timeout 30m -v

pyyaml: ## compare the YAML parser with PyYAML on 20,000 generated documents (requires Python and network access)
	mkdir -p build
	testdata/pyyaml/python.sh generate.py --seed 1 --count 20000 build/pyyaml.jsonl
	go test -tags pyyaml -run TestGenerated ./internal/yamldoc/syntax -pyyaml-generated "$(CURDIR)/build/pyyaml.jsonl"

# The Python files to compare the Python parser on: by default the standard library of python3.
PYTHON_FILES ?= $(shell python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')

python: ## compare the Python parser with CPython's ast, results and speed, on PYTHON_FILES (requires python3)
	mkdir -p build
	python3 testdata/python/dump.py "$(PYTHON_FILES)" build/python.jsonl
	go test -tags python -run TestReadsAllAsCPython -v ./internal/pydoc/syntax -python-dump "$(CURDIR)/build/python.jsonl"
	go test -run '^$$' -bench Parse ./internal/pydoc/syntax -python-files "$(PYTHON_FILES)"
	python3 testdata/python/speed.py "$(PYTHON_FILES)"

fixes: build ## check with ZenML that safe fixes do not change which files are accepted and which images are built (requires uv and network access)
	testdata/zenml/check-fixes.sh bin/settings-ls

conversions: build ## check with ZenML that settings converted to Python stay the same (requires the environments of testdata/zenml/generate.sh)
	testdata/zenml/check-conversions.sh bin/settings-ls

bench: ## measure each stage by the number of lines, and write the table into docs/performance.md
	python3 -B scripts/bench/stages.py

bench-peers: build ## compare speed and memory with other linters and language servers, and write docs/performance.md (requires Go, npm, Python and network access)
	python3 -B scripts/bench/peers.py bin/settings-ls

e2e: ## test in Neovim, Emacs, Helix and VS Code (installs them), then pre-commit, the wheel, the action and the image
	scripts/e2e
	packaging/pre-commit/test
	packaging/wheel/test
	packaging/action/test
	packaging/image/test

vsix: ## test the VS Code extension, and package it for each platform in build/vsix
	scripts/vsix

wheels: ## build the wheels of all platforms in build/wheels
	python3 packaging/wheel/build.py 0.0.0 build/wheels

schemastore: ## run the checks of JSON Schema Store on the catalog entry; STORE is a clone of its repository after "npm ci"
	packaging/schemastore/test "$(STORE)"

release-snapshot: ## build what a release would publish in dist, except container images (see packaging/image/test)
	go run $(GORELEASER) release --snapshot --clean --skip=publish,docker
	ls -l dist | awk 'NF > 8 && !/^d/ { print $$5, $$9 }'

release-test: ## check that release builds are reproducible
	packaging/release/test
