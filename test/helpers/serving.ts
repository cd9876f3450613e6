import { connect } from 'node:net';
import {
  type LogLine,
  type RunningServer,
  type ServerOptions,
  startServer,
} from '../../src/surfaces/http/server.js';
import { smallRecord } from './smallRecord.js';

export interface Serving {
  readonly url: string;
  readonly log: readonly LogLine[];
  readonly running: RunningServer;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** what the server says to bytes sent as they are, once the connection ends */
  raw(bytes: string, wait?: number): Promise<string>;
  close(): Promise<void>;
}

/** A server on a free port of this machine, with the small record unless another is given. */
export async function serving(options: Partial<ServerOptions> = {}): Promise<Serving> {
  const log: LogLine[] = [];
  const running = await startServer({
    record: smallRecord(),
    port: 0,
    log: (line) => log.push(line),
    ...options,
    limits: { rate: 0, ...options.limits },
  });
  const { url } = running;
  return {
    url,
    log,
    running,
    get: (path, headers = {}) => fetch(url + path, { headers }),
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    raw: (bytes, wait = 20_000) =>
      new Promise((resolve, reject) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1');
        let text = '';
        const timer = setTimeout(() => {
          socket.destroy();
          reject(new Error(`the connection is open after ${wait} ms; it says ${text}`));
        }, wait);
        socket.on('data', (chunk) => {
          text += chunk;
        });
        socket.on('error', () => {});
        socket.on('close', () => {
          clearTimeout(timer);
          resolve(text);
        });
        socket.write(bytes);
      }),
    close: () => running.close(),
  };
}

/** The question of a query string. */
export const queryOf = (question: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) {
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  return query.toString();
};
