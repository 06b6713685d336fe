// Package kubernetes knows the Kubernetes objects and quantities that the pod settings of ZenML's stack components hold.
package kubernetes

import (
	_ "embed"
	"encoding/json"
	"sync"
)

//go:generate python3 generate.py

//go:embed models.json
var modelsJSON []byte

// Model is a class of Kubernetes objects, such as V1Toleration.
type Model struct {
	Name   string
	Fields []Field
}

// Field is an attribute of a Model.
type Field struct {
	// Attribute is its name in the Python client, such as "toleration_seconds", and Key its name in Kubernetes, such as
	// "tolerationSeconds".
	Attribute, Key string
	// Of is the name of the Model of the value, or of the items of a list; "" for a value that is not an object.
	Of string
}

var models = sync.OnceValue(func() map[string]Model {
	var rows map[string][][3]string
	if err := json.Unmarshal(modelsJSON, &rows); err != nil {
		panic(err) // a generated table
	}
	all := map[string]Model{}
	for name, fields := range rows {
		m := Model{Name: name}
		for _, f := range fields {
			m.Fields = append(m.Fields, Field{Attribute: f[0], Key: f[1], Of: f[2]})
		}
		all[name] = m
	}
	return all
})

// ModelOf returns the model with a name; ok is false if there is none.
func ModelOf(name string) (m Model, ok bool) {
	m, ok = models()[name]
	return m, ok
}

// PodSetting returns the model of the value, or of the items, of a field of ZenML's KubernetesPodSettings; ok is false for
// a field that holds no Kubernetes object (zenml/integrations/kubernetes/pod_settings.py, 0.98.0).
func PodSetting(field string) (m Model, ok bool) { return ModelOf(podSettings[field]) }

var podSettings = map[string]string{
	"affinity":                   "V1Affinity",
	"container_security_context": "V1SecurityContext",
	"env":                        "V1EnvVar",
	"env_from":                   "V1EnvFromSource",
	"resources":                  "V1ResourceRequirements",
	"tolerations":                "V1Toleration",
	"volume_mounts":              "V1VolumeMount",
	"volumes":                    "V1Volume",
}

// PodSpec is the model of `additional_pod_spec_args`, whose keys are the attributes of the Python client
// (add_pod_settings in zenml/integrations/kubernetes/manifest_utils.py, 0.98.0).
func PodSpec() Model { return models()["V1PodSpec"] }
