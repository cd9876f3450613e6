import { open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Limits } from './limits.js';
import { Refusal } from './respond.js';

const CLOSE = { Connection: 'close' };

const tooLarge = (most: number, what: string): Refusal =>
  new Refusal(413, 'tooLarge', `${what} is larger than the ${most} bytes that are read`, [], CLOSE);

const cut = (): Refusal =>
  new Refusal(400, 'usage', 'the request ended before its body was whole', [], CLOSE);

function checkLength(incoming: IncomingMessage, most: number, what: string): void {
  const length = incoming.headers['content-length'];
  if (length !== undefined && Number(length) > most) throw tooLarge(most, what);
}

interface Taking {
  readonly most: number;
  readonly what: string;
  /** until it must be whole, in milliseconds; bounded by the server alone when absent */
  readonly time?: number;
  /** what it throws ends the taking */
  take(chunk: Buffer): Promise<void> | void;
}

/**
 * Hands on the parts of a body as they come. Rejects with a Refusal for one that is larger, cut or too slow; the connection
 * stays open until the refusal is sent.
 */
function takeBody(incoming: IncomingMessage, { most, what, time, take }: Taking): Promise<void> {
  checkLength(incoming, most, what);
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const end = (error?: unknown): void => {
      clearTimeout(timer);
      incoming.off('data', data).off('end', done).off('error', broken).off('close', broken);
      // what still comes is of no use
      incoming.on('error', () => {}).resume();
      if (error === undefined) resolve();
      else reject(error);
    };
    const data = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > most) {
        end(tooLarge(most, what));
        return;
      }
      try {
        const taken = take(chunk);
        if (!taken) return;
        incoming.pause();
        taken.then(() => incoming.resume(), end);
      } catch (error) {
        end(error);
      }
    };
    const done = (): void => end(incoming.complete ? undefined : cut());
    const broken = (): void => end(cut());
    const late = (): void =>
      end(new Refusal(408, 'slow', `${what} was not whole after ${time} ms`, [], CLOSE));
    const timer = time === undefined ? undefined : setTimeout(late, time);
    incoming.on('data', data).on('end', done).on('error', broken).on('close', broken);
  });
}

/** Where questions are read: what all of them take together is bounded. */
export interface Reading {
  readonly limits: Limits;
  /** the bytes of the questions that are read now */
  readonly held: { bytes: number };
}

/** The text of a body. Throws Refusal for one that is too large, too slow or no UTF-8, and where too many are read at once. */
async function readText(incoming: IncomingMessage, { limits, held }: Reading): Promise<string> {
  const chunks: Buffer[] = [];
  const { question: most, questions, body: time } = limits;
  let own = 0;
  const take = (chunk: Buffer): void => {
    if (held.bytes + chunk.length > questions) {
      throw new Refusal(503, 'busy', 'too many questions are read; ask again in a while', [], {
        ...CLOSE,
        'Retry-After': '10',
      });
    }
    own += chunk.length;
    held.bytes += chunk.length;
    chunks.push(chunk);
  };
  try {
    await takeBody(incoming, { most, what: 'the question', time, take });
  } finally {
    held.bytes -= own;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal(400, 'usage', 'the question is not a text in UTF-8');
  }
}

/** The value of a body in JSON. Throws Refusal as for a text, and where it is no JSON. */
export async function readJson(incoming: IncomingMessage, reading: Reading): Promise<unknown> {
  const text = await readText(incoming, reading);
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = (error as Error).message.slice(0, 100);
    throw new Refusal(400, 'usage', `the question is not JSON: ${why}`, ['{"on": "2026-05-15"}']);
  }
}

/** Writes a body to a new file as it comes. */
export async function saveBody(incoming: IncomingMessage, path: string, limits: Limits): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    const take = async (chunk: Buffer): Promise<void> => void (await file.appendFile(chunk));
    await takeBody(incoming, { most: limits.upload, what: 'the file', take });
  } finally {
    await file.close();
  }
}
