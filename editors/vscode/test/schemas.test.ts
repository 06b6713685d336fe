import test from 'node:test';
import assert from 'node:assert/strict';
import { Schemas } from '../src/schemas';

const run = { runConfiguration: true, zenml: '0.94.0' };

test('a run configuration has the schema of its ZenML release', () => {
  const schemas = new Schemas(async () => '', () => true);
  assert.equal(schemas.uriOf('file:///run.yaml'), undefined);
  schemas.keep('file:///run.yaml', run);
  assert.equal(schemas.uriOf('file:///run.yaml'), 'zenml-schema://schema/0.94.0.json');
  assert.equal(schemas.uriOf('file:///other.yaml'), undefined);
});

test('a file that is no longer a run configuration has none', () => {
  const schemas = new Schemas(async () => '', () => true);
  for (const status of [{ runConfiguration: false }, undefined]) {
    schemas.keep('file:///run.yaml', run);
    schemas.keep('file:///run.yaml', status);
    assert.equal(schemas.uriOf('file:///run.yaml'), undefined);
  }
});

test('no file has one while the setting is disabled', () => {
  let on = false;
  const schemas = new Schemas(async () => '', () => on);
  schemas.keep('file:///run.yaml', run);
  assert.equal(schemas.uriOf('file:///run.yaml'), undefined);
  on = true;
  assert.notEqual(schemas.uriOf('file:///run.yaml'), undefined);
});

test('the text of a schema is that of the release in its URI, printed once', async () => {
  const printed: string[] = [];
  const schemas = new Schemas(async (release) => { printed.push(release); return `{"title": "${release}"}`; }, () => true);
  schemas.keep('file:///run.yaml', run);
  const uri = schemas.uriOf('file:///run.yaml') ?? '';
  assert.equal(await schemas.textOf(uri), '{"title": "0.94.0"}');
  assert.equal(await schemas.textOf(uri), '{"title": "0.94.0"}');
  assert.deepEqual(printed, ['0.94.0']);
});

test('a schema that could not be printed is tried again', async () => {
  let tries = 0;
  const schemas = new Schemas(async () => { if (tries++ === 0) throw new Error('no server'); return '{}'; }, () => true);
  await assert.rejects(schemas.textOf('zenml-schema://schema/0.94.0.json'), /no server/);
  assert.equal(await schemas.textOf('zenml-schema://schema/0.94.0.json'), '{}');
});

test('an unknown URI is rejected', async () => {
  await assert.rejects(new Schemas(async () => '{}', () => true).textOf('https://json.schemastore.org/x'), /unknown schema/);
});
