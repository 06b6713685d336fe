package main

import (
	"os"
	"runtime/debug"
)

// largeHeap is the size of the heap, in bytes, from which on memory is collected sooner.
const largeHeap = 800 << 20

// collectSeldom sets the garbage collector for a short run, in which memory is cheaper than collecting it.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(250)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(largeHeap)
	}
}
