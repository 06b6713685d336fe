// Pictures of the walkthrough and of the README.
import fs from 'node:fs';
import path from 'node:path';
import { check } from './checks.mjs';

/** Takes the upper part of the editors, this wide and high, in OUTDIR/pictures. The file must have less than `bytes`. */
export async function picture({ page, out }, name, width, height, bytes) {
  const folder = path.join(out, 'pictures');
  fs.mkdirSync(folder, { recursive: true });
  const { x, y } = await page.locator('.part.editor').boundingBox();
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, clip: { x, y, width, height }, animations: 'disabled' });
  const { size } = fs.statSync(file);
  check(`the picture ${name} is small`, size < bytes, size);
}
