package analysis

import "sync"

// memo computes a value once for each key. The zero value is ready to use.
type memo[K comparable, V any] struct {
	// values has a func() V by key.
	values sync.Map
}

// get returns the value of a key, which compute returns on the first call.
func (m *memo[K, V]) get(key K, compute func() V) V {
	value, ok := m.values.Load(key)
	if !ok {
		value, _ = m.values.LoadOrStore(key, sync.OnceValue(compute))
	}
	return value.(func() V)()
}

// derived returns a memo with the values that change returns for those of m when they are used.
func (m *memo[K, V]) derived(change func(V) V) *memo[K, V] {
	made := new(memo[K, V])
	m.values.Range(func(key, value any) bool {
		old := value.(func() V)() // not later, so that a memo that is derived often does not keep all before it
		made.values.Store(key, sync.OnceValue(func() V { return change(old) }))
		return true
	})
	return made
}
