import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Problem } from '../../base/index.js';
import type { TariffRecord } from '../../kanzei.js';
import type { Answered, Asked } from '../remote/ask.js';
import { checkQuestion, questionOfQuery } from '../remote/check.js';
import { failureOf } from '../remote/failure.js';
import { canonical } from '../remote/question.js';
import { version } from '../remote/version.js';
import { encodingOf, matches, wanted } from './accept.js';
import { type Reading, readJson, saveBody } from './body.js';
import { failed, type Headers, Refusal, refused, respond } from './respond.js';
import type { Results } from './results.js';

/** What the routes of one server share. */
export interface Server extends Reading {
  readonly record: TariffRecord;
  readonly results: Results;
  /** in which each run has a private folder */
  readonly folder: string;
  /** takes an error inside the program */
  readonly fault: (error: unknown) => void;
  /** runs over files that go on */
  readonly runs: Set<AbortController>;
}

/** One request to the route of an ability. */
export interface Call {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly query: URLSearchParams;
}

export const JSON_TYPE = 'application/json';
export const CSV_TYPE = 'text/csv';
export const UPLOAD_TYPES: readonly string[] = [
  CSV_TYPE,
  'application/vnd.apache.parquet',
  'application/gzip',
  'application/octet-stream',
];

/** The path of the route of an ability, and its methods. */
export const routeOf = ({
  ability,
  question,
}: Asked): { readonly path: string; readonly methods: readonly string[] } => ({
  path: `/${ability.name}`,
  methods: question.upload === undefined ? ['GET', 'POST'] : ['POST'],
});

const typeOf = (header: string | undefined): string =>
  (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** What a client is to get: JSON, or CSV where the answer is a table and it asks for that. */
function formatOf({ ability }: Asked, { incoming }: Call): string {
  const offered = ability.csv ? [JSON_TYPE, CSV_TYPE] : [JSON_TYPE];
  const format = wanted(incoming.headers.accept, offered);
  if (format !== undefined) return format;
  throw new Refusal(
    406,
    'usage',
    `the answer of ${ability.name} is given as ${offered.join(' or ')}`,
    offered.map((type) => `Accept: ${type}`),
  );
}

const SMALLEST_COMPRESSED = 8192;
const CACHED = 'public, max-age=300, must-revalidate';
const compress = promisify(gzip);

async function sent(body: string, headers: Headers, { incoming }: Call): Promise<Response> {
  const encoding =
    body.length >= SMALLEST_COMPRESSED
      ? encodingOf(incoming.headers['accept-encoding'], ['gzip'])
      : undefined;
  if (encoding === undefined) return respond(200, body, headers);
  const bytes = new Uint8Array(await compress(body, { level: 4 }));
  return respond(200, bytes, { ...headers, 'Content-Encoding': encoding });
}

const VARY = { Vary: 'Accept, Accept-Encoding' };

/** The answer in the format asked for, with the places of the files it wrote. */
function bodyOf(asked: Asked, answered: Answered, format: string, server: Server): [string, Headers] {
  const { result, files } = answered;
  if (format === CSV_TYPE && asked.ability.csv) {
    answered.discard();
    return [asked.ability.csv(result), { 'Content-Type': `${CSV_TYPE}; charset=utf-8; header=present` }];
  }
  const type = { 'Content-Type': JSON_TYPE };
  if (files.length === 0) {
    answered.discard();
    return [JSON.stringify(result), type];
  }
  const id = server.results.keep(answered);
  const places = new Map(files.map(({ name }) => [name, `/results/${id}/${name}`]));
  const links = [...places.values()].map((place) => `<${place}>; rel="item"`).join(', ');
  return [JSON.stringify(result, (_key, value) => places.get(value) ?? value), { ...type, Link: links }];
}

/** A tag of an answer before it is worked out: it follows from the program, the record and the question. */
function tagOf(
  asked: Asked,
  question: Readonly<Record<string, unknown>>,
  format: string,
  server: Server,
): string {
  const parts = [version(), server.record.stamp(), asked.ability.name, format, canonical(question)];
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}

/** Answers a GET: the question in the query string. */
async function get(asked: Asked, call: Call, server: Server): Promise<Response> {
  const format = formatOf(asked, call);
  const given = questionOfQuery(asked.question, call.query);
  const tag = tagOf(asked, checkQuestion(asked.question, given), format, server);
  const caching = { ETag: tag, 'Cache-Control': CACHED, ...VARY };
  if (matches(call.incoming.headers['if-none-match'], tag)) return respond(304, null, caching);
  const answered = await asked.ask({ given, record: server.record });
  const [body, headers] = bodyOf(asked, answered, format, server);
  return sent(body, { ...headers, ...caching }, call);
}

const NOT_STORED = { 'Cache-Control': 'no-store', ...VARY };

/** Runs something over a file; only so many at once. It is stopped where the client goes away. */
async function running<T>(
  { outgoing }: Call,
  { runs, limits }: Server,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (runs.size >= limits.runs) {
    throw new Refusal(503, 'busy', `${runs.size} files are worked on; ask again in a while`, [], {
      'Retry-After': '10',
    });
  }
  const controller = new AbortController();
  const gone = (): void => {
    if (!outgoing.writableFinished) controller.abort();
  };
  runs.add(controller);
  outgoing.on('close', gone);
  try {
    return await run(controller.signal);
  } finally {
    runs.delete(controller);
    outgoing.off('close', gone);
  }
}

const UPLOAD_NAMES: Readonly<Record<string, string>> = { 'application/vnd.apache.parquet': 'file.parquet' };

async function answerUpload(asked: Asked, type: string, call: Call, server: Server): Promise<Answered> {
  const given = questionOfQuery(asked.question, call.query);
  return running(call, server, (signal) =>
    asked.ask({
      given,
      record: server.record,
      signal,
      folder: server.folder,
      async upload(folder) {
        const path = join(folder, UPLOAD_NAMES[type] ?? 'file.csv');
        await saveBody(call.incoming, path, server.limits);
        return path;
      },
    }),
  );
}

/** Answers a POST: the question in JSON, or the file it is about with the rest in the query string. */
async function post(asked: Asked, call: Call, server: Server): Promise<Response> {
  const { record, folder } = server;
  const { upload } = asked.question;
  const format = formatOf(asked, call);
  const type = typeOf(call.incoming.headers['content-type']);
  const types = upload === undefined ? [JSON_TYPE] : [JSON_TYPE, ...UPLOAD_TYPES];
  if (!types.includes(type)) {
    const found = type === '' ? 'has no content type' : `is of the type ${type}`;
    throw new Refusal(
      415,
      'usage',
      `the body ${found}; ${types.join(', ')} can be read`,
      types.map((each) => `Content-Type: ${each}`),
      { Accept: types.join(', ') },
    );
  }
  const answered = type === JSON_TYPE ? await answerJson() : await answerUpload(asked, type, call, server);
  const [body, headers] = bodyOf(asked, answered, format, server);
  return sent(body, { ...headers, ...NOT_STORED }, call);

  async function answerJson(): Promise<Answered> {
    if ([...call.query].length > 0) {
      throw new Refusal(400, 'usage', 'a question in JSON is whole; leave the query string out');
    }
    const given = await readJson(call.incoming, server);
    if (upload === undefined) return asked.ask({ given, record, folder });
    return running(call, server, (signal) => asked.ask({ given, record, signal, folder }));
  }
}

/** Answers a request to the route of an ability, whatever it says. */
export async function answerRoute(asked: Asked, call: Call, server: Server): Promise<Response> {
  try {
    return await (call.incoming.method === 'POST' ? post : get)(asked, call, server);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Problem)) server.fault(error);
    return failure(error);
  }
}

/** A failure as a response. */
export const failure = (error: unknown): Response =>
  error instanceof Refusal ? refused(error) : failed(failureOf(error));

const TYPES: Readonly<Record<string, string>> = {
  '.csv': `${CSV_TYPE}; charset=utf-8; header=present`,
  '.parquet': 'application/vnd.apache.parquet',
};

/** A file that an answer wrote, streamed. */
export function resultResponse(id: string, name: string, method: string, { results }: Server): Response {
  const file = results.file(id, name);
  if (!file) {
    return refused(
      new Refusal(404, 'notFound', 'there is no such result; results are kept for a while only', [
        'ask the question again',
      ]),
    );
  }
  const headers = {
    'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
    'Content-Length': String(file.bytes),
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
  };
  if (method === 'HEAD') return respond(200, null, headers);
  return respond(200, Readable.toWeb(createReadStream(file.path)) as ReadableStream, headers);
}
