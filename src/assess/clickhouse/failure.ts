import { Problem } from '../../base/index.js';

/** A server that does not answer, or one that says so of another. */
export class Unanswered extends Problem {
  constructor(message: string) {
    super('invalidInput', `${message}. Nothing was written`, [
      'start the servers of the cluster and run again',
    ]);
  }
}

const CONNECTION = /^(ECONN|EPIPE|ENOTFOUND|EHOST|ENET|ETIMEDOUT|EAI_)/;
const CONNECTION_TEXTS = /socket hang up|aborted|timeout error|premature close|other side closed/i;

/** Failures of the server, by their code: that it cannot reach another, or that a connection broke off. */
const UNREACHABLE = new Set([32, 209, 210, 279]);
const REFUSED_USERS = new Set([192, 193, 194, 516]);
const MEMORY = 241;
const FULL_DISK = new Set([74, 75, 243]);

const codeOf = (error: object): string => ('code' in error ? String(error.code) : '');

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/, e\.what\(\) = .*$/, '');

/** What a failure of a server means to a person. */
export function problemOf(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const { message } = error;
  const code = codeOf(error);
  if (CONNECTION.test(code) || CONNECTION_TEXTS.test(message)) {
    const why = message.trim() || code;
    return new Unanswered(`the ClickHouse server at ${url} does not answer: ${why}`);
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Problem('invalidInput', `the disk is full: ${message}`, [
      'free space, or give --out on another disk',
    ]);
  }
  const number = Number(/Code: (\d+)/.exec(message)?.[1] ?? code);
  const said = firstLine(message);
  if (UNREACHABLE.has(number)) {
    return new Unanswered(`the ClickHouse server at ${url} cannot reach every shard: ${said}`);
  }
  if (REFUSED_USERS.has(number)) {
    return new Problem('invalidInput', `the ClickHouse server at ${url} refuses the user: ${said}`, [
      'give the name and the password of a user who may make databases',
    ]);
  }
  if (number === MEMORY) {
    return new Problem(
      'invalidInput',
      `the memory of the ClickHouse server at ${url} is not enough: ${said}`,
      ['take fewer entries at once'],
    );
  }
  if (FULL_DISK.has(number)) {
    return new Problem('invalidInput', `the ClickHouse server at ${url} cannot write: ${said}`, [
      'free space on its disk',
    ]);
  }
  return error;
}
