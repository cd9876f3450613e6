import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { nearest } from '../../base/index.js';
import type { Asked } from '../remote/ask.js';
import { version } from '../remote/version.js';
import { matches } from './accept.js';
import { readJson } from './body.js';
import { openApi } from './openapi.js';
import { type Page, pageResponse } from './page.js';
import type { RateLimit } from './rateLimit.js';
import { Refusal, refused, respond } from './respond.js';
import { answerRoute, failure, JSON_TYPE, resultResponse, routeOf, type Server } from './routes.js';

/** Answers a message of the Model Context Protocol. */
export type AnswerMessage = (request: Request, message: unknown) => Promise<Response>;

export interface AppParts {
  readonly server: Server;
  readonly asked: readonly Asked[];
  readonly page: Page;
  readonly rateLimit: RateLimit;
  readonly mcp: AnswerMessage;
  /** hosts by which the server may be called; any when absent */
  readonly hosts?: ReadonlySet<string> | undefined;
  /** takes the route of a request, for the log */
  readonly routed: (incoming: HttpBindings['incoming'], route: string) => void;
}

const hostOf = (header: string | undefined): string => (header ?? '').replace(/:\d+$/, '').toLowerCase();

/** Throws Refusal for a name that a page elsewhere made lead here, and for a page elsewhere that asks. */
function checkCaller({ method, headers }: HttpBindings['incoming'], hosts: AppParts['hosts']): void {
  const { host, origin } = headers;
  if (hosts && !hosts.has(hostOf(host))) {
    throw new Refusal(421, 'usage', `this server is not called ${hostOf(host).slice(0, 100)}`, [...hosts]);
  }
  if (method === 'GET' || method === 'HEAD' || origin === undefined) return;
  const from = URL.canParse(origin) ? new URL(origin).host : origin;
  if (from !== host) throw new Refusal(403, 'usage', 'a page of another place may not ask this server');
}

const json = (value: unknown): Response => respond(200, JSON.stringify(value), { 'Content-Type': JSON_TYPE });

/** The routes of a server: one for each ability, the page, what a server has besides. */
export function makeApp(parts: AppParts): Hono<{ Bindings: HttpBindings }> {
  const { server, asked, page, rateLimit, mcp, hosts, routed } = parts;
  const app = new Hono<{ Bindings: HttpBindings }>();
  const methods = new Map<string, readonly string[]>();
  const document = JSON.stringify(openApi(asked));
  const documentTag = `W/"${version()}-${document.length}"`;

  app.use('*', async (context, next) => {
    const { incoming } = context.env;
    const address = incoming.socket.remoteAddress ?? '';
    try {
      checkCaller(incoming, hosts);
      const wait = rateLimit.take(address);
      if (wait > 0) {
        throw new Refusal(429, 'busy', `too many requests; ask again in ${wait} s`, [], {
          'Retry-After': String(wait),
        });
      }
    } catch (error) {
      return failure(error);
    }
    const begin = performance.now();
    await next();
    rateLimit.worked(address, performance.now() - begin);
    return undefined;
  });

  for (const each of asked) {
    const { path, methods: allowed } = routeOf(each);
    methods.set(path, allowed);
    app.on([...allowed], path, (context) => {
      const { incoming, outgoing } = context.env;
      routed(incoming, path);
      return answerRoute(each, { incoming, outgoing, query: new URL(context.req.url).searchParams }, server);
    });
  }

  methods.set('/health', ['GET']);
  app.get('/health', (context) => {
    routed(context.env.incoming, '/health');
    return json({ status: 'ok', version: version(), record: server.record.stamp() });
  });

  methods.set('/openapi.json', ['GET']);
  app.get('/openapi.json', (context) => {
    const { incoming } = context.env;
    routed(incoming, '/openapi.json');
    const headers = { ETag: documentTag, 'Cache-Control': 'no-cache' };
    if (matches(incoming.headers['if-none-match'], documentTag)) return respond(304, null, headers);
    return respond(200, document, { ...headers, 'Content-Type': JSON_TYPE });
  });

  app.get('/results/:id/:name', (context) => {
    const { incoming } = context.env;
    routed(incoming, '/results/{id}/{name}');
    const { id, name } = context.req.param();
    return resultResponse(id, name, incoming.method ?? 'GET', server);
  });
  app.delete('/results/:id', (context) => {
    routed(context.env.incoming, '/results/{id}');
    if (server.results.drop(context.req.param('id'))) return respond(204, null);
    return refused(
      new Refusal(404, 'notFound', 'there is no such result; results are kept for a while only'),
    );
  });

  methods.set('/mcp', ['POST']);
  app.post('/mcp', async (context) => {
    const { incoming } = context.env;
    routed(incoming, '/mcp');
    try {
      const message = await readJson(incoming, server);
      return await mcp(context.req.raw, message);
    } catch (error) {
      return failure(error);
    }
  });

  app.get('*', (context) => {
    const { incoming } = context.env;
    const { path } = context.req;
    const file = page.get(path);
    if (file) {
      routed(incoming, 'page');
      const { 'accept-encoding': encodings, 'if-none-match': known } = incoming.headers;
      return pageResponse(file, { encodings, known });
    }
    if (path !== '/') return elsewhere(incoming.method ?? '', path);
    routed(incoming, '/');
    return json({
      name: 'kanzei',
      version: version(),
      openapi: '/openapi.json',
      routes: [...methods.keys()],
    });
  });
  app.all('*', (context) => elsewhere(context.req.method, context.req.path));
  app.onError((error) => failure(error));
  return app;

  /** The answer for a path or a method that there is not. */
  function elsewhere(method: string, path: string): Response {
    const allowed = methods.get(path);
    if (allowed) {
      const names = allowed.includes('GET') ? [...allowed, 'HEAD'] : allowed;
      return refused(
        new Refusal(
          405,
          'usage',
          `${path} is asked by ${names.join(' or ')}, not by ${method.slice(0, 20)}`,
          [],
          {
            Allow: names.join(', '),
          },
        ),
      );
    }
    const paths = [...methods.keys()];
    const close = path.length > 100 ? [] : nearest(path, paths, 3);
    return refused(
      new Refusal(404, 'notFound', 'there is nothing at this path', close.length > 0 ? close : paths),
    );
  }
}
