// Package schema knows what each ZenML release accepts and does: its keys, types,
// defaults and deprecations, its image builder's constants and its integrations.
//
// It hides the generated tables and the JSON Schema library. Every difference
// between releases is data here; no other package compares versions.
package schema
