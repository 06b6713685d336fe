//go:build !race

// Package stride has the step between the cases of a test that tries each of many, such as each offset of a text. Only
// tests import it.
package stride

// Cases is the step. With the race detector, which makes code about ten times slower and finds nothing in what runs in
// one goroutine, it is a prime number, so that the cases that are tried are of all kinds.
const Cases = 1
