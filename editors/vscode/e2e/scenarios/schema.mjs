// Red Hat's YAML extension, replaced by a fake with the same API, gets the schema of run configurations.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { check, until } from '../checks.mjs';

/** Packages the fake extension, next to the opened folder. */
function fakeExtension(folder) {
  const source = path.join(import.meta.dirname, '../fake-yaml');
  const file = path.join(path.dirname(folder), 'fake-yaml.vsix');
  const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
  execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', file], { cwd: source, stdio: 'ignore' });
  return file;
}

export function setup(folder) {
  fs.writeFileSync(path.join(folder, 'compose.yaml'), 'services: {web: {image: nginx}}\n');
  return { packages: [fakeExtension(folder)], settings: { 'settings-ls.zenmlVersion': '0.94.0' } };
}

export async function run({ page, home, open, active, palette, prefer, languageStatus }) {
  const answers = path.join(home, 'schemas.json');
  /** Requests the schema of the file in the editor. */
  async function request() {
    fs.rmSync(answers, { force: true });
    await palette('Fake YAML: Request Schemas');
    const { schemas } = await until('the schemas have been written', () => fs.existsSync(answers) && fs.statSync(answers).size > 0 && JSON.parse(fs.readFileSync(answers, 'utf8')));
    return schemas;
  }

  await open('run.yaml');
  await languageStatus('ZenML 0.94.0');
  const before = await request();
  check('without the setting no schema is offered', before.length === 0, before);

  await prefer({ 'settings-ls.yamlSchema': true });
  await active('run.yaml');
  const [schema] = await until('a schema is offered', async () => { const found = await request(); return found.length > 0 && found; });
  check('the schema is that of the ZenML release', schema.uri === 'zenml-schema://schema/0.94.0.json', schema.uri);
  const { $schema, properties } = JSON.parse(schema.content);
  check('it is a JSON schema of run configurations', /draft-07/.test($schema) && 'settings' in properties && 'steps' in properties, Object.keys(properties ?? {}));
  await open('compose.yaml');
  const [other] = await request();
  check('a file of another tool has none', other.name === schema.name && other.uri === undefined, other);

  await prefer({ 'settings-ls.yamlSchema': false });
  await open('run.yaml');
  await until('no schema is offered any more', async () => (await request())[0].uri === undefined);
  check('the setting can be disabled again', true);
}
