package schema

// stepDescriptions describes what StepConfigurationUpdate has of its own
// (zenml/config/step_configurations.py); the rest is described at the run.
var stepDescriptions = map[string]description{
	"steps.*": {
		"What differs for this step, merged over the pipeline's. An empty step is refused: write `{}` or leave it out.",
		"train:\n  enable_cache: false\n  settings:\n    resources: {gpu_count: 1}",
	},
	"steps.*.enable_cache": {
		"Whether this step may take over the outputs of an earlier run. It overrides the run's `enable_cache` and the code.",
		"enable_cache: false",
	},
	"steps.*.step_operator": {
		"The step operator of the stack that runs this step instead of the orchestrator: its name, or true for the only one.",
		"step_operator: vertex",
	},
	"steps.*.experiment_tracker": {
		"The experiment tracker that this step logs to: its name, or true for the only one in the stack.",
		"experiment_tracker: mlflow",
	},
	"steps.*.parameters": {
		"Arguments of the step function. Outputs of other steps cannot be given here.",
		"parameters:\n  learning_rate: 0.01",
	},
	"steps.*.settings": {
		"Settings for this step, merged over the pipeline's: mappings merge, lists replace, null inherits. `deployment` is for pipelines only.",
		"settings:\n  docker:\n    requirements: [torch]",
	},
	"steps.*.environment": {
		"Environment variables of this step, set when it runs and merged over the pipeline's. Values have to be strings: quote numbers and `on`.",
		"environment:\n  WORKERS: \"4\"",
	},
	"steps.*.secrets": {
		"Secrets whose values this step gets as environment variables, in addition to the pipeline's.",
		"secrets: [warehouse]",
	},
	"steps.*.failure_hook_source": {
		"A function that is called when this step fails; it may take the exception as its argument.",
		"failure_hook_source: hooks.alert",
	},
	"steps.*.success_hook_source": {
		"A function without arguments that is called when this step succeeds.",
		"success_hook_source: hooks.report",
	},
	"steps.*.start_hook_source": {
		"A function without arguments that is called before this step starts.",
		"start_hook_source: hooks.announce",
	},
	"steps.*.end_hook_source": {
		"A function that is called after this step, whether it failed or not.",
		"end_hook_source: hooks.finish",
	},
	"steps.*.substitutions": {
		"Placeholders for the names of this step's artifacts and model, merged over the pipeline's.",
		"substitutions:\n  region: eu",
	},
	"steps.*.cache_policy": {
		"What decides whether an earlier result of this step fits: `default`, or a mapping.",
		"cache_policy:\n  ignored_inputs: [report_name]",
	},
	"steps.*.runtime": {
		"Where a step of a dynamic pipeline runs: `inline` beside the pipeline function, `isolated` in a container of its own. Other pipelines ignore it.",
		"runtime: isolated",
	},
	"steps.*.heartbeat_healthy_threshold": {
		"After how many minutes without a sign of life the step counts as dead: 10 to 60, by default 30.",
		"heartbeat_healthy_threshold: 45",
	},
	"steps.*.group": {
		"Shows the step in the dashboard together with others of the same group id.",
		"group:\n  id: preprocessing",
	},
	"steps.*.group.id": {
		"What steps of the same group have in common. It has to be there.",
		"id: preprocessing",
	},
	"steps.*.group.name": {
		"The name that the dashboard shows for the group.",
		"name: Preprocessing",
	},
	"steps.*.group.type": {
		"`manual` for groups of your own, `map` for those that ZenML makes of mapped steps.",
		"type: manual",
	},
	"steps.*.outputs": {
		"How single outputs of the step are stored, by the name of the output. A name that the step does not have is refused.",
		"outputs:\n  output:\n    materializer_source: materializers.ParquetMaterializer",
	},
	"steps.*.outputs.*": {
		"How this output is stored.",
		"output:\n  materializer_source: materializers.ParquetMaterializer",
	},
	"steps.*.outputs.*.materializer_source": {
		"The class that writes and reads the output, or a list of them for an output of several types. It has to be importable where the run is started.",
		"materializer_source: materializers.ParquetMaterializer",
	},
	"steps.*.outputs.*.default_materializer_source": {
		"The class for outputs whose type is known only when the step runs.",
		"default_materializer_source: materializers.ParquetMaterializer",
	},
	"steps.*.outputs.*.artifact_config": {
		"Name, version and tags of the artifact that the output becomes. What the code says about the output wins.",
		"artifact_config:\n  name: features",
	},
	"steps.*.outputs.*.artifact_config.name": {
		"The artifact's name; it may have placeholders.",
		"name: features_{date}",
	},
	"steps.*.outputs.*.artifact_config.version": {
		"The version of the artifact; without it ZenML counts up.",
		"version: \"2024.1\"",
	},
	"steps.*.outputs.*.artifact_config.tags": {
		"Tags of the artifact.",
		"tags: [gold]",
	},
	"steps.*.outputs.*.artifact_config.run_metadata": {
		"Metadata to keep with the artifact, by name.",
		"run_metadata:\n  rows: 1000",
	},
	"steps.*.outputs.*.artifact_config.artifact_type": {
		"What kind of thing the artifact is, where the materializer does not tell.",
		"artifact_type: ModelArtifact",
	},
}
