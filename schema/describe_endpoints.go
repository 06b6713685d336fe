package schema

// endpointDescriptions describes what a deployment adds to its web server: EndpointSpec,
// MiddlewareSpec and AppExtensionSpec (zenml/config/deployment_settings.py).
var endpointDescriptions = map[string]description{
	"settings.deployment.custom_endpoints": {
		"Endpoints of your own.",
		"custom_endpoints:\n  - {path: /version, method: GET, handler: service.version}",
	},
	"settings.deployment.custom_endpoints.*": {
		"One endpoint; it has to have `path`, `method` and `handler`.",
		"path: /version\nmethod: GET\nhandler: service.version",
	},
	"settings.deployment.custom_endpoints.*.path": {
		"The path of the endpoint.",
		"path: /version",
	},
	"settings.deployment.custom_endpoints.*.method": {
		"The HTTP method: `GET`, `POST`, `PUT`, `PATCH` or `DELETE`, in upper case.",
		"method: GET",
	},
	"settings.deployment.custom_endpoints.*.handler": {
		"The function that answers, or a class or function that makes it and takes `app_runner`.",
		"handler: service.version",
	},
	"settings.deployment.custom_endpoints.*.native": {
		"Whether the handler is something of the web framework's own, such as a router of FastAPI.",
		"native: true",
	},
	"settings.deployment.custom_endpoints.*.auth_required": {
		"Whether callers need the deployment's key, where it has one.",
		"auth_required: false",
	},
	"settings.deployment.custom_endpoints.*.init_kwargs": {
		"Arguments of the class or function that makes the handler.",
		"init_kwargs:\n  verbose: true",
	},
	"settings.deployment.custom_endpoints.*.extra_kwargs": {
		"Further arguments for the web framework when the endpoint is registered.",
		"extra_kwargs:\n  tags: [info]",
	},
	"settings.deployment.custom_middlewares": {
		"Middleware of your own, around every request.",
		"custom_middlewares:\n  - middleware: service.Timing",
	},
	"settings.deployment.custom_middlewares.*": {
		"One middleware; it has to have `middleware`.",
		"middleware: service.Timing",
	},
	"settings.deployment.custom_middlewares.*.middleware": {
		"The ASGI middleware, a class or a function.",
		"middleware: service.Timing",
	},
	"settings.deployment.custom_middlewares.*.native": {
		"Whether it is something of the web framework's own.",
		"native: true",
	},
	"settings.deployment.custom_middlewares.*.order": {
		"Meant for its place among the others; ZenML up to 0.98 does not read it and goes by the list.",
		"order: 10",
	},
	"settings.deployment.custom_middlewares.*.init_kwargs": {
		"Arguments of the middleware.",
		"init_kwargs:\n  header: X-Time",
	},
	"settings.deployment.custom_middlewares.*.extra_kwargs": {
		"Further arguments for the web framework when the middleware is added.",
		"extra_kwargs:\n  debug: true",
	},
	"settings.deployment.app_extensions": {
		"Code that gets hold of the application while it is built and may change it.",
		"app_extensions:\n  - extension: service.add_login",
	},
	"settings.deployment.app_extensions.*": {
		"One extension; it has to have `extension`.",
		"extension: service.add_login",
	},
	"settings.deployment.app_extensions.*.extension": {
		"A function that takes `app_runner`, or a class derived from BaseAppExtension.",
		"extension: service.add_login",
	},
	"settings.deployment.app_extensions.*.extension_kwargs": {
		"Arguments of the extension.",
		"extension_kwargs:\n  realm: internal",
	},
}
