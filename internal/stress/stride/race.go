//go:build race

package stride

// Cases is the step; see stride.go.
const Cases = 7
