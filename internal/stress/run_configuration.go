package stress

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Lines are the sizes at which benchmarks measure each stage.
var Lines = []int{60, 1_000, 10_000, 100_000}

// RunConfiguration returns a valid run configuration with the given number of lines, padded with comments. It is deterministic.
func RunConfiguration(lines int) string {
	w := configWriter{random: rand.New(rand.NewPCG(7, uint64(lines)))}
	w.header()
	for step := 0; len(w.lines) < lines-24; step++ {
		w.step(step)
	}
	for len(w.lines) < lines {
		w.add("# %s", Pick(w.random, remarks))
	}
	return strings.Join(w.lines, "\n") + "\n"
}

// FaultyRunConfiguration is RunConfiguration with a misspelled key in every tenth step.
func FaultyRunConfiguration(lines int) string {
	const key = "\n    enable_cache:"
	var text strings.Builder
	for i, part := range strings.Split(RunConfiguration(lines), key) {
		switch {
		case i == 0:
		case i%10 == 0:
			text.WriteString("\n    enable_cahce:")
		default:
			text.WriteString(key)
		}
		text.WriteString(part)
	}
	return text.String()
}

var (
	packages = strings.Fields("pandas==2.2.3 numpy>=1.26,<3 scikit-learn==1.5.2 torch==2.5.1 xgboost~=2.1 mlflow>=2.15 pyarrow s3fs polars>=1.9")
	verbs    = strings.Fields("load clean split featurize train tune evaluate promote deploy monitor export validate")
	nouns    = strings.Fields("data images orders users model embeddings reports churn fraud baseline")
	remarks  = []string{"owner: ml-platform", "keep in step with the cluster", "Größe der Stichprobe – siehe Handbuch", "cheap enough to run on CPU"}
	env      = []string{"AWS_REGION: eu-central-1", "LOG_LEVEL: INFO", `OMP_NUM_THREADS: "4"`, "HF_HOME: /cache/hf", `PYTHONUNBUFFERED: "1"`}
)

type configWriter struct {
	random *rand.Rand
	lines  []string
}

func (w *configWriter) add(format string, args ...any) {
	w.lines = append(w.lines, fmt.Sprintf(format, args...))
}

// some adds n random elements of a list, a line each.
func (w *configWriter) some(list []string, indent, before string, n int) {
	for _, i := range w.random.Perm(len(list))[:n] {
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
	w.add("  %s_%s_%d:", Pick(w.random, verbs), Pick(w.random, nouns), number)
	if w.random.IntN(3) == 0 {
		w.add("    # %s", Pick(w.random, remarks))
	}
	w.add("    enable_cache: %v", w.random.IntN(2) == 0)
	if w.random.IntN(2) == 0 {
		w.add("    step_operator: %s", Pick(w.random, []string{"vertex_gpu", "sagemaker_cpu", "k8s_large"}))
	}
	w.lines = append(w.lines, "    parameters:", "      learning_rate: 0.01")
	w.add("      n_estimators: %d", 10+w.random.IntN(890))
	if w.random.IntN(2) == 0 {
		w.lines = append(w.lines, "    settings:", "      docker:", "        requirements:")
		w.some(packages, "          ", "- ", 1+w.random.IntN(2))
	}
	if w.random.IntN(5) < 2 {
		w.add("    environment:")
		w.some(env, "      ", "", 1+w.random.IntN(2))
	}
	if w.random.IntN(3) == 0 {
		w.lines = append(w.lines, "    retry:", "      max_retries: 3", "      delay: 10")
	}
}
