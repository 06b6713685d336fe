package schema

// deploymentDescriptions describes DeploymentSettings
// (zenml/config/deployment_settings.py), read by the web server in zenml/deployers/server/app.py.
var deploymentDescriptions = map[string]description{
	"settings.deployment": {
		"The web server of a pipeline that is deployed as a service. It is for pipelines only: on a step ZenML refuses it.",
		"deployment:\n  app_title: Churn\n  uvicorn_workers: 2",
	},
	"settings.deployment.app_title": {
		"The title of the service in its API documentation.",
		"app_title: Churn",
	},
	"settings.deployment.app_description": {
		"What the service is, in its API documentation.",
		"app_description: Predicts which customers leave",
	},
	"settings.deployment.app_version": {
		"The version in the API documentation; quote it, for 1.10 without quotes is a number and refused.",
		"app_version: \"1.10\"",
	},
	"settings.deployment.app_kwargs": {
		"Further arguments for the application, by default one of FastAPI. They win over the keys beside this one.",
		"app_kwargs:\n  redirect_slashes: false",
	},
	"settings.deployment.include_default_endpoints": {
		"Which of ZenML's own endpoints the service has, as a sum: 1 docs, 2 redoc, 4 invoke, 8 health, 16 info, 32 metrics, 64 dashboard, 128 submit. Names and lists are refused, and true means 1.",
		"include_default_endpoints: 255",
	},
	"settings.deployment.include_default_middleware": {
		"Which of ZenML's own middleware is used, as a sum: 1 CORS, 2 secure headers. Names and lists are refused, and true means 1.",
		"include_default_middleware: 3",
	},
	"settings.deployment.root_url_path": {
		"The path in front of all others when a proxy serves the application below one.",
		"root_url_path: /churn",
	},
	"settings.deployment.api_url_path": {
		"The path in front of invoke, submit, health, info and metrics.",
		"api_url_path: /api",
	},
	"settings.deployment.docs_url_path": {
		"Where the interactive documentation of the API is.",
		"docs_url_path: /docs",
	},
	"settings.deployment.redoc_url_path": {
		"Where the documentation of the API in the form of ReDoc is.",
		"redoc_url_path: /redoc",
	},
	"settings.deployment.invoke_url_path": {
		"Where a POST runs the pipeline and waits for its result.",
		"invoke_url_path: /invoke",
	},
	"settings.deployment.submit_url_path": {
		"Where a POST starts the pipeline and does not wait.",
		"submit_url_path: /submit",
	},
	"settings.deployment.health_url_path": {
		"Where the service says that it is alive; deployers ask here.",
		"health_url_path: /health",
	},
	"settings.deployment.info_url_path": {
		"Where the service says what it runs.",
		"info_url_path: /info",
	},
	"settings.deployment.metrics_url_path": {
		"Where the service says how often and how long it ran.",
		"metrics_url_path: /metrics",
	},
	"settings.deployment.dashboard_files_path": {
		"A folder with an index.html that takes the place of ZenML's page. It counts from the source root and cannot be absolute.",
		"dashboard_files_path: ui/dist",
	},
	"settings.deployment.cors": {
		"Which web pages of other origins may call the service.",
		"cors:\n  allow_origins: [\"https://app.example.com\"]",
	},
	"settings.deployment.cors.allow_origins": {
		"The origins that may call; by default all. A list here replaces the default.",
		"allow_origins: [\"https://app.example.com\"]",
	},
	"settings.deployment.cors.allow_methods": {
		"The HTTP methods they may use; by default GET, POST and OPTIONS.",
		"allow_methods: [GET, POST]",
	},
	"settings.deployment.cors.allow_headers": {
		"The request headers they may send; by default all.",
		"allow_headers: [Authorization, Content-Type]",
	},
	"settings.deployment.cors.allow_credentials": {
		"Whether browsers may send cookies and credentials; name the origins then.",
		"allow_credentials: true",
	},
	"settings.deployment.secure_headers": {
		"Security headers of every answer: true for the usual value, false for none, or the value.",
		"secure_headers:\n  xfo: DENY",
	},
	"settings.deployment.secure_headers.server": {
		"The Server header; true puts the id of the deployment there.",
		"server: false",
	},
	"settings.deployment.secure_headers.hsts": {
		"The Strict-Transport-Security header: browsers then insist on HTTPS.",
		"hsts: max-age=63072000",
	},
	"settings.deployment.secure_headers.xfo": {
		"The X-Frame-Options header: who may show the service in a frame.",
		"xfo: DENY",
	},
	"settings.deployment.secure_headers.content": {
		"The X-Content-Type-Options header: browsers then do not guess types.",
		"content: nosniff",
	},
	"settings.deployment.secure_headers.csp": {
		"The Content-Security-Policy header: what the service's pages may load.",
		"csp: \"default-src 'self'\"",
	},
	"settings.deployment.secure_headers.referrer": {
		"The Referrer-Policy header: what links tell other sites.",
		"referrer: no-referrer",
	},
	"settings.deployment.secure_headers.cache": {
		"The Cache-Control header: whether answers may be kept.",
		"cache: no-store",
	},
	"settings.deployment.secure_headers.permissions": {
		"The Permissions-Policy header: what of the device the pages may use.",
		"permissions: camera=()",
	},
	"settings.deployment.thread_pool_size": {
		"How many requests a worker can run at a time.",
		"thread_pool_size: 10",
	},
	"settings.deployment.async_execution_thread_pool_size": {
		"How many runs that were submitted, and that nobody waits for, a worker executes at a time.",
		"async_execution_thread_pool_size: 10",
	},
	"settings.deployment.startup_hook": {
		"A function that is called when the server starts, with the application's runner as `app_runner`.",
		"startup_hook: service.warm_up",
	},
	"settings.deployment.shutdown_hook": {
		"A function that is called when the server stops, with the application's runner as `app_runner`.",
		"shutdown_hook: service.close",
	},
	"settings.deployment.startup_hook_kwargs": {
		"Further arguments of the startup hook.",
		"startup_hook_kwargs:\n  size: 10",
	},
	"settings.deployment.shutdown_hook_kwargs": {
		"Further arguments of the shutdown hook.",
		"shutdown_hook_kwargs:\n  timeout: 5",
	},
	"settings.deployment.uvicorn_host": {
		"The address that the server listens on; by default all.",
		"uvicorn_host: 127.0.0.1",
	},
	"settings.deployment.uvicorn_port": {
		"The port that the server listens on.",
		"uvicorn_port: 8080",
	},
	"settings.deployment.uvicorn_workers": {
		"How many processes serve requests; each loads the pipeline for itself.",
		"uvicorn_workers: 2",
	},
	"settings.deployment.uvicorn_reload": {
		"Whether the server starts anew when the code changes; for development.",
		"uvicorn_reload: true",
	},
	"settings.deployment.log_level": {
		"How much the server logs, as a number: 10 debug, 20 info, 30 warning, 40 error, 50 critical. Names such as `INFO` are refused.",
		"log_level: 20",
	},
	"settings.deployment.uvicorn_kwargs": {
		"Further arguments of uvicorn. They win over the keys beside this one.",
		"uvicorn_kwargs:\n  timeout_keep_alive: 30",
	},
	"settings.deployment.deployment_app_runner_flavor": {
		"The class of the flavor that builds and runs the application, in place of ZenML's.",
		"deployment_app_runner_flavor: service.RunnerFlavor",
	},
	"settings.deployment.deployment_app_runner_kwargs": {
		"Arguments of that flavor's runner.",
		"deployment_app_runner_kwargs:\n  debug: true",
	},
	"settings.deployment.deployment_service_class": {
		"The class that runs the pipeline for a request, in place of ZenML's.",
		"deployment_service_class: service.Service",
	},
	"settings.deployment.deployment_service_kwargs": {
		"Arguments of that class.",
		"deployment_service_kwargs:\n  retries: 2",
	},
}
