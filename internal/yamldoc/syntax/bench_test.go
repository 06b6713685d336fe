package syntax_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/parser"

	"github.com/settings-ls/settings-ls/internal/yamldoc/syntax"
)

// BenchmarkParse compares the parser with goccy/go-yaml on the same run configurations.
func BenchmarkParse(b *testing.B) {
	for _, lines := range []int{60, 10_000} {
		source := []byte(runConfiguration(lines))
		b.Run(fmt.Sprintf("syntax/%d", lines), func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if doc := syntax.Parse("run.yaml", source, syntax.DefaultOptions); len(doc.Errors) > 0 {
					b.Fatal(doc.Errors)
				}
			}
		})
		b.Run(fmt.Sprintf("goccy/%d", lines), func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := parser.ParseBytes(source, parser.ParseComments); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// runConfiguration returns a run configuration with the given number of lines, padded with comments. It is deterministic.
func runConfiguration(lines int) string {
	w := configWriter{dice: rand.New(rand.NewPCG(7, uint64(lines)))}
	w.header()
	for step := 0; len(w.lines) < lines-24; step++ {
		w.step(step)
	}
	for len(w.lines) < lines {
		w.add("# %s", w.pick(remarks))
	}
	return strings.Join(w.lines, "\n") + "\n"
}

var (
	packages = strings.Fields("pandas==2.2.3 numpy>=1.26,<3 scikit-learn==1.5.2 torch==2.5.1 xgboost~=2.1 mlflow>=2.15 pyarrow s3fs polars>=1.9")
	verbs    = strings.Fields("load clean split featurize train tune evaluate promote deploy monitor export validate")
	nouns    = strings.Fields("data images orders users model embeddings reports churn fraud baseline")
	remarks  = []string{"owner: ml-platform", "keep in step with the cluster", "Größe der Stichprobe – siehe Handbuch", "cheap enough to run on CPU"}
	env      = []string{"AWS_REGION: eu-central-1", "LOG_LEVEL: INFO", `OMP_NUM_THREADS: "4"`, "HF_HOME: /cache/hf", `PYTHONUNBUFFERED: "1"`}
)

type configWriter struct {
	dice  *rand.Rand
	lines []string
}

func (w *configWriter) add(format string, args ...any) {
	w.lines = append(w.lines, fmt.Sprintf(format, args...))
}

func (w *configWriter) pick(list []string) string { return list[w.dice.IntN(len(list))] }

func (w *configWriter) some(list []string, indent, before string, n int) {
	for _, i := range w.dice.Perm(len(list))[:n] {
		w.add("%s%s%s", indent, before, list[i])
	}
}

func (w *configWriter) header() {
	w.lines = append(w.lines, strings.Split(`# Run configuration of the nightly training pipeline
run_name: "nightly_{date}_{time}"
enable_cache: true
tags: [nightly, churn]
parameters:
  seed: 42
  target: churned
settings:
  docker:
    parent_image: zenmldocker/zenml:0.98.0-py3.11
    python_package_installer: uv
    required_integrations:
      - aws
      - mlflow
    apt_packages: [git, libgomp1]
    requirements:`, "\n")...)
	w.some(packages, "      ", "- ", 3)
	w.add("    environment:  # baked into the image")
	w.some(env, "      ", "", 3)
	w.lines = append(w.lines, "model:", "  name: churn_classifier", "steps:")
}

func (w *configWriter) step(number int) {
	w.add("  %s_%s_%d:", w.pick(verbs), w.pick(nouns), number)
	if w.dice.IntN(3) == 0 {
		w.add("    # %s", w.pick(remarks))
	}
	w.add("    enable_cache: %v", w.dice.IntN(2) == 0)
	if w.dice.IntN(2) == 0 {
		w.add("    step_operator: %s", w.pick([]string{"vertex_gpu", "sagemaker_cpu", "k8s_large"}))
	}
	w.lines = append(w.lines, "    parameters:", "      learning_rate: 0.01")
	w.add("      n_estimators: %d", 10+w.dice.IntN(890))
	if w.dice.IntN(2) == 0 {
		w.lines = append(w.lines, "    settings:", "      docker:", "        requirements:")
		w.some(packages, "          ", "- ", 1+w.dice.IntN(2))
	}
	if w.dice.IntN(5) < 2 {
		w.add("    environment:")
		w.some(env, "      ", "", 1+w.dice.IntN(2))
	}
	if w.dice.IntN(3) == 0 {
		w.lines = append(w.lines, "    retry:", "      max_retries: 3", "      delay: 10")
	}
}
