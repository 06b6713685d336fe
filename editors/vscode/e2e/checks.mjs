// What is held, counted and printed.
let passed = 0, failed = 0;

export function check(name, ok, seen) {
  if (ok) { passed++; } else { failed++; }
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok ? '' : ': ' + JSON.stringify(seen)}`);
}

/** Waits until a condition holds, and gives what it gave. */
export async function until(what, condition, patience = 30_000) {
  for (const end = Date.now() + patience; ;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Says how it went, and whether well. */
export function summary(name) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  return failed === 0;
}
