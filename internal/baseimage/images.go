package baseimage

import (
	"regexp"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// knownImage is one or several images.
type knownImage struct {
	name func() *regexp.Regexp
	Image
}

// named matches the names of images by a pattern, with any tag or digest.
func named(pattern string) func() *regexp.Regexp {
	return lazyregexp.New(`^(?:` + pattern + `)(?:[:@]|$)`)
}

// tagged matches the names of images with a tag that starts or continues with a pattern.
func tagged(name, tag string) func() *regexp.Regexp {
	return lazyregexp.New(`^(?:` + name + `):` + tag)
}

// images are the known images; the first that matches counts. The facts are those of their Dockerfiles:
//   - zenmldocker: docker/base.Dockerfile in github.com/zenml-io/zenml
//   - python, debian, ubuntu, alpine: github.com/docker-library
//   - pytorch: Dockerfile in github.com/pytorch/pytorch; tensorflow: tensorflow/tools/dockerfiles in github.com/tensorflow/tensorflow
//   - conda: github.com/anaconda/docker-images, github.com/conda-forge/miniforge-images, github.com/mamba-org/micromamba-docker
//   - jupyter: github.com/jupyter/docker-stacks; uv: github.com/astral-sh/uv
//
// Conda images add /opt/conda/bin to PATH without activating an environment, so that uv finds none.
var images = []knownImage{
	{named(`zenmldocker/zenml`), Image{Python: VirtualEnvironment, LacksGit: true, Users: debianUsers}},
	{tagged(`python`, `[^@]*alpine`), Image{Python: SystemPython, LacksZenML: true, LacksGit: true}},
	{tagged(`python`, `[^@]*slim`), Image{Python: SystemPython, LacksZenML: true, LacksGit: true, Users: debianUsers}},
	{named(`python`), Image{Python: SystemPython, LacksZenML: true, Users: debianUsers}},
	{tagged(`ghcr\.io/astral-sh/uv`, `(?:[0-9.]+-)?python[^@]*`), Image{Python: SystemPython, LacksZenML: true}},
	{named(`ubuntu|debian`), Image{Python: NoPip, LacksZenML: true, LacksGit: true, Users: debianUsers}},
	{named(`alpine|busybox|gcr\.io/distroless/[a-z0-9-]+|mambaorg/micromamba`), Image{Python: NoPip, LacksZenML: true}},
	{named(`(?:nvcr\.io/)?nvidia/cuda`), Image{Python: NoPip, LacksZenML: true}},
	{named(`pytorch/pytorch`), Image{Python: SystemPython, LacksZenML: true, LacksGit: true, Users: debianUsers}},
	{named(`tensorflow/tensorflow`), Image{Python: SystemPython, LacksZenML: true, Users: debianUsers}},
	{named(`nvcr\.io/nvidia/(?:pytorch|tensorflow|jax|mxnet|paddlepaddle)`), Image{Python: SystemPython, LacksZenML: true}},
	{named(`continuumio/(?:mini|ana)conda3|condaforge/(?:miniforge3|mambaforge)`), Image{Python: SystemPython, LacksZenML: true, Users: debianUsers}},
	{named(`(?:quay\.io/)?jupyter/[a-z]+-notebook`), Image{Python: SystemPython, LacksZenML: true, User: "jovyan"}},
	{named(`amazonlinux`), Image{LacksZenML: true}},
}

// debianUsers are the users of Debian and Ubuntu (/usr/share/base-passwd/passwd.master; ubuntu since Ubuntu 23.04).
var debianUsers = []string{
	"root", "daemon", "bin", "sys", "sync", "games", "man", "lp", "mail", "news", "uucp", "proxy", "www-data", "backup", "list", "irc",
	"gnats", "nobody", "_apt", "ubuntu", "systemd-network", "systemd-resolve", "systemd-timesync", "messagebus",
}
