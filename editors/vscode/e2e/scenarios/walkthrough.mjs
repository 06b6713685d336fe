// The walkthrough of the extension, step by step.
import { check, until } from '../checks.mjs';

const steps = { 'Open a run configuration': ['problem', 'hover'], 'See the Dockerfile': ['dockerfile', 'highlight'], 'Before an upgrade': ['upgrade'] };

export async function walkthrough({ page, palette, shot }) {
  const widths = (name) => Promise.all(page.frames().map((frame) =>
    frame.locator(`img[src$="/images/${name}.png"]`).evaluateAll((images) => images.map((image) => image.naturalWidth)).catch(() => []))); // frames come and go
  await palette('Welcome: Open Walkthrough...', 'settings-ls for ZenML');
  for (const [i, [title, pictures]] of Object.entries(steps).entries()) {
    const step = page.locator('.getting-started-step', { hasText: title });
    await step.waitFor();
    if (i > 0) await step.click(); // the first is open
    for (const name of pictures) await until(`the picture ${name} is shown`, async () => (await widths(name)).flat().some((width) => width > 0));
    check(`the walkthrough shows its pictures: ${title}`, true);
  }
  await shot('12-walkthrough');
}
