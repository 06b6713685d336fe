package schema

// runDescriptions describes PipelineRunConfiguration
// (zenml/config/pipeline_run_configuration.py). What of a file reaches the run is decided in
// Compiler._apply_run_configuration (zenml/config/compiler.py).
var runDescriptions = map[string]description{
	"run_name": {
		"The name of the run, which must not be taken in its project: put `{date}` and `{time}` into it when the file is used more than once. Other placeholders have to be listed below `substitutions`.",
		"run_name: training_{date}_{time}",
	},
	"enable_cache": {
		"Whether steps may take over the outputs of an earlier run with the same code and inputs. It overrides what the code says; a step's own entry in this file overrides it.",
		"enable_cache: false",
	},
	"enable_artifact_metadata": {
		"Whether metadata is extracted from the outputs of the steps, such as the shape of a data frame.",
		"enable_artifact_metadata: false",
	},
	"enable_artifact_visualization": {
		"Whether outputs get a picture for the dashboard; turning it off saves time on large ones.",
		"enable_artifact_visualization: false",
	},
	"enable_step_logs": {
		"Whether what the steps print is kept with the run.",
		"enable_step_logs: false",
	},
	"enable_pipeline_logs": {
		"Whether what is printed while the run is prepared, such as the build of its images, is kept with it.",
		"enable_pipeline_logs: false",
	},
	"enable_heartbeat": {
		"Whether running steps report that they are alive, so that the server notices one that died.",
		"enable_heartbeat: false",
	},
	"schedule": {
		"When the pipeline is run again without you. It needs a time to go by, `cron_expression`, `start_time` with `interval_second` or `run_once_start_time`, and an orchestrator that can schedule.",
		"schedule:\n  cron_expression: \"0 3 * * *\"",
	},
	"build": {
		"The UUID of an earlier build whose images are used instead of building new ones, or that build written out. The docker settings of this file then build nothing.",
		"build: 3f4b8b9e-2d6c-4f0e-9a51-0c6a3c1f7d2e",
	},
	"steps": {
		"What differs for single steps, by the name that the step has in the pipeline (`train`, `train_2` for its second use). ZenML only warns of a name that the pipeline does not have.",
		"steps:\n  train:\n    enable_cache: false",
	},
	"settings": {
		"Settings for all steps: `docker`, `resources`, `deployment`, and those of stack components as `TYPE`, `TYPE.FLAVOR` or `TYPE:NAME`. Every other key is refused.",
		"settings:\n  docker:\n    apt_packages: [git]",
	},
	"settings.*": {
		"Settings of a stack component: `TYPE` for the one in the stack, `TYPE.FLAVOR` for one of that flavor, `TYPE:NAME` for that very one. Those of a component that the active stack does not have are left out.",
		"orchestrator.kubernetes:\n  kubernetes_namespace: ml",
	},
	"environment": {
		"Environment variables of all steps, set when they run and not written into the image. Values become strings as Python prints them; on a step they have to be strings already.",
		"environment:\n  LOG_LEVEL: info",
	},
	"environment.*": {
		"One variable. `${NAME}` is replaced on the machine that starts the run, which is refused where NAME is not set.",
		"LOG_LEVEL: info",
	},
	"secrets": {
		"Names or UUIDs of ZenML secrets whose values the steps get as environment variables. Each must exist when the run is started; a step's list is added to the pipeline's.",
		"secrets: [warehouse, huggingface]",
	},
	"tags": {
		"Tags of the run: names, or mappings that also give a color or pass the tag on. Tags in the code are kept.",
		"tags:\n  - nightly\n  - name: candidate\n    cascade: true",
	},
	"extra": {
		"Values of your own that the run keeps and steps can read; ZenML does nothing with them. A step's mapping is merged over the pipeline's.",
		"extra:\n  team: fraud",
	},
	"extra.*": {
		"A value of your own; any YAML will do.",
		"team: fraud",
	},
	"model": {
		"The model in ZenML's registry that the run works on. On a step it takes the place of the pipeline's as a whole.",
		"model:\n  name: churn\n  version: production",
	},
	"parameters": {
		"Arguments of the pipeline function. Giving an argument another value in the code as well is an error.",
		"parameters:\n  epochs: 10",
	},
	"parameters.*": {
		"The argument of this name. For a pydantic model, write its fields as a mapping.",
		"epochs: 10",
	},
	"retry": {
		"How often and how soon a failed step is tried again. On a step it takes the place of the pipeline's as a whole: keys left out there go back to their defaults.",
		"retry:\n  max_retries: 3\n  delay: 10\n  backoff: 2",
	},
	"substitutions": {
		"Placeholders of your own for `run_name` and for the names of models and artifacts, beside `{date}` and `{time}`. Values have to be strings.",
		"substitutions:\n  region: eu",
	},
	"substitutions.*": {
		"What stands for the placeholder of this name.",
		"region: eu",
	},
	"cache_policy": {
		"What decides whether a step's earlier result fits: `default`, or a mapping. `include_...: false` here does not reach the steps, whose own default puts it back to true: write it on the step.",
		"cache_policy:\n  expires_after: 86400",
	},
	"execution_mode": {
		"What happens when a step fails: `fail_fast` stops the running ones, `stop_on_failure` starts no more, `continue_on_failure` runs all that do not need it, which is the default.",
		"execution_mode: fail_fast",
	},
	"init_hook_source": {
		"A function that prepares what all steps share. From a file ZenML only checks the value and does not use it; written as `on_init` it is used.",
		"init_hook_source: hooks.prepare",
	},
	"init_hook_kwargs": {
		"Arguments of the init hook. From a file ZenML does not use them; written as `on_init_kwargs` beside `on_init` they are used.",
		"init_hook_kwargs:\n  warm: true",
	},
	"cleanup_hook_source": {
		"A function that cleans up after the run. From a file ZenML does not use it; written as `on_cleanup` it is used.",
		"cleanup_hook_source: hooks.clean_up",
	},
	"failure_hook_source": {
		"A function that is called after a failure. From a file ZenML uses it only on a step; for the whole pipeline write `on_failure`.",
		"failure_hook_source: hooks.alert",
	},
	"success_hook_source": {
		"A function that is called after a success. From a file ZenML uses it only on a step; for the whole pipeline write `on_success`.",
		"success_hook_source: hooks.report",
	},
	"start_hook_source": {
		"A function that is called at the start. From a file ZenML uses it only on a step; for the whole pipeline write `on_start`.",
		"start_hook_source: hooks.announce",
	},
	"end_hook_source": {
		"A function that is called at the end, however it went. From a file ZenML uses it only on a step; for the whole pipeline write `on_end`.",
		"end_hook_source: hooks.finish",
	},
	"pause_hook_source": {
		"A function that is called when a dynamic pipeline pauses. From a file ZenML does not use it; written as `on_pause` it is used.",
		"pause_hook_source: hooks.paused",
	},
	"resume_hook_source": {
		"A function that is called when a paused dynamic pipeline goes on. From a file ZenML does not use it; written as `on_resume` it is used.",
		"resume_hook_source: hooks.resumed",
	},
}
