/** Writes the published JSON Schemas to docs/schema/: npm run schema */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonSchemas } from '../src/kanzei.js';

const folder = resolve(import.meta.dirname, '../docs/schema');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of await jsonSchemas()) {
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
