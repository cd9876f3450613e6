/** Writes the published JSON Schemas to docs/schema/ and the routes to docs/openapi.json: npm run schema */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonSchemas } from '../src/kanzei.js';
import { openApi } from '../src/surfaces/http/openapi.js';
import { askables } from '../src/surfaces/remote/ask.js';

const folder = resolve(import.meta.dirname, '../docs/schema');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of await jsonSchemas()) {
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
writeFileSync(join(folder, '..', 'openapi.json'), `${JSON.stringify(openApi(await askables()), null, 2)}\n`);
