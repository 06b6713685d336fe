package schema

// resourceDescriptions describes ResourceSettings and PoolResourceDemand
// (zenml/config/resource_settings.py). Whether a request is heard depends on the orchestrator.
var resourceDescriptions = map[string]description{
	"settings.resources": {
		"The hardware that steps ask for. Orchestrators that cannot give it ignore it; on a step it is merged over the pipeline's.",
		"resources:\n  cpu_count: 4\n  memory: 16GB",
	},
	"settings.resources.cpu_count": {
		"How many processor cores, above 0; fractions are fine.",
		"cpu_count: 0.5",
	},
	"settings.resources.gpu_count": {
		"How many graphics processors, as a whole number. The image must have the drivers' libraries.",
		"gpu_count: 1",
	},
	"settings.resources.gpu_class": {
		"The class of graphics processor to ask a resource pool for.",
		"gpu_class: a100",
	},
	"settings.resources.memory": {
		"How much memory: a whole number and, without a blank, one of B, KB, KiB, MB, MiB, GB, GiB, TB, TiB, PB, PiB.",
		"memory: 16GiB",
	},
	"settings.resources.resources": {
		"What to ask a resource pool for beside processors and memory: a name, amounts by name, a demand or a list of demands.",
		"resources:\n  tpu: 2",
	},
	"settings.resources.resources.*": {
		"How much of this resource, 1 or more.",
		"tpu: 2",
	},
	"settings.resources.resources.*.quantity": {
		"How much is asked for, 1 or more.",
		"quantity: 2",
	},
	"settings.resources.resources.*.name": {
		"The name of the resource in the pool.",
		"name: tpu",
	},
	"settings.resources.resources.*.kind": {
		"The kind of resource, where any of that kind will do.",
		"kind: gpu",
	},
	"settings.resources.resources.*.unit": {
		"The unit of the quantity.",
		"unit: GiB",
	},
	"settings.resources.resources.*.class": {
		"The class of capacity that it has to be.",
		"class: a100",
	},
	"settings.resources.resources.*.class_name": {
		"The class of capacity, as `class`.",
		"class_name: a100",
	},
	"settings.resources.resources.*.resource_selector": {
		"What the resource's own fields and attributes have to be.",
		"resource_selector:\n  vendor: nvidia",
	},
	"settings.resources.resources.*.class_selector": {
		"What the fields and attributes of its class have to be.",
		"class_selector:\n  zone: eu-west",
	},
	"settings.resources.pool_resources": {
		"The old name of `resources`, which wins where both are set.",
		"pool_resources:\n  tpu: 2",
	},
	"settings.resources.reclaim_tolerance": {
		"Whether a resource pool may take the resources back: `none`, `coordinated` or `any`.",
		"reclaim_tolerance: coordinated",
	},
	"settings.resources.preemptible": {
		"The old name of `reclaim_tolerance`: true means `coordinated`, false means `none`.",
		"preemptible: false",
	},
	"settings.resources.allocation_wait_timeout_seconds": {
		"How many seconds to wait for a resource pool before the step fails, by default an hour.",
		"allocation_wait_timeout_seconds: 600",
	},
	"settings.resources.initialization_lease_seconds": {
		"How many seconds resources stay reserved while the step is starting, by default an hour.",
		"initialization_lease_seconds: 900",
	},
	"settings.resources.min_replicas": {
		"How many instances a deployed pipeline keeps at least; 0 lets it go to sleep where the platform can. Not above `max_replicas`.",
		"min_replicas: 1",
	},
	"settings.resources.max_replicas": {
		"How many instances a deployed pipeline has at most; 0 sets no limit.",
		"max_replicas: 3",
	},
	"settings.resources.autoscaling_metric": {
		"What the number of instances of a deployed pipeline follows: `cpu`, `memory`, `concurrency` or `rps`.",
		"autoscaling_metric: concurrency",
	},
	"settings.resources.autoscaling_target": {
		"The value of the metric that is aimed at, such as 70 for 70 % of a processor.",
		"autoscaling_target: 70",
	},
	"settings.resources.max_concurrency": {
		"How many requests one instance of a deployed pipeline answers at a time.",
		"max_concurrency: 20",
	},
}
