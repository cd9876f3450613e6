import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, isIPv6, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener, RequestError } from '@hono/node-server';
import { Problem } from '../../base/index.js';
import type { TariffRecord } from '../../kanzei.js';
import { messageAnswerer } from '../mcp/http.js';
import type { Apart } from '../remote/apart.js';
import { askables } from '../remote/ask.js';
import { makeApp } from './app.js';
import { LIMITS, type Limits } from './limits.js';
import { readPage } from './page.js';
import { RateLimit } from './rateLimit.js';
import { PROBLEM_TYPE, problemBody, Refusal, refused } from './respond.js';
import { Results } from './results.js';
import { failure, type Server } from './routes.js';

/** One line of the log: no address, no question, no header. */
export interface LogLine {
  readonly time: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

export interface ServerOptions {
  readonly record: TariffRecord;
  /** 127.0.0.1 when absent: reached from this machine only */
  readonly host?: string;
  /** a free one when 0 */
  readonly port: number;
  readonly limits?: Partial<Limits>;
  readonly log?: (line: LogLine) => void;
  /** takes an error inside the program, of which the one who asked is told nothing */
  readonly fault?: (error: unknown) => void;
  /** answers what takes long; the server itself does when absent */
  readonly apart?: Apart;
  /** folder of the page; that of the package when absent */
  readonly page?: string;
}

export interface RunningServer {
  readonly url: string;
  /** takes no more requests, lets those that run end, closes; what takes longer than the grace is stopped */
  close(): Promise<void>;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const LARGEST_HEADER = 16 * 1024;
const CHECK = 1000;
const KEEP_ALIVE = 30_000;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

const CLIENT_ERRORS: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'tooLarge',
    `the headers are larger than the ${LARGEST_HEADER} bytes that are read`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'slow', 'the request was not whole in time'],
};

/** Answers what is no request, in the form of every refusal, and closes the connection. */
function refuseClient(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, kind, detail] = CLIENT_ERRORS[error.code ?? ''] ?? [
    400,
    'usage',
    'this is not a request of HTTP/1.1',
  ];
  const body = problemBody(status, kind, detail);
  socket.end(
    `HTTP/1.1 ${status} ${JSON.parse(body).title}\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** The answer to a request whose address cannot be read. */
const unread = (error: unknown): Response =>
  error instanceof RequestError
    ? refused(new Refusal(400, 'usage', 'the path or the host of the request cannot be read'))
    : failure(error);

/** Starts a server. Throws Problem `invalidInput` where it cannot listen there. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { record, host = '127.0.0.1', port, log, fault = () => {} } = options;
  const limits: Limits = { ...LIMITS, ...options.limits };
  const folder = mkdtempSync(join(tmpdir(), 'kanzei-serve-'));
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clean);
  const server: Server = {
    record,
    limits,
    held: { bytes: 0 },
    results: new Results(limits),
    folder,
    fault,
    runs: new Set(),
  };
  const routes = new WeakMap<IncomingMessage, string>();
  const asked = await askables(options.apart);
  const app = makeApp({
    server,
    asked,
    page: readPage(options.page ?? fileURLToPath(new URL('../../web', import.meta.url))),
    rateLimit: new RateLimit(limits.rate, limits.addresses),
    mcp: messageAnswerer(asked, record),
    hosts: isLoopback(host) ? new Set([...LOOPBACK, host]) : undefined,
    routed: (incoming, route) => routes.set(incoming, route),
  });
  const answer = getRequestListener(app.fetch, { hostname: 'localhost', errorHandler: unread });
  let closing = false;

  const listener = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const begin = performance.now();
    if (closing) outgoing.setHeader('Connection', 'close');
    if (log) {
      outgoing.once('close', () =>
        log({
          time: new Date().toISOString(),
          method: incoming.method ?? '',
          route: routes.get(incoming) ?? 'none',
          status: outgoing.writableFinished ? outgoing.statusCode : 499,
          ms: Math.round((performance.now() - begin) * 10) / 10,
        }),
      );
    }
    void answer(incoming, outgoing);
  };

  const node = createServer(
    {
      maxHeaderSize: LARGEST_HEADER,
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      keepAliveTimeout: KEEP_ALIVE,
      connectionsCheckingInterval: Math.min(CHECK, limits.headers),
    },
    listener,
  );
  node.maxConnections = limits.connections;
  node.on('clientError', refuseClient);
  await new Promise<void>((resolve, reject) => {
    node.once('error', (error: NodeJS.ErrnoException) => {
      clean();
      reject(cannotListen(error, host, port));
    });
    node.listen({ port, host, backlog: limits.connections }, resolve);
  });

  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${(node.address() as AddressInfo).port}`,
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => void node.close(() => resolve()));
      const idle = setInterval(() => node.closeIdleConnections(), 50);
      const late = setTimeout(() => {
        for (const run of server.runs) run.abort();
        setTimeout(() => node.closeAllConnections(), CHECK).unref();
      }, limits.grace);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
      options.apart?.close();
      server.results.close();
      process.off('exit', clean);
      clean();
    },
  };
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Problem {
  const at = `${host}:${port}`;
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: 'another program listens there',
    EACCES: 'the system refuses it',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no such host',
  };
  return new Problem(
    'invalidInput',
    `the server cannot listen at ${at}: ${why[error.code ?? ''] ?? error.message}`,
    ['--port 0'],
  );
}
