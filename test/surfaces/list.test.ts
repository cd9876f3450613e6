import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abilities, jsonSchemas } from '../../src/kanzei.js';
import { openApi } from '../../src/surfaces/http/openapi.js';
import { toolsOf } from '../../src/surfaces/mcp/tools.js';
import { askables } from '../../src/surfaces/remote/ask.js';
import { factsRecord } from '../helpers/record.js';
import { queryOf, type Serving, serving } from '../helpers/serving.js';

const root = resolve(import.meta.dirname, '../..');
const all = await abilities();
const asked = await askables();

type Json = Readonly<Record<string, never>>;
const document = openApi(asked) as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
};

let server: Serving;
beforeAll(async () => {
  server = await serving({ record: factsRecord() });
});
afterAll(() => server?.close());

const ajv = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
ajv.addSchema({ $id: 'document', components: document.components });

function expectValid(name: string, value: unknown): void {
  const validate = ajv.getSchema(`document#/components/schemas/${name}`) ?? (() => false);
  expect(validate(value), `${name}: ${ajv.errorsText((validate as { errors?: null }).errors)}`).toBe(true);
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

describe('the list of abilities', () => {
  it('names every ability that has a published schema', async () => {
    const published = [...(await jsonSchemas()).keys()].filter((name) => !name.endsWith('-request'));
    expect(all.map(({ name }) => name).sort()).toEqual(published.sort());
  });

  it('is answered by a route and a tool each, but for what changes the machine', () => {
    const names = all.filter(({ changes }) => !changes).map(({ name }) => name);
    const left = all.filter(({ changes }) => changes).map(({ name }) => name);
    expect(left).toEqual(['import']);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(Object.keys(document.paths)).toContain(`/${name}`);
    expect(toolsOf(asked).map(({ name }) => name)).toEqual(names);
  });

  it('gives every ability an example', () => {
    for (const { ability } of asked) expect(ability.examples.length, ability.name).toBeGreaterThan(0);
  });

  it('opens no path of a file, and no say over the machine, to others', () => {
    for (const { ability, question } of asked) {
      for (const [name, { description = '', use }] of ability.fields) {
        if (/\bpath of\b/.test(description)) expect(use, `${ability.name}.${name}`).toBeDefined();
        if (use?.use === 'machine') expect(question.fields.has(name), `${ability.name}.${name}`).toBe(false);
      }
    }
    const { fields } = asked.find(({ ability }) => ability.name === 'assess')?.question ?? {};
    expect([...(fields?.keys() ?? [])].sort()).toEqual(
      ['columns', 'decimal', 'declared', 'encoding', 'file', 'from', 'out', 'to'].sort(),
    );
  });
});

describe('docs/openapi.json', () => {
  it('is what the schemas generate', () => {
    const committed = JSON.parse(readFileSync(resolve(root, 'docs/openapi.json'), 'utf8'));
    expect(committed, 'run npm run schema').toEqual(JSON.parse(JSON.stringify(document)));
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it('has every route of the server, with every method', async () => {
    const { routes } = (await (await server.get('/')).json()) as { routes: string[] };
    for (const route of routes) expect(Object.keys(document.paths)).toContain(route);
    for (const path of Object.keys(document.paths)) {
      const plain = path.replaceAll(/\{\w+\}/g, 'none');
      for (const method of ['get', 'post', 'delete']) {
        const { status } = await fetch(server.url + plain, { method: method.toUpperCase() });
        const known = document.paths[path]?.[method] !== undefined;
        const refused = status === 405 || (status === 404 && !path.includes('{'));
        if (known) expect(refused, `${method} ${path} ${status}`).toBe(false);
        else expect([404, 405], `${method} ${path}`).toContain(status);
      }
    }
  });

  it('refers to schemas that are there', () => {
    for (const [, name = ''] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name);
    }
    expect(JSON.stringify(document)).not.toContain('#/$defs/');
  });

  it('gives every operation an id of its own', () => {
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const EXAMPLES = asked.flatMap((each) => each.ability.examples.map((example) => [each, example] as const));

describe('the examples', () => {
  it.each(EXAMPLES.map(([each, example], i) => [`${i + 1}: ${each.ability.name}`, each, example] as const))(
    '%s is answered as its schema says, by POST and by GET',
    async (_title, { ability, question }, example) => {
      expectValid(`${capital(ability.name)}Question`, example);
      const posted = await server.post(`/${ability.name}`, example);
      const text = await posted.text();
      expect(posted.status, text).toBe(200);
      expectValid(`${capital(ability.name)}Answer`, JSON.parse(text));
      if (question.upload !== undefined) return;
      const got = await server.get(`/${ability.name}?${queryOf(example)}`);
      expect(await got.text()).toBe(text);
    },
  );

  it.each(asked.filter(({ ability }) => ability.csv).map((each) => [each.ability.name, each] as const))(
    '%s is a table, too',
    async (name, { ability, question }) => {
      const [example = {}] = ability.examples;
      const table = { Accept: 'text/csv' };
      const got =
        question.upload === undefined
          ? await server.get(`/${name}?${queryOf(example)}`, table)
          : await server.post(`/${name}`, example, table);
      expect(got.headers.get('content-type')).toMatch(/^text\/csv/);
      const [head = '', ...rows] = (await got.text()).trimEnd().split('\r\n');
      expect(head).toMatch(/^[a-z_,]+$/);
      expect(rows.length).toBeGreaterThan(0);
    },
  );
});
