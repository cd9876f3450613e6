import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodingOf, matches, wanted } from '../../../src/surfaces/http/accept.js';
import { type Serving, serving } from '../../helpers/serving.js';

const DUTY = '/duty?code=0201.30-010&from=US&to=JP&on=2026-05-15&value=1000000';

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanzei-page-'));
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
  const put = (name: string, text: string | Uint8Array): void =>
    writeFileSync(join(folder, 'web', name), text);
  put('index.html', '<!doctype html><title>Kanzei</title>');
  put('assets/index-B1x2Y3z4.js', 'console.log(1)');
  put('assets/index-B1x2Y3z4.js.gz', gzipSync('console.log(1)'));
  put('assets/plain.css', 'p { color: red }');
  put('secret.env', 'KEY=1');
  writeFileSync(join(folder, 'outside.txt'), 'outside');
  symlinkSync(join(folder, 'outside.txt'), join(folder, 'web', 'linked.txt'));
  server = await serving({ page: join(folder, 'web') });
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A path as it is written, which fetch would tidy. */
const asWritten = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    httpGet({ hostname, port, path, headers: { ...headers } }, (response) => {
      response.resume();
      resolve(response);
    }).on('error', reject);
  });

describe('an answer by GET', () => {
  it('has a tag; asked again with it, nothing is sent', async () => {
    const first = await server.get(DUTY);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toBe('public, max-age=300, must-revalidate');
    expect(first.headers.get('vary')).toBe('Accept, Accept-Encoding');
    const again = await server.get(DUTY, { 'If-None-Match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(tag);
  });

  it('has the same tag whatever the order of the fields, another for another question or format', async () => {
    const tagOf = async (path: string, headers = {}): Promise<string | null> =>
      (await server.get(path, headers)).headers.get('etag');
    const tag = await tagOf(DUTY);
    expect(await tagOf('/duty?on=2026-05-15&value=1000000&to=JP&from=US&code=0201.30-010')).toBe(tag);
    expect(await tagOf(`${DUTY}0`)).not.toBe(tag);
    expect(await tagOf(DUTY, { Accept: 'text/csv' })).not.toBe(tag);
  });

  it('has no tag where it is a problem', async () => {
    const response = await server.get('/duty?code=9999&from=US&to=JP&on=2026-05-15', {
      'If-None-Match': '*',
    });
    expect(response.headers.get('etag')).toBeNull();
  });

  it('is JSON, or CSV where that is wanted more; 406 where neither is', async () => {
    const types = async (accept: string): Promise<string | null> =>
      (await server.get(DUTY, { Accept: accept })).headers.get('content-type');
    expect(await types('*/*')).toBe('application/json');
    expect(await types('text/csv, application/json;q=0.9')).toMatch(/^text\/csv/);
    expect(await types('text/csv;q=0.1, application/json')).toBe('application/json');
    const neither = await server.get(DUTY, { Accept: 'text/html' });
    expect(neither.status).toBe(406);
    expect((await server.get('/calendar?on=2026-05-15', { Accept: 'text/csv' })).status).toBe(406);
  });

  it('is compressed where it is long and the client takes it', async () => {
    const long = '/quota?on=2026-05-15';
    const packed = await asWritten(long, { 'Accept-Encoding': 'gzip' });
    const plain = await asWritten(long);
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(Number(packed.headers['content-length'])).toBeLessThan(Number(plain.headers['content-length']));
    expect(await (await server.get(long)).json()).toHaveProperty('quotas');
  });

  it('answers HEAD without a body', async () => {
    const head = await fetch(server.url + DUTY, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toMatch(/^W\//);
    expect(await head.text()).toBe('');
  });
});

describe('every response', () => {
  it.each([DUTY, '/health', '/openapi.json', '/', '/none', '/duty', '/assets/plain.css'])(
    '%s has the headers of safety',
    async (path) => {
      const { headers } = await server.get(path);
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      );
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );
});

describe('the page', () => {
  it('is at the root, asked again each time', async () => {
    const page = await server.get('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(await page.text()).toContain('<title>Kanzei</title>');
    const tag = page.headers.get('etag') ?? '';
    expect((await server.get('/index.html', { 'If-None-Match': tag })).status).toBe(304);
  });

  it('has files that are kept for ever where another content has another name', async () => {
    const hashed = await asWritten('/assets/index-B1x2Y3z4.js', { 'Accept-Encoding': 'br, gzip' });
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers['content-encoding']).toBe('gzip');
    const plain = await server.get('/assets/plain.css');
    expect(plain.headers.get('cache-control')).toBe('no-cache');
    const text = await server.get('/assets/index-B1x2Y3z4.js');
    expect(await text.text()).toBe('console.log(1)');
  });

  it.each([
    '/secret.env',
    '/linked.txt',
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '//outside.txt',
    '/index.html%00.txt',
    '/assets',
    '/assets/index-B1x2Y3z4.js.gz',
  ])('%s is no file of it', async (path) => {
    const { statusCode } = await asWritten(path);
    expect(statusCode).toBe(404);
  });

  it('is not reached by a path that cannot be read', async () => {
    const { statusCode, headers } = await asWritten('/..\\outside.txt');
    expect(statusCode).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json');
  });
});

describe('what a client takes', () => {
  const BOTH = ['application/json', 'text/csv'];

  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['text/*', 'text/csv'],
    ['text/csv;q=0, */*', 'application/json'],
    ['application/*;q=0.2, text/csv;q=0.3', 'text/csv'],
    ['*/*;q=0.5, application/json;q=0.4', 'text/csv'],
    ['TEXT/CSV', 'text/csv'],
    ['text/csv;q=nonsense', undefined],
    ['image/png', undefined],
  ])('%s: %s', (header, type) => {
    expect(wanted(header, BOTH)).toBe(type);
  });

  it('has encodings and tags', () => {
    expect(encodingOf('gzip, br', ['br', 'gzip'])).toBe('br');
    expect(encodingOf('gzip;q=0', ['gzip'])).toBeUndefined();
    expect(encodingOf(undefined, ['gzip'])).toBeUndefined();
    expect(matches('"a", W/"b"', 'W/"b"')).toBe(true);
    expect(matches('*', '"b"')).toBe(false);
    expect(matches('"bb"', '"b"')).toBe(false);
    expect(matches(undefined, '"b"')).toBe(false);
  });
});
