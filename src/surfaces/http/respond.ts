import type { Failure } from '../remote/failure.js';

/** The page needs nothing from elsewhere; nothing else needs to be shown as a page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const;

export type Headers = Readonly<Record<string, string>>;

/** A response with the headers that every response has. */
export const respond = (
  status: number,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream | null,
  headers: Headers = {},
): Response => new Response(body, { status, headers: { ...SECURITY, ...headers } });

/** Statuses by the kind of failure. */
const STATUS: Readonly<Record<Failure['kind'], number>> = {
  usage: 400,
  notFound: 404,
  invalidInput: 422,
  brokenData: 500,
  interrupted: 503,
  internal: 500,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export const PROBLEM_TYPE = 'application/problem+json';

/** Problem details (RFC 9457): what was given and why it cannot be used, and what to try. */
export const problemBody = (
  status: number,
  kind: string,
  detail: string,
  suggestions: readonly string[] = [],
): string =>
  JSON.stringify({
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    kind,
    try: suggestions,
  });

/** A refusal of the server itself. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly kind: string,
    detail: string,
    readonly suggestions: readonly string[] = [],
    readonly headers: Headers = {},
  ) {
    super(detail);
  }
}

/** A problem as a response. */
export const refused = ({ status, kind, message, suggestions, headers }: Refusal): Response =>
  respond(status, problemBody(status, kind, message, suggestions), {
    'Content-Type': PROBLEM_TYPE,
    'Cache-Control': 'no-store',
    ...headers,
  });

/** A failure of an ability as a response. */
export const failed = ({ kind, detail, suggestions }: Failure): Response =>
  refused(new Refusal(STATUS[kind], kind, detail, suggestions));
