// Package schema describes what each ZenML release accepts and does: keys, types, defaults and deprecations, the image
// builder, and the integrations.
//
// It hides the generated tables. All differences between releases are data in this package; no other package compares versions.
package schema
