/** Compares the file in the active editor with another ZenML release, which is found by typing since the list is long. */
export async function compareRelease({ page, key }, release) {
  const input = page.locator('.quick-input-widget input').first();
  const choice = (text) => page.locator('.quick-input-list .monaco-list-row .label-name').getByText(text, { exact: true }).first();
  await key('F1');
  await input.fill('>ZenML: Compare ZenML Releases');
  await choice('ZenML: Compare ZenML Releases').click();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'the newest known release' }).waitFor();
  await input.fill(release);
  await choice(`ZenML ${release}`).click();
}
