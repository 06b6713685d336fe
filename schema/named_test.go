package schema_test

import (
	"slices"
	"testing"

	"github.com/settings-ls/settings-ls/schema"
)

func TestConstants(t *testing.T) {
	for _, test := range []struct{ release, name, want string }{
		{"0.98.0", "zenml.integrations.constants.MLFLOW", "mlflow"},
		{"0.98.0", "zenml.integrations.constants.PYTORCH_L", "pytorch_lightning"},
		{"0.98.0", "zenml.integrations.constants.mlflow", ""},
		{"0.98.0", "zenml.integrations.MLFLOW", ""},
		{"0.98.0", "zenml.config.docker_settings.PythonPackageInstaller.UV", "uv"},
		{"0.98.0", "zenml.config.docker_settings.PythonPackageInstaller.uv", ""},
		{"0.98.0", "zenml.config.constants.DEPLOYMENT_SETTINGS_KEY", "deployment"},
		{"0.75.0", "zenml.config.constants.DEPLOYMENT_SETTINGS_KEY", ""},
		{"0.98.0", "zenml.config.constants.MLFLOW", ""},
		{"0.75.0", "zenml.config.docker_settings.PythonEnvironmentExportMethod.PIP_FREEZE", "pip_freeze"},
	} {
		release, err := schema.Load(test.release)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := release.Constant(test.name); got != test.want || ok != (test.want != "") {
			t.Errorf("%s in %s is %q, want %q", test.name, test.release, got, test.want)
		}
	}
}

func TestModels(t *testing.T) {
	release, err := schema.Load("0.98.0")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"zenml.config.DockerSettings": true, "zenml.config.docker_settings.DockerBuildConfig": true, "zenml.client.Client": false,
		"zenml.integrations.kubernetes.flavors.KubernetesOrchestratorSettings": true,
	} {
		if got := release.HasModel(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestExports(t *testing.T) {
	release, err := schema.Load("0.98.0")
	if err != nil {
		t.Fatal(err)
	}
	for module, name := range map[string]string{"zenml": "pipeline", "zenml.config": "DockerSettings", "zenml.integrations.constants": "S3"} {
		if !release.Exports(module, name) || release.Exports(module, "other") {
			t.Errorf("%s exports %s", module, name)
		}
	}
}

func TestKeywords(t *testing.T) {
	for _, test := range []struct {
		release, function, keyword string
		want                       bool
	}{
		{"0.98.0", "step", "settings", true},
		{"0.98.0", "step", "setings", false},
		{"0.98.0", "step", "dynamic", false},
		{"0.98.0", "step.with_options", "merge", true},
		{"0.98.0", "pipeline", "dynamic", true},
		{"0.84.3", "pipeline", "dynamic", false},
		{"0.98.0", "pipeline.with_options", "config_path", true},
		{"0.98.0", "pipeline.with_options", "settings", true},
		{"0.98.0", "pipeline.build", "settings", true},
		{"0.98.0", "BaseStep", "parameters", true},
		{"0.98.0", "other", "settings", false},
	} {
		release, err := schema.Load(test.release)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(release.Keywords(test.function), test.keyword); got != test.want {
			t.Errorf("%s: %s(%s=): %v", test.release, test.function, test.keyword, got)
		}
	}
}
