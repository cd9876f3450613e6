import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/base/index.js';
import { type Serving, serving } from '../../helpers/serving.js';
import { smallRecord } from '../../helpers/smallRecord.js';

let server: Serving;
beforeAll(async () => {
  server = await serving({ limits: { body: 500, headers: 1000, rate: 0 } });
});
afterAll(() => server?.close());

const BEEF = 'code=0201.30-010&from=US&to=JP&on=2026-05-15';
const asked = (more: Readonly<Record<string, unknown>>): object => ({
  ...{ code: '0201.30-010', from: 'US', to: 'JP', on: '2026-05-15' },
  ...more,
});

interface Details {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly kind: string;
  readonly try: readonly string[];
}

async function expectProblem(response: Response, status: number, detail: RegExp): Promise<Details> {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const problem = JSON.parse(text) as Details;
  expect(Object.keys(problem)).toEqual(['type', 'title', 'status', 'detail', 'kind', 'try']);
  expect(problem.status).toBe(status);
  expect(problem.detail).toMatch(detail);
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d|at \w+ \(|\/tmp\//);
  expect(text.length).toBeLessThan(4000);
  return problem;
}

/** what is wrong, the query, status, what the message says */
const QUERIES: readonly (readonly [string, string, number, RegExp])[] = [
  ['nothing', '/duty', 422, /code is missing .*from is missing .*to is missing .*on is missing/],
  ['a nonsense code', '/duty?code=xyz&from=US&to=JP&on=2026-05-15', 422, /"xyz" is not a tariff code/],
  ['a code there is not', '/duty?code=9999&from=US&to=JP&on=2026-05-15', 404, /no tariff line 9999/],
  ['the day 0', '/duty?code=0201&from=US&to=JP&on=0000-00-00', 422, /0000-00-00/],
  ['a day there is not', '/duty?code=0201&from=US&to=JP&on=2026-02-30', 422, /2026-02-30/],
  ['a country there is not', '/duty?code=0201&from=Atlantis&to=JP&on=2026-05-15', 422, /Atlantis/],
  ['another importer', '/duty?code=0201&from=US&to=FR&on=2026-05-15', 422, /importers are JP and US/],
  ['a field there is not', `/duty?${BEEF}&valeu=5`, 400, /no field "valeu"/],
  ['a field given twice', `/duty?${BEEF}&code=0203`, 400, /code is given twice/],
  ['a prototype key', `/duty?${BEEF}&__proto__=5`, 400, /no field "__proto__"/],
  ['a constructor', `/duty?${BEEF}&constructor=5`, 400, /no field "constructor"/],
  ['a claim there is not', `/duty?${BEEF}&claim=usjtaa`, 400, /"usjtaa" is not an instrument/],
  [
    'control characters',
    '/duty?code=%00%1b[31m%e2%80%ae&from=US&to=JP&on=2026-05-15',
    422,
    /"\\u\{0\}\\u\{1b\}\[31m\\u\{202e\}" is not a tariff code/,
  ],
  ['half a letter of UTF-8', '/duty?code=%E3%81&from=US&to=JP&on=2026-05-15', 422, /is not a tariff code/],
  ['a broken percent sign', '/duty?code=%&from=US&to=JP&on=2026-05-15', 422, /"%" is not a tariff code/],
  ['a value that is none', `/duty?${BEEF}&value=-5`, 422, /-5/],
  ['an endless number', `/duty?${BEEF}&value=1e999999`, 422, /1e999999/],
  ['a long text', `/duty?${BEEF}&claim=${'x'.repeat(5000)}`, 422, /claim has 5000 characters; at most 4096/],
  ['an endless list', `/duty?${BEEF}${'&declared=sea'.repeat(1001)}`, 422, /declared has 1001 items/],
  [
    'a file by its path',
    '/quota?on=2026-05-15&quota=usjta-whey&fills=/etc/passwd',
    400,
    /fills is a file; send its text/,
  ],
  ['a safeguard there is not', '/safeguard?safeguard=beer&on=2026-05-15', 400, /no safeguard "beer"/],
  ['a path there is not', '/dutty', 404, /nothing at this path/],
  ['a path upwards', '/../../etc/passwd', 404, /nothing at this path/],
  ['a path upwards, written otherwise', '/%2e%2e/%2e%2e/etc/passwd', 404, /nothing at this path/],
  ['a path with a NUL', '/%00', 404, /nothing at this path/],
  ['a path with backslashes', '/..%5c..%5cetc%5cpasswd', 404, /nothing at this path/],
  ['a result there is not', '/results/0000/../../../etc/passwd', 404, /nothing at this path|no such result/],
  ['a result upwards', '/results/0000/..%2f..%2fetc%2fpasswd', 404, /no such result/],
  ['a question for a file', '/assess', 405, /asked by POST, not by GET/],
];

describe('a question in the query string', () => {
  it.each(QUERIES)('%s', async (_name, path, status, detail) => {
    await expectProblem(await server.get(path), status, detail);
  });

  it('offers the nearest field, code and instrument', async () => {
    const field = await expectProblem(await server.get(`/duty?${BEEF}&valeu=5`), 400, /./);
    expect(field.try).toEqual(['value']);
    const code = await expectProblem(
      await server.get('/duty?code=0201.30-011&from=US&to=JP&on=2026-05-15'),
      404,
      /./,
    );
    expect(code.try).toContain('0201.30-010');
    const claim = await expectProblem(await server.get(`/duty?${BEEF}&claim=usjtaa`), 400, /./);
    expect(claim.try).toContain('usjta');
    const path = await expectProblem(await server.get('/dutty'), 404, /./);
    expect(path.try).toContain('/duty');
  });

  it('names fields, not options of the command line', async () => {
    const importer = await expectProblem(
      await server.get('/duty?code=0201&from=US&to=FR&on=2026-05-15'),
      422,
      /./,
    );
    expect(importer.try).toEqual(['to=JP', 'to=US']);
    const answer = await expectProblem(await server.get(`/duty?${BEEF}&declared=excis`), 400, /./);
    expect(answer.try).toEqual(['declared=excise']);
  });
});

/** what is wrong, the body, status, what the message says */
const BODIES: readonly (readonly [string, unknown, number, RegExp])[] = [
  ['no JSON', '{"code":', 400, /not JSON/],
  ['nothing', '', 400, /not JSON/],
  ['null', 'null', 422, /not an object/],
  ['a list', '[]', 422, /not an object/],
  ['a text', '"0201"', 422, /not an object/],
  ['a number for a text', asked({ value: 1000000 }), 422, /value is not a text/],
  ['a text for a list', asked({ quantities: '5kg' }), 422, /quantities is not a list of texts/],
  ['a number in a list', asked({ quantities: [5] }), 422, /quantities holds something that is not a text/],
  ['null for a text', asked({ value: null }), 422, /value is not a text/],
  ['a prototype key', '{"__proto__":{"code":"0201"},"from":"US"}', 400, /no field "__proto__"/],
  ['a constructor', '{"constructor":{"prototype":{}}}', 400, /no field "constructor"/],
  ['a long key', `{"${'k'.repeat(100_000)}":1}`, 400, /no field "kkk/],
  ['100,000 brackets', '['.repeat(100_000), 400, /not JSON/],
  ['100,000 brackets, closed', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 422, /not an object/],
  [
    '100,000 brackets in a field',
    `{"code":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    422,
    /code is not a text/,
  ],
  [
    '100,000 objects in a field',
    `{"code":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    422,
    /code is not a text/,
  ],
  ['10 MB', `{"code":"${'1'.repeat(10_000_000)}"}`, 413, /larger than the 1048576 bytes/],
  ['a code of 500,000 digits', asked({ code: '1'.repeat(500_000) }), 422, /code has 500000 characters/],
  ['a path in place of a file', asked({ volumes: ['beef=/etc/passwd'] }), 422, /volumes-1\.csv has no rows/],
  ['a file without a name', asked({ volumes: ['text'] }), 400, /an item of volumes has no name/],
  ['a file of no safeguard', asked({ volumes: ['beer=a,b'] }), 400, /no safeguard "beer"/],
];

describe('a question in JSON', () => {
  it.each(BODIES)('%s', async (_name, body, status, detail) => {
    await expectProblem(await server.post('/duty', body), status, detail);
  });

  it('does not change any object of the program', async () => {
    await server.post('/duty', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('has a content type, a text in UTF-8 and no query string', async () => {
    const body = JSON.stringify(asked({}));
    await expectProblem(
      await server.post('/duty', body, { 'Content-Type': 'text/plain' }),
      415,
      /text\/plain/,
    );
    await expectProblem(await server.post('/duty?code=1', body), 400, /leave the query string out/);
    const latin = await fetch(`${server.url}/duty`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: new Uint8Array([0x22, 0xe9, 0x22]),
    });
    await expectProblem(latin, 400, /not a text in UTF-8/);
  });

  it('is not asked by other methods, nor by the page of another place', async () => {
    const wrong = await fetch(`${server.url}/duty`, { method: 'PUT', body: '{}' });
    expect(wrong.headers.get('allow')).toBe('GET, POST, HEAD');
    await expectProblem(wrong, 405, /not by PUT/);
    const foreign = await server.post('/duty', asked({}), { Origin: 'https://elsewhere.example' });
    await expectProblem(foreign, 403, /a page of another place/);
    const own = await server.post('/duty', asked({}), { Origin: server.url });
    expect(own.status).toBe(200);
  });
});

const head = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

/** what is sent, status */
const RAW: readonly (readonly [string, string, number])[] = [
  ['no HTTP', 'hello\r\n\r\n', 400],
  [
    'another name of this server',
    head('GET /health HTTP/1.1', 'Host: evil.example', 'Connection: close', ''),
    421,
  ],
  ['no name', head('GET /health HTTP/1.0', ''), 421],
  [
    'headers that are too large',
    head('GET / HTTP/1.1', `Host: localhost`, `X: ${'x'.repeat(20_000)}`, ''),
    431,
  ],
  [
    'a length and chunks',
    head('POST /duty HTTP/1.1', 'Host: localhost', 'Content-Length: 5', 'Transfer-Encoding: chunked', '', ''),
    400,
  ],
  [
    'a path that is an address',
    head('GET http://evil.example/duty HTTP/1.1', 'Host: localhost', 'Connection: close', ''),
    422,
  ],
];

describe('bytes that are no good request', () => {
  it.each(RAW)('%s', async (_name, bytes, status) => {
    const said = await server.raw(bytes);
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(said).toContain('"type":"about:blank"');
  });

  it('headers that never end are answered and the connection is closed', async () => {
    const said = await server.raw('GET /duty HTTP/1.1\r\nHost: localhost\r\n');
    expect(said).toMatch(/^HTTP\/1.1 408 /);
    expect(said).toContain('not whole in time');
  });

  it('a body that never ends is answered and the connection is closed', async () => {
    const said = await server.raw(
      head(
        'POST /duty HTTP/1.1',
        'Host: localhost',
        'Content-Type: application/json',
        'Content-Length: 100',
        '',
        '{"code"',
      ),
    );
    expect(said).toMatch(/^HTTP\/1.1 408 /);
    expect(said).toContain('the question was not whole after 500 ms');
  });

  it('leaves a server that answers', async () => {
    expect((await server.get('/health')).status).toBe(200);
    expect(server.log.every(({ status }) => status !== 500)).toBe(true);
  });
});

describe('a server whose record is not whole', () => {
  it('says so, without where it lies; an error inside says nothing, but to who runs it', async () => {
    const faults: unknown[] = [];
    const record = smallRecord();
    const broken = Object.create(record, {
      verify: {
        value: () => {
          throw new Problem('brokenData', '/home/someone/data/x.record does not match its digest', [
            'remove /home/someone/data/x.record',
          ]);
        },
      },
      instruments: {
        get: () => {
          throw new TypeError('secret of the program');
        },
      },
    });
    const other = await serving({ record: broken, fault: (error) => faults.push(error) });
    const damaged = await expectProblem(
      await other.get('/record'),
      500,
      /^x\.record does not match its digest$/,
    );
    expect(damaged).toMatchObject({ kind: 'brokenData', try: ['remove x.record'] });
    expect(faults).toEqual([]);
    const inside = await expectProblem(await other.get('/instruments'), 500, /an error inside Kanzei/);
    expect(JSON.stringify(inside)).not.toContain('secret');
    expect(faults).toEqual([new TypeError('secret of the program')]);
    await other.close();
  });
});
