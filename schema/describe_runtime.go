package schema

// sourceKeys are the keys whose value names Python code: a dotted path, or a mapping of
// module, attribute and type (Source in zenml/config/source.py).
var sourceKeys = map[string]bool{
	"init_hook_source":                                    true,
	"cleanup_hook_source":                                 true,
	"failure_hook_source":                                 true,
	"success_hook_source":                                 true,
	"start_hook_source":                                   true,
	"end_hook_source":                                     true,
	"pause_hook_source":                                   true,
	"resume_hook_source":                                  true,
	"cache_policy.cache_func":                             true,
	"cache_policy.source_dependencies":                    true,
	"steps.*.outputs.*.materializer_source":               true,
	"steps.*.outputs.*.default_materializer_source":       true,
	"settings.deployment.startup_hook":                    true,
	"settings.deployment.shutdown_hook":                   true,
	"settings.deployment.deployment_app_runner_flavor":    true,
	"settings.deployment.deployment_service_class":        true,
	"settings.deployment.custom_endpoints.*.handler":      true,
	"settings.deployment.custom_middlewares.*.middleware": true,
	"settings.deployment.app_extensions.*.extension":      true,
}

// runtimeDescriptions describes what steers a run while it runs: Schedule,
// StepRetryConfig, CachePolicy (zenml/config), Tag (zenml/utils/tag_utils.py), builds
// (zenml/models/v2/core/pipeline_build.py) and references to code.
var runtimeDescriptions = map[string]description{
	"schedule.name": {
		"The name of the schedule; without one it is made of the pipeline's name and the time.",
		"name: nightly",
	},
	"schedule.cron_expression": {
		"When to run, as five fields of cron; it goes before start time and interval. ZenML does not check it, the orchestrator does, and which time zone it means depends on that too.",
		"cron_expression: \"0 3 * * *\"",
	},
	"schedule.start_time": {
		"When the schedule begins; with `interval_second` this is enough for a schedule. Without a time zone it is the local time of the machine that starts the run.",
		"start_time: 2026-01-01T03:00:00+00:00",
	},
	"schedule.end_time": {
		"When the schedule ends. Without a time zone it is the local time of the machine that starts the run.",
		"end_time: 2026-12-31T23:59:59+00:00",
	},
	"schedule.interval_second": {
		"The time between two runs, in seconds or as an ISO 8601 duration; it needs `start_time`, and 0 counts as not given.",
		"interval_second: 3600",
	},
	"schedule.catchup": {
		"Whether runs that were missed while the schedule was paused are made up for. Leave it off when the pipeline fills gaps itself.",
		"catchup: false",
	},
	"schedule.run_once_start_time": {
		"A moment at which the pipeline is run once, and not again.",
		"run_once_start_time: 2026-01-01T03:00:00+00:00",
	},
	"retry.max_retries": {
		"How often a failed step is tried again: 1 or more.",
		"max_retries: 3",
	},
	"retry.delay": {
		"Seconds to wait before the first retry.",
		"delay: 10",
	},
	"retry.backoff": {
		"What the delay is multiplied by after each retry. With the default 0 only the first retry waits; 1 keeps the delay, 2 doubles it.",
		"backoff: 2",
	},
	"cache_policy.include_step_code": {
		"Whether changed code of the step function makes the earlier result unfit.",
		"include_step_code: false",
	},
	"cache_policy.include_step_parameters": {
		"Whether other parameters make the earlier result unfit.",
		"include_step_parameters: false",
	},
	"cache_policy.include_artifact_values": {
		"Whether inputs are compared by their content, where that can be hashed.",
		"include_artifact_values: false",
	},
	"cache_policy.include_artifact_ids": {
		"Whether inputs that cannot be compared by content are compared by the id of their artifact.",
		"include_artifact_ids: false",
	},
	"cache_policy.ignored_inputs": {
		"Names of inputs that may change without the step running again.",
		"ignored_inputs: [report_name]",
	},
	"cache_policy.file_dependencies": {
		"Files whose changed content makes the step run again. Paths count from the source root, and a missing file is an error when the step starts.",
		"file_dependencies: [sql/features.sql]",
	},
	"cache_policy.source_dependencies": {
		"Modules, classes or functions whose changed code makes the step run again, as dotted paths.",
		"source_dependencies: [features.build]",
	},
	"cache_policy.cache_func": {
		"A function without arguments that returns a string; another string makes the step run again.",
		"cache_func: caching.data_version",
	},
	"cache_policy.expires_after": {
		"After how many seconds a result is too old to be taken again.",
		"expires_after: 86400",
	},
	"tags.*": {
		"A tag with more than its name.",
		"name: candidate",
	},
	"tags.*.name": {
		"The name of the tag.",
		"name: candidate",
	},
	"tags.*.color": {
		"The color of the tag in the dashboard, such as `green`, `orange` or `blue`.",
		"color: green",
	},
	"tags.*.exclusive": {
		"Whether only one run of the pipeline carries the tag: giving it to a run takes it from the one before.",
		"exclusive: true",
	},
	"tags.*.cascade": {
		"Whether the artifacts that the run makes get the tag too.",
		"cascade: true",
	},
	"build.images": {
		"The images of the build, by the name of their place in it.",
		"images:\n  orchestrator:\n    image: acme/train@sha256:5f6e",
	},
	"build.images.*": {
		"One image of the build.",
		"orchestrator:\n  image: acme/train@sha256:5f6e",
	},
	"build.images.*.image": {
		"The name or digest of the image.",
		"image: acme/train@sha256:5f6e",
	},
	"build.images.*.dockerfile": {
		"The text of the Dockerfile that the image was built from, for the record.",
		"dockerfile: \"FROM acme/base:1\"",
	},
	"build.images.*.requirements": {
		"The Python packages that were installed, for the record.",
		"requirements: pandas==2.2.2",
	},
	"build.images.*.settings_checksum": {
		"Identifies the docker settings of the build; ZenML warns when those of the run differ.",
		"settings_checksum: 5f6e0f2c",
	},
	"build.images.*.contains_code": {
		"Whether your code is in the image, which may then be older than what is on this machine.",
		"contains_code: false",
	},
	"build.images.*.requires_code_download": {
		"Whether the code has to be downloaded when a step starts.",
		"requires_code_download: true",
	},
	"build.is_local": {
		"Whether the images lie on this machine and not in a registry. It has to be there.",
		"is_local: false",
	},
	"build.contains_code": {
		"Whether one of the images has your code in it. It has to be there.",
		"contains_code: false",
	},
	"build.zenml_version": {
		"The ZenML release of the build.",
		"zenml_version: 0.98.0",
	},
	"build.python_version": {
		"The Python release of the build; quote it, for 3.10 without quotes is 3.1.",
		"python_version: \"3.11\"",
	},
	"build.duration": {
		"How many seconds the build took.",
		"duration: 120",
	},
	"source.module": {
		"The Python module that holds the code.",
		"module: hooks",
	},
	"source.attribute": {
		"The function or class in the module; without it the module itself is meant.",
		"attribute: alert",
	},
	"source.type": {
		"Where the code comes from; `unknown` lets ZenML find out.",
		"type: unknown",
	},
}
