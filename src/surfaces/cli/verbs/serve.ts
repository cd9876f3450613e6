import { type Command, InvalidArgumentError } from 'commander';
import { EXIT, report } from '../exit.js';
import type { Terminal } from '../terminal.js';
import { examples, type Shared, type Verb } from './shared.js';

interface ServeOptions extends Shared {
  readonly port: number;
  readonly host: string;
  readonly rate: number;
}

const wholeNumber =
  (what: string, most: number) =>
  (text: string): number => {
    if (/^\d{1,7}$/.test(text) && Number(text) <= most) return Number(text);
    throw new InvalidArgumentError(`It is not ${what}; write a whole number from 0 to ${most}.`);
  };

async function run({ host, port, rate }: ServeOptions, terminal: Terminal): Promise<number> {
  const { openRecord } = await import('../../../kanzei.js');
  const { startServer } = await import('../../http/server.js');
  const { Apart } = await import('../../remote/apart.js');
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const server = await startServer({
    record: openRecord(),
    host,
    port,
    limits: { rate },
    apart: new Apart(),
    log: (line) => terminal.err(`${JSON.stringify(line)}\n`),
    fault: (error) => report(error, terminal),
  });
  terminal.onStop?.(stop);
  terminal.out(`${server.url}\n`);
  terminal.err('kanzei: listening; Ctrl-C lets what runs end and stops\n');
  await stopped;
  await server.close();
  terminal.err('kanzei: stopped\n');
  return EXIT.done;
}

/** kanzei serve */
export const serveVerb: Verb = (program, { act, terminal }) => {
  program
    .command('serve')
    .summary('the HTTP interface, the tools of MCP and the page, for this machine')
    .description(
      'Serves every ability by HTTP, with the tools of the Model Context Protocol at /mcp and the page at /. It is reached from this machine alone unless --host says otherwise. Its address goes to standard output, a line for each request to standard error.',
    )
    .option('--port <number>', 'port; 0 for a free one', wholeNumber('a port', 65535), 8421)
    .option('--host <address>', 'address to listen at; 0.0.0.0 for every one of this machine', '127.0.0.1')
    .option(
      '--rate <number>',
      'requests a minute of one address; 0 for no limit',
      wholeNumber('a number of requests', 1_000_000),
      3000,
    )
    .addHelpText(
      'after',
      examples('kanzei serve', 'kanzei serve --port 8080', 'kanzei serve --host 0.0.0.0 --rate 600'),
    )
    .action((_options: unknown, command: Command) =>
      act(() => run(command.optsWithGlobals<ServeOptions>(), terminal)),
    );
};
