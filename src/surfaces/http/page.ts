import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { encodingOf, matches } from './accept.js';
import { respond } from './respond.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.record': 'application/octet-stream',
};

/** Files that were compressed when the page was built, best first. */
const ENCODINGS: Readonly<Record<string, string>> = { br: '.br', gzip: '.gz' };

/** index-B1x2Y3z4.js: another content has another name */
const HASHED = /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

const FOREVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

type Bytes = Uint8Array<ArrayBuffer>;

interface PageFile {
  readonly type: string;
  readonly tag: string;
  readonly caching: string;
  readonly bytes: Bytes;
  readonly compressed: Readonly<Record<string, Bytes>>;
}

/** The files of the page by the path they are asked for. */
export type Page = ReadonlyMap<string, PageFile>;

const read = (path: string): Bytes => new Uint8Array(readFileSync(path));

function readPageFile(path: string, name: string, type: string): PageFile {
  const bytes = read(path);
  const compressed = Object.entries(ENCODINGS)
    .filter(([, ending]) => existsSync(path + ending))
    .map(([encoding, ending]) => [encoding, read(path + ending)]);
  return {
    type,
    tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    caching: name.startsWith('/assets/') && HASHED.test(name) ? FOREVER : ASK_AGAIN,
    bytes,
    compressed: Object.fromEntries(compressed),
  };
}

/**
 * Reads every file of the page, once: only these are served, whatever a path says. Empty where there is no page; files of a
 * type that no page has are left out.
 */
export function readPage(folder: string): Page {
  const files = new Map<string, PageFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const name = `/${path.slice(folder.length).split(/[\\/]/).filter(Boolean).join('/')}`;
    files.set(name, readPageFile(path, name, type));
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}

interface Conditions {
  readonly encodings: string | undefined;
  /** If-None-Match */
  readonly known: string | undefined;
}

/** A file of the page as a response, compressed where the client takes it and the page has it so. */
export function pageResponse(file: PageFile, { encodings, known }: Conditions): Response {
  const headers = {
    ETag: `W/${file.tag}`,
    'Cache-Control': file.caching,
    Vary: 'Accept-Encoding',
  };
  if (matches(known, file.tag)) return respond(304, null, headers);
  const encoding = encodingOf(encodings, Object.keys(file.compressed));
  const bytes = (encoding && file.compressed[encoding]) || file.bytes;
  return respond(200, bytes, {
    ...headers,
    'Content-Type': file.type,
    'Content-Length': String(bytes.length),
    ...(encoding !== undefined && { 'Content-Encoding': encoding }),
  });
}
