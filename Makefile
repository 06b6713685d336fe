# Everything that is done to this repository, one target each.

GOFUMPT     = mvdan.cc/gofumpt@v0.8.0
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK = golang.org/x/vuln/cmd/govulncheck@v1.9.0
SUMTYPE     = github.com/alecthomas/go-check-sumtype/cmd/go-check-sumtype@v0.4.0
GORELEASER  = github.com/goreleaser/goreleaser/v2@v2.12.5
ACTIONLINT  = github.com/rhysd/actionlint/cmd/actionlint@v1.7.12

SEED ?= $(shell date +%s)

.PHONY: build test check format gen golden uppercase fuzz stress pyyaml fixes bench e2e vsix wheels release-snapshot release-test man

build: ## the program, as bin/settings-ls
	CGO_ENABLED=0 go build -trimpath -o bin/settings-ls ./cmd/settings-ls

test: ## all tests; the time-out is for a loaded machine
	go test -timeout 30m ./...

check: ## what must hold before a commit: format, lint, known vulnerabilities, tests with the race detector
	@unformatted=$$(go run $(GOFUMPT) -l .) && test -z "$$unformatted" || { echo "make format would change:" $$unformatted; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	go run $(SUMTYPE) ./...
	go mod tidy -diff
	scripts/vulncheck $(GOVULNCHECK)
	go test -race -timeout 60m ./...

format: ## gofumpt
	go run $(GOFUMPT) -w .

gen: ## the tables of all ZenML releases (wants uv and a network), then what is made of them
	go generate ./schema
	$(MAKE) golden

golden: ## what tests expect and what documents show, made anew: read the diff
	go test . ./internal/yamldoc/... ./schema ./internal/runconfig ./preview ./internal/project ./validate ./internal/assist ./lsp -update
	go test ./cmd/settings-ls -update # shows what the others have just written

uppercase: ## all tests with every message upper-cased: only letters of messages may differ, so no code reads one
	go test -tags uppercase ./...

man: build ## the manual pages, in build/man
	bin/settings-ls man build/man

fuzz: ## the reader, the rules with their fixes, the reader of Dockerfiles, all output, the files that settings name, and messages of a client, ten minutes each
	go test ./internal/yamldoc/syntax -run '^$$' -fuzz . -fuzztime 10m -fuzzminimizetime 10x
	go test ./validate -run '^$$' -fuzz FuzzCheck -fuzztime 10m -fuzzminimizetime 10x
	go test ./internal/dockerfile -run '^$$' -fuzz FuzzParse -fuzztime 10m
	go test ./internal/printable -run '^$$' -fuzz FuzzLine -fuzztime 10m
	go test ./cmd/settings-ls -run '^$$' -fuzz FuzzPrinting -fuzztime 10m -fuzzminimizetime 10x
	go test ./cmd/settings-ls -run '^$$' -fuzz FuzzSideFiles -fuzztime 10m -fuzzminimizetime 10x
	go test ./lsp -run '^$$' -fuzz FuzzMessages -fuzztime 10m -fuzzminimizetime 10x

stress: ## ten minutes of random and hostile input for the language server and all commands; SEED repeats a run
	go test ./lsp ./cmd/settings-ls -run 'Random|Requests|Commands|Secrets|Growth' -stress 2m -stress-seed $(SEED) -timeout 30m -v

pyyaml: ## the reader beside PyYAML on 20,000 generated documents (wants Python and a network)
	mkdir -p build
	testdata/pyyaml/python.sh generate.py --seed 1 --count 20000 build/pyyaml.jsonl
	go test -tags pyyaml -run TestGenerated ./internal/yamldoc/syntax -pyyaml-generated "$(CURDIR)/build/pyyaml.jsonl"

fixes: build ## safe fixes beside real ZenML: the same files are taken and the same images built (wants uv and a network)
	testdata/zenml/check-fixes.sh bin/settings-ls

bench: build ## check beside actionlint; RUNS and WORKFLOWS are folders of as many files
	GOBIN=$(CURDIR)/bin go install $(ACTIONLINT)
	scripts/bench bin/settings-ls "$(RUNS)" bin/actionlint "$(WORKFLOWS)"

e2e: ## VS Code, Neovim and Emacs, real ones (installs them), then pre-commit, the wheel, the action and the image
	scripts/e2e
	packaging/pre-commit/test
	packaging/wheel/test
	packaging/action/test
	packaging/image/test

vsix: ## the VS Code extension for each platform, in build/vsix
	scripts/vsix

wheels: ## the wheels of all platforms, in build/wheels
	python3 packaging/wheel/build.py 0.0.0 build/wheels

release-snapshot: ## what a release would publish, in dist (its container images want Docker: see packaging/image/test)
	go run $(GORELEASER) release --snapshot --clean --skip=publish,docker
	ls -l dist | awk 'NF > 8 && !/^d/ { print $$5, $$9 }'

release-test: ## whether the same commit gives the same bytes twice
	packaging/release/test
