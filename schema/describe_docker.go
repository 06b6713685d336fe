package schema

// dockerDescriptions describes DockerSettings (zenml/config/docker_settings.py); what
// each key does is zenml/utils/pipeline_docker_image_builder.py.
var dockerDescriptions = map[string]description{
	"settings.docker": {
		"How the container images of the run are built. On a step it is merged over the pipeline's: mappings merge, lists replace, null inherits; `docker:` with nothing below it is refused.",
		"docker:\n  parent_image: acme/train:7\n  apt_packages: [git]",
	},
	"settings.docker.parent_image": {
		"The image in the FROM line; without it ZenML's own image for its release and your Python is taken. A custom image must have Python and ZenML in it, and is ignored when `dockerfile` is set.",
		"parent_image: acme/train:7",
	},
	"settings.docker.image_tag": {
		"The tag of the images that are built. A pipeline with several images gives the same tag to each, so only the last one built keeps it.",
		"image_tag: v1",
	},
	"settings.docker.dockerfile": {
		"A Dockerfile of your own that is built first; what else is set here becomes a second image on top of it. The path counts from where the run is started, and its build sees no other file unless `build_context_root` is set.",
		"dockerfile: docker/train.Dockerfile",
	},
	"settings.docker.build_context_root": {
		"The folder that COPY and ADD in `dockerfile` can read from. It has no effect without `dockerfile`.",
		"build_context_root: .",
	},
	"settings.docker.parent_image_build_config": {
		"How the image of `dockerfile` is built; `build_config` is for the image on top of it. A platform has to be given to both.",
		"parent_image_build_config:\n  build_options:\n    platform: linux/amd64",
	},
	"settings.docker.skip_build": {
		"Runs the steps in `parent_image` as it is: nothing is installed, set or copied. `parent_image` must stand in the same block, for each block is checked before step and pipeline are merged.",
		"skip_build: true",
	},
	"settings.docker.prevent_build_reuse": {
		"Builds new images even where those of an earlier run would fit. One step that sets it is enough for the whole run.",
		"prevent_build_reuse: true",
	},
	"settings.docker.target_repository": {
		"The repository below the stack's container registry that the image is pushed to, `zenml` by default. It holds neither registry nor tag.",
		"target_repository: team/train",
	},
	"settings.docker.python_package_installer": {
		"The program that installs Python packages in the image: `uv`, which ZenML installs with pip first, or `pip`. Older releases default to pip.",
		"python_package_installer: uv",
	},
	"settings.docker.python_package_installer_cache_mount": {
		"What stands after `RUN --mount=` where packages are installed, so that BuildKit keeps the installer's cache between builds; `--no-cache-dir` is then left out. It needs an image builder that uses BuildKit.",
		"python_package_installer_cache_mount: type=cache,target=/root/.cache/uv",
	},
	"settings.docker.python_package_installer_args": {
		"Arguments of the installer without their dashes: `KEY: value` becomes `--KEY=value` and `KEY: null` becomes `--KEY`. `true` is written as `--KEY=True`, and a null on a step is dropped when the pipeline has docker settings.",
		"python_package_installer_args:\n  index-url: https://pypi.example.com/simple\n  pre: null",
	},
	"settings.docker.python_package_installer_args.*": {
		"One argument of the installer, without its dashes; null makes it a flag without a value.",
		"index-url: https://pypi.example.com/simple",
	},
	"settings.docker.disable_automatic_requirements_detection": {
		"Whether a requirements.txt or pyproject.toml in the source root is left alone when the settings name no requirements. It is true by default, so set false to have the file installed.",
		"disable_automatic_requirements_detection: false",
	},
	"settings.docker.replicate_local_python_environment": {
		"true installs what `pip freeze` prints on the machine that starts the run. A command or `poetry_export` still works but is deprecated: use `pyproject_path`.",
		"replicate_local_python_environment: true",
	},
	"settings.docker.pyproject_path": {
		"A pyproject.toml whose dependencies are exported with uv, or else with poetry, on the machine that starts the run, and installed. The path counts from where the run is started.",
		"pyproject_path: pyproject.toml",
	},
	"settings.docker.pyproject_export_command": {
		"The command that prints the dependencies of `pyproject_path` in the format of requirements.txt, a word an item; `{directory}` is the folder of that file. A plain string is refused.",
		"pyproject_export_command: [uv, export, --format=requirements-txt, \"--directory={directory}\"]",
	},
	"settings.docker.requirements": {
		"Python packages to install, as a list or as the path of a requirements file; they are installed last. The path counts from where the run is started, and a list on a step replaces the pipeline's.",
		"requirements:\n  - pandas==2.2.2\n  - scikit-learn>=1.4",
	},
	"settings.docker.required_integrations": {
		"ZenML integrations whose Python and apt packages are installed, by the names that `zenml integration list` shows. An unknown name is found only when the image is built.",
		"required_integrations: [sklearn, mlflow]",
	},
	"settings.docker.install_stack_requirements": {
		"Whether the packages that the components of the active stack need are installed. With false they have to be in the image or in `requirements`.",
		"install_stack_requirements: false",
	},
	"settings.docker.install_deployment_requirements": {
		"Whether what the web server of a deployed pipeline needs is installed in the image of the deployment. Only deployments to containers look at it.",
		"install_deployment_requirements: false",
	},
	"settings.docker.local_project_install_command": {
		"A command that installs your own project in the image after the code was copied into it. It makes ZenML copy the code, and is refused where `allow_including_files_in_images` is false, also when the two come from pipeline and step.",
		"local_project_install_command: pip install . --no-deps",
	},
	"settings.docker.apt_packages": {
		"Debian packages to install before the Python packages, each quoted as one argument. Pins such as `git=1:2.*` are fine; a list on a step replaces the pipeline's.",
		"apt_packages: [git, libgl1]",
	},
	"settings.docker.environment": {
		"ENV lines that stand before the packages are installed, with the names in upper case and the values as Python prints them: `on` is written as 'True', 1.10 as '1.1'. A quote or a line break in a value makes a Dockerfile that Docker cannot read.",
		"environment:\n  LOG_LEVEL: \"info\"",
	},
	"settings.docker.environment.*": {
		"One variable of the image, readable by everybody who has the image. Quote the value to keep it as written; `${NAME}` is replaced on the machine that starts the run.",
		"LOG_LEVEL: \"info\"",
	},
	"settings.docker.runtime_environment": {
		"ENV lines that stand last, so that changing a value does not install the packages anew. They alone are no reason to build an image.",
		"runtime_environment:\n  LOG_LEVEL: \"info\"",
	},
	"settings.docker.runtime_environment.*": {
		"One variable of the image, set after everything is installed; written as Python prints the value.",
		"LOG_LEVEL: \"info\"",
	},
	"settings.docker.user": {
		"The user that owns /app and runs the steps. It must exist in the image; ZenML does not create it.",
		"user: zenml",
	},
	"settings.docker.build_config": {
		"How ZenML's own image is built: options for Docker and the dockerignore file. Options set one level too high, such as `platform` directly here, are dropped.",
		"build_config:\n  build_options:\n    platform: linux/amd64",
	},
	"settings.docker.allow_including_files_in_images": {
		"Whether the code may be copied into the image. ZenML does so only where it cannot be downloaded instead, so turn the two downloads off to have it in the image.",
		"allow_including_files_in_images: true",
	},
	"settings.docker.allow_download_from_code_repository": {
		"Whether the code may be downloaded from a registered code repository when a step starts. It is tried first, and needs a clean checkout whose commit was pushed.",
		"allow_download_from_code_repository: false",
	},
	"settings.docker.allow_download_from_artifact_store": {
		"Whether the code may be uploaded to the artifact store and downloaded when a step starts. While this is true the image stays free of code and can be used again.",
		"allow_download_from_artifact_store: false",
	},
	"settings.docker.build_options": {
		"Deprecated: use `build_config.build_options`. It served only the image of `dockerfile`, and since 0.92 it does nothing.",
		"build_options:\n  platform: linux/amd64",
	},
	"settings.docker.dockerignore": {
		"Deprecated: use `build_config.dockerignore`, which wins where both are set.",
		"dockerignore: .dockerignore",
	},
	"settings.docker.copy_files": {
		"Deprecated, does nothing: use the three `allow_*` keys.",
		"copy_files: true",
	},
	"settings.docker.copy_global_config": {
		"Deprecated, does nothing: the container gets ZenML's configuration when it starts.",
		"copy_global_config: true",
	},
	"settings.docker.source_files": {
		"Deprecated: use the three `allow_*` keys, beside which it is ignored. `download`, `include`, `download_or_include` and `ignore` are turned into them.",
		"source_files: download_or_include",
	},
	"settings.docker.required_hub_plugins": {
		"Deprecated, does nothing: the ZenML Hub is gone.",
		"required_hub_plugins: []",
	},
}
