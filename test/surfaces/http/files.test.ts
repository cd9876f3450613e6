import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askables } from '../../../src/surfaces/remote/ask.js';
import { factsRecord } from '../../helpers/record.js';
import { queryOf, type Serving, serving } from '../../helpers/serving.js';

const entries = readFileSync(resolve(import.meta.dirname, '../../../docs/examples/entries.csv'), 'utf8');

let server: Serving;
let parent: string;
const before = process.env.TMPDIR;
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'kanzei-files-'));
  process.env.TMPDIR = parent;
  server = await serving({
    record: factsRecord(),
    limits: { upload: 100_000, runs: 1, results: 2, resultLife: 60_000 },
  });
});
afterAll(async () => {
  await server?.close();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(parent, { recursive: true, force: true });
});

interface Report {
  readonly out: string;
  readonly entries: number;
  readonly refused: { readonly rows: number; readonly file: string | null };
}

const upload = (path: string, body: string | Uint8Array<ArrayBuffer>, type = 'text/csv'): Promise<Response> =>
  fetch(server.url + path, { method: 'POST', headers: { 'Content-Type': type }, body });

const folders = (): string[] => readdirSync(parent).flatMap((name) => readdirSync(join(parent, name)));

describe('a file of entries', () => {
  it('is assessed; the result and the refused rows are fetched and removed', async () => {
    const response = await upload('/assess?out=mine.csv', entries);
    const report = (await response.json()) as Report;
    expect(response.status).toBe(200);
    expect(report.entries).toBe(6);
    expect(report.out).toMatch(/^\/results\/[0-9a-f]{32}\/mine\.csv$/);
    expect(response.headers.get('link')).toBe(
      `<${report.out}>; rel="item", <${report.refused.file}>; rel="item"`,
    );
    const result = await server.get(report.out);
    expect(result.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(result.headers.get('content-disposition')).toBe('attachment; filename="mine.csv"');
    const rows = (await result.text()).trimEnd().split('\n');
    expect(rows.length).toBe(7);
    expect(rows[0]).toMatch(/^entry,id,/);
    const refused = await (await server.get(report.refused.file ?? '')).text();
    expect(refused).toContain('B-203');
    const removed = await fetch(server.url + report.out.replace('/mine.csv', ''), { method: 'DELETE' });
    expect(removed.status).toBe(204);
    expect((await server.get(report.out)).status).toBe(404);
    expect(folders()).toEqual([]);
  });

  it('may be Parquet, and the result too', async () => {
    const made = (await (await upload('/assess?out=mine.parquet', entries)).json()) as Report;
    const bytes = new Uint8Array(await (await server.get(made.out)).arrayBuffer());
    expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('PAR1');
    const again = await upload(
      '/assess?columns=code%3Dcode&out=again.csv',
      bytes,
      'application/vnd.apache.parquet',
    );
    expect(((await again.json()) as Report).entries).toBe(6);
  });

  it('gives the same report in JSON', async () => {
    const posted = (await (await upload('/assess?out=a.csv', entries)).json()) as Report;
    const inJson = (await (await server.post('/assess', { file: entries, out: 'a.csv' })).json()) as Report;
    expect({ ...inJson, out: '', refused: inJson.refused.rows }).toEqual({
      ...posted,
      out: '',
      refused: posted.refused.rows,
    });
  });

  it('keeps few results, the newest', async () => {
    const outs: string[] = [];
    for (let i = 0; i < 3; i += 1)
      outs.push(((await (await upload('/assess', entries)).json()) as Report).out);
    const statuses = await Promise.all(outs.map(async (out) => (await server.get(out)).status));
    expect(statuses).toEqual([404, 200, 200]);
  });

  it('neither its cells nor its name are taken for a formula', async () => {
    const evil = entries.replace('A-101', '=cmd|calc').replace('A-102', '@SUM(1)').replace('A-103', '＝1');
    const report = (await (await upload('/assess', evil)).json()) as Report;
    const text = await (await server.get(report.out)).text();
    expect(text).toContain("'=cmd|calc");
    expect(text).toContain("'@SUM(1)");
    expect(text).toContain("'＝1");
    expect(text).not.toMatch(/(^|,)"?[=@＝]/m);
  });

  const REFUSED: readonly (readonly [
    string,
    string,
    string | Uint8Array<ArrayBuffer>,
    string,
    number,
    RegExp,
  ])[] = [
    ['too large', '/assess', 'x'.repeat(100_001), 'text/csv', 413, /larger than the 100000 bytes/],
    ['empty', '/assess', '', 'text/csv', 422, /file\.csv is empty/],
    ['without columns', '/assess', 'a,b\n1,2\n', 'text/csv', 422, /no column for code/],
    ['no table', '/assess', new Uint8Array([0, 1, 2, 3]), 'text/csv', 422, /no column for code|not/],
    ['no Parquet', '/assess', 'PAR1nothing', 'application/vnd.apache.parquet', 422, /file\.parquet/],
    ['of another type', '/assess', entries, 'image/png', 415, /image\/png/],
    [
      'with a path for a name',
      '/assess?out=../../x.csv',
      entries,
      'text/csv',
      422,
      /out is not a plain name/,
    ],
    [
      'with a folder for a name',
      '/assess?out=/etc/x.csv',
      entries,
      'text/csv',
      422,
      /out is not a plain name/,
    ],
    [
      'with an address of a cluster',
      '/assess?engine=clickhouse&url=http://localhost:1',
      entries,
      'text/csv',
      400,
      /no field "engine"/,
    ],
    ['with a file as well', '/assess?file=x', entries, 'text/csv', 400, /file is a file/],
  ];

  it.each(REFUSED)('%s is refused, and nothing is left', async (_name, path, body, type, status, detail) => {
    const kept = folders().length;
    const response = await upload(path, body, type);
    const text = await response.text();
    expect(response.status, text).toBe(status);
    expect((JSON.parse(text) as { detail: string }).detail).toMatch(detail);
    expect(text).not.toContain(parent);
    expect(folders().length).toBe(kept);
  });

  it('waits for no other: it is asked again in a while', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const response = await upload('/assess', entries);
        await response.arrayBuffer();
        return [response.status, response.headers.get('retry-after')];
      }),
    );
    expect(statuses.filter(([status]) => status === 200).length).toBeGreaterThan(0);
    expect(statuses.filter(([status]) => status === 503).every(([, wait]) => wait === '10')).toBe(true);
    expect(statuses.filter(([status]) => status === 503).length).toBeGreaterThan(0);
  });

  it('is given up where the client goes away, and nothing is left', async () => {
    const kept = folders().length;
    const controller = new AbortController();
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('code,origin\n')),
    });
    const going = fetch(`${server.url}/assess`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body,
      signal: controller.signal,
      duplex: 'half',
    } as RequestInit);
    await expect.poll(() => folders().length, { timeout: 10_000 }).toBe(kept + 1);
    controller.abort();
    await going.catch(() => {});
    await expect.poll(() => folders().length, { timeout: 10_000 }).toBe(kept);
    await expect.poll(() => server.log.at(-1)?.status, { timeout: 10_000 }).toBe(499);
    expect((await upload('/assess', entries)).status).toBe(200);
  });
});

describe('a table of what was collected', () => {
  it('is reconciled, with the lines as CSV', async () => {
    const table = 'code,value,duty\n8703240160,1000000,25000\n8457100060,1000000,10500\n';
    const response = await upload('/reconcile?from=JP&to=US&year=2024&table=lines.csv', table);
    const report = (await response.json()) as { lines: unknown[] };
    expect(report.lines.length).toBe(2);
    const place = /^<([^>]+)>/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
    expect(place).toMatch(/\/lines\.csv$/);
    expect((await (await server.get(place)).text()).split('\n')[0]).toMatch(/^code,description,value/);
  });
});

describe('a file of this machine', () => {
  it('is not read whatever field names it', async () => {
    const secret = 'canary-7f3a';
    const path = join(parent, 'canary.csv');
    writeFileSync(path, `code,value,duty\n${secret},1,1\n`);
    for (const { ability, question } of await askables()) {
      for (const field of question.fields.values()) {
        const value = field.list ? [path, `beef=${path}`] : path;
        const asked = { ...ability.examples[0], [field.name]: value };
        const posted = await (await server.post(`/${ability.name}`, asked)).text();
        expect(posted, `${ability.name}.${field.name}`).not.toContain(secret);
        if (question.upload !== undefined) continue;
        const got = await (await server.get(`/${ability.name}?${queryOf(asked)}`)).text();
        expect(got, `${ability.name}.${field.name}`).not.toContain(secret);
      }
    }
    rmSync(path);
  });
});
