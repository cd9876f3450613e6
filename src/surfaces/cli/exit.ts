import { Problem, type ProblemKind } from '../../base/index.js';
import { printable } from '../printable.js';
import type { Terminal } from './terminal.js';

/** Exit codes; docs/cli.md lists them. */
export const EXIT = {
  done: 0,
  internal: 1,
  usage: 2,
  notFound: 3,
  invalidInput: 4,
  brokenData: 5,
  interrupted: 130,
} as const satisfies Record<ProblemKind | 'done' | 'internal', number>;

const WORD = /[\w.-]/;

/** Whether a message already names a suggestion, as a word of its own. */
function names(message: string, suggestion: string): boolean {
  for (let at = message.indexOf(suggestion); at >= 0; at = message.indexOf(suggestion, at + 1)) {
    const beside = [message[at - 1], message[at + suggestion.length]];
    if (!beside.some((letter) => letter !== undefined && WORD.test(letter))) return true;
  }
  return false;
}

function describe(problem: Problem): string[] {
  const lines = [problem.message];
  const more = problem.suggestions.filter((text) => !names(problem.message, text));
  if (more.length > 0) {
    const lead = problem.kind === 'notFound' ? 'nearest codes' : 'try';
    lines.push(`${lead}: ${more.join(', ')}`);
  }
  return lines;
}

/** Says what went wrong on standard error and gives the exit code. */
export function report(error: unknown, terminal: Terminal): number {
  if (error instanceof Problem) {
    for (const line of describe(error)) terminal.err(`kanzei: ${printable(line)}\n`);
    return EXIT[error.kind];
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'syscall' in error && !terminal.debug) {
    terminal.err(`kanzei: the system refused: ${printable(message)}\n`);
    return EXIT.internal;
  }
  terminal.err(
    `kanzei: internal error: ${printable(message)}; please report it with the command you ran` +
      `${terminal.debug ? '' : ' (KANZEI_DEBUG=1 shows where it happened)'}\n`,
  );
  if (terminal.debug && error instanceof Error) terminal.err(`${error.stack}\n`);
  return EXIT.internal;
}
