import type { Refused } from './useAnswer.js';

/** Whether the page came from `kanzei serve`. */
export async function isServed(): Promise<boolean> {
  try {
    const response = await fetch('./health');
    return response.ok && ((await response.json()) as { status?: unknown }).status === 'ok';
  } catch {
    return false;
  }
}

/** What a server says why it refuses (RFC 9457). */
interface ProblemDetails {
  readonly title?: string;
  readonly detail?: string;
  readonly suggestions?: readonly string[];
}

/** Thrown where a server refuses. */
export class ServerRefusal extends Error {
  constructor(readonly refused: Refused) {
    super(refused.message);
  }
}

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.(parquet|pq)$/i, 'application/vnd.apache.parquet'],
  [/\.gz$/i, 'application/gzip'],
];

/** Sends a file to a route with the rest of the question in the query string. Throws ServerRefusal. */
export async function sendFile<T>(
  route: string,
  file: File,
  asked: readonly (readonly [name: string, value: string])[],
  signal: AbortSignal,
): Promise<T> {
  const type = TYPES.find(([name]) => name.test(file.name))?.[1] ?? 'text/csv';
  const query = new URLSearchParams(asked.map(([name, value]) => [name, value]));
  const response = await fetch(`./${route}?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': type, Accept: 'application/json' },
    body: file,
    signal,
  });
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as ProblemDetails;
  throw new ServerRefusal({
    message: problem.detail ?? problem.title ?? `${response.status} ${response.statusText}`,
    tryNext: problem.suggestions ?? [],
  });
}
