package baseimage_test

import (
	"testing"

	"github.com/settings-ls/settings-ls/internal/baseimage"
)

func TestPython(t *testing.T) {
	for reference, want := range map[string]baseimage.Python{
		"zenmldocker/zenml:0.98.0-py3.11":                baseimage.VirtualEnvironment,
		"docker.io/zenmldocker/zenml":                    baseimage.VirtualEnvironment,
		"zenmldocker/zenml-server:0.98.0":                baseimage.UnknownPython,
		"python":                                         baseimage.SystemPython,
		"python:3.11-slim@sha256:abc":                    baseimage.SystemPython,
		"docker.io/library/python:3.11":                  baseimage.SystemPython,
		"public.ecr.aws/docker/library/python:3.11":      baseimage.SystemPython,
		"acme/python:3.11":                               baseimage.UnknownPython,
		"ghcr.io/acme/pytorch:2":                         baseimage.UnknownPython,
		"pytorch/pytorch:2.2.0-cuda11.8-cudnn8-runtime":  baseimage.SystemPython,
		"nvcr.io/nvidia/pytorch:24.05-py3":               baseimage.SystemPython,
		"nvcr.io/nvidia/cuda:12.4.1-base-ubuntu22.04":    baseimage.NoPip,
		"quay.io/jupyter/scipy-notebook:2024-10-07":      baseimage.SystemPython,
		"jupyter/base-notebook":                          baseimage.SystemPython,
		"ghcr.io/astral-sh/uv:python3.12-bookworm-slim":  baseimage.SystemPython,
		"ghcr.io/astral-sh/uv:0.5.1-python3.12-bookworm": baseimage.SystemPython,
		"ghcr.io/astral-sh/uv:latest":                    baseimage.UnknownPython,
		"ubuntu:22.04":                                   baseimage.NoPip,
		"":                                               baseimage.UnknownPython,
	} {
		if got := baseimage.Of(reference).Python; got != want {
			t.Errorf("%q: %d, want %d", reference, got, want)
		}
	}
}

func TestHasUser(t *testing.T) {
	for reference, users := range map[string]map[string]bool{
		"python:3.11-slim":         {"www-data": true, "root": true, "app": false},
		"python:3.11-alpine":       {"app": true},
		"jupyter/scipy-notebook":   {"jovyan": true, "app": true},
		"acme/train:1":             {"app": true},
		"zenmldocker/zenml:0.98.0": {"nobody": true, "zenml": false},
	} {
		for user, want := range users {
			if got := baseimage.Of(reference).HasUser(user); got != want {
				t.Errorf("%s, %s: %t", reference, user, got)
			}
		}
	}
}
