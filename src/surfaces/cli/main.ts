#!/usr/bin/env node
import { EXIT } from './exit.js';
import { run } from './run.js';
import { processTerminal } from './terminal.js';

process.once('SIGINT', () => process.exit(EXIT.interrupted));
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // the reader of a pipe has enough: head, less
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done);
    if (stream === process.stdout)
      process.stderr.write(`kanzei: cannot write the output: ${error.message}\n`);
    process.exit(EXIT.internal);
  });
}
process.exitCode = await run(process.argv.slice(2), processTerminal());
