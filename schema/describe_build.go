package schema

// buildDescriptions describes DockerBuildConfig and DockerBuildOptions
// (zenml/config/docker_settings.py), and the options that ZenML does not know but
// hands to Docker as they are.
var buildDescriptions = map[string]description{
	"settings.docker.build_config.dockerignore": {
		"The file whose patterns keep files out of the build context. Without it a `.dockerignore` in the source root is taken.",
		"dockerignore: docker/.dockerignore",
	},
	"settings.docker.build_config.build_options": {
		"Options of `docker build`. Names that ZenML does not know are passed on as `--name value`: a list repeats the option, true makes it a flag, false leaves it out.",
		"build_options:\n  platform: linux/amd64\n  no_cache: true",
	},
	"settings.docker.build_config.build_options.pull": {
		"Whether Docker fetches a newer parent image. Since 0.92 ZenML decides this itself for its own image, so it counts only below `parent_image_build_config`.",
		"pull: true",
	},
	"settings.docker.build_config.build_options.rm": {
		"Whether Docker's old builder removes its intermediate containers; ZenML says no unless told.",
		"rm: true",
	},
	"settings.docker.build_config.build_options.no_cache": {
		"Builds every layer anew instead of taking it from Docker's cache.",
		"no_cache: true",
	},
	"settings.docker.build_config.build_options.nocache": {
		"The spelling of Docker's Python library for `no_cache`; with both, only `no_cache` is understood.",
		"nocache: true",
	},
	"settings.docker.build_config.build_options.shm_size": {
		"The size of /dev/shm while the image is built, in bytes. It has to be a whole number: `64m` is refused.",
		"shm_size: 67108864",
	},
	"settings.docker.build_config.build_options.shmsize": {
		"The spelling of Docker's Python library for `shm_size`; with both, only `shm_size` is understood.",
		"shmsize: 67108864",
	},
	"settings.docker.build_config.build_options.labels": {
		"Labels of the image, by name.",
		"labels:\n  team: ml",
	},
	"settings.docker.build_config.build_options.labels.*": {
		"The value of one label, written as Python prints it.",
		"team: ml",
	},
	"settings.docker.build_config.build_options.build_args": {
		"Values for ARG lines, by name; newer releases write the ARG lines into ZenML's own Dockerfile too. They stay readable in the image's history, so they are no place for secrets.",
		"build_args:\n  HTTP_PROXY: http://proxy.example.com:3128",
	},
	"settings.docker.build_config.build_options.build_args.*": {
		"The value of one build argument, written as Python prints it.",
		"HTTP_PROXY: http://proxy.example.com:3128",
	},
	"settings.docker.build_config.build_options.buildargs": {
		"The spelling of Docker's Python library for `build_args`; with both, only `build_args` is understood.",
		"buildargs:\n  HTTP_PROXY: http://proxy.example.com:3128",
	},
	"settings.docker.build_config.build_options.cache_from": {
		"Images whose layers may be used as cache. It has to be a list, also for one image.",
		"cache_from: [\"acme/train:cache\"]",
	},
	"settings.docker.build_config.build_options.cachefrom": {
		"The spelling of Docker's Python library for `cache_from`; with both, only `cache_from` is understood.",
		"cachefrom: [\"acme/train:cache\"]",
	},
	"settings.docker.build_config.build_options.platform": {
		"The system and processor that the image is for. An image built on an ARM machine does not start on amd64 machines unless this says `linux/amd64`.",
		"platform: linux/amd64",
	},
	"settings.docker.build_config.build_options.target": {
		"The stage at which a Dockerfile of several stages ends. It serves `parent_image_build_config`, for ZenML's own Dockerfile has one stage.",
		"target: runtime",
	},
	"settings.docker.build_config.build_options.network": {
		"The network that RUN lines use while the image is built.",
		"network: host",
	},
	"settings.docker.build_config.build_options.secret": {
		"Secrets that RUN lines of your own Dockerfile may mount; they do not stay in the image. A list gives several.",
		"secret: [\"id=pip,src=pip.conf\"]",
	},
	"settings.docker.build_config.build_options.squash": {
		"Melts the new layers into one, where Docker's experimental features are on.",
		"squash: true",
	},
	"settings.docker.build_config.build_options.*": {
		"An option that goes to Docker as it is, with `_` turned into `-`: null and true make a flag, a list repeats it, a mapping gives `key=value`.",
		"add_host:\n  db: 10.0.0.1",
	},
}
