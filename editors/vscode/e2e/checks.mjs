// Checks, counted and printed.
let passed = 0, failed = 0;

export function check(name, ok, seen) {
  if (ok) { passed++; } else { failed++; }
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok ? '' : ': ' + JSON.stringify(seen)}`);
}

/** Waits until a condition is true and returns its value. */
export async function until(what, condition, patience = 120_000) {
  for (const end = Date.now() + patience; ;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > end) throw new Error(`timed out: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Prints the summary and reports whether all checks passed. */
export function summary(name) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  return failed === 0;
}
