import { EXIT } from '../exit.js';
import type { Terminal } from '../terminal.js';
import { examples, type Verb } from './shared.js';

async function run(terminal: Terminal): Promise<number> {
  const { openRecord } = await import('../../../kanzei.js');
  const { serveStdio } = await import('../../mcp/stdio.js');
  const stopped = new Promise<void>((resolve) => {
    terminal.onStop?.(resolve);
  });
  await serveStdio(openRecord(), stopped);
  return EXIT.done;
}

/** kanzei mcp */
export const mcpVerb: Verb = (program, { act, terminal }) => {
  program
    .command('mcp')
    .summary('the tools of the Model Context Protocol, on standard input and output')
    .description(
      'Speaks the Model Context Protocol on standard input and output: a read-only tool for each ability. A program that uses a language model starts it.',
    )
    .addHelpText('after', examples('kanzei mcp'))
    .action(() => act(() => run(terminal)));
};
