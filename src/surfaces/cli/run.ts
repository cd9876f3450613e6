import { CommanderError } from 'commander';
import { Problem } from '../../base/index.js';
import { EXIT, report } from './exit.js';
import { program } from './program.js';
import type { Terminal } from './terminal.js';

const LONGEST_ARGUMENT = 4096;

function checkArguments(args: readonly string[]): void {
  const long = args.find((arg) => arg.length > LONGEST_ARGUMENT);
  if (long === undefined) return;
  throw new Problem(
    'invalidInput',
    `an argument has ${long.length} characters, at most ${LONGEST_ARGUMENT} can be used: ${long.slice(0, 40)}…`,
  );
}

/** Runs one command line and gives its exit code; prints, but never ends the process. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.done;
  try {
    checkArguments(args);
    await program(terminal, (finished) => {
      code = finished;
    }).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return report(error, terminal);
  }
}
