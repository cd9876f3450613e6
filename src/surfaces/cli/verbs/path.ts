import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { assumed, collectList, examples, json, turn, type Verb } from './shared.js';
import { addTrade, type TradeOptions } from './shipment.js';

interface PathOptions extends TradeOptions {
  readonly instrument: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

async function run(code: string, options: PathOptions, terminal: Terminal): Promise<number> {
  const { openRecord, path } = await import('../../../kanzei.js');
  const record = openRecord();
  const { from, to, instrument: instruments, since, until } = options;
  const paths = await path({ code, from, to, instruments, since, until }, await assumed(options, record));
  await turn();
  if (options.json) terminal.out(json(paths));
  else {
    const { pathText } = await import('../pathText.js');
    terminal.out(pathText(paths, page(terminal, options.lang, record.instruments)));
  }
  return EXIT.done;
}

/** kanzei path */
export const pathVerb: Verb = (program, { act, terminal }) => {
  addTrade(program.command('path'))
    .summary('the rates of a line over time, under every instrument')
    .description(
      'The rates of the lines under a code from 2018 to the end of staging, as spans of days with their evidence: published, reconstructed from the editions, or left open between two rates.',
    )
    .argument('<code>', 'tariff code or the beginning of one, of at most 100 lines')
    .option(
      '--instrument <ids>',
      'only these instruments, usjta,cptpp; one that is not open to the origin is shown for goods of a party',
      collectList('instrument', 'usjta,cptpp'),
      [],
    )
    .option('--since <date>', 'first day, YYYY-MM-DD (default: 2018-01-01)')
    .option('--until <date>', 'last day, YYYY-MM-DD (default: 2042-12-31)')
    .option('--json', 'print the paths as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei path 0201.30-010 --from US --to JP',
        'kanzei path 0201.30-010 --from US --to JP --instrument usjta,cptpp,japan-australia',
        'kanzei path 1704.10.00 --from JP --to US --json',
      ),
    )
    .action((code: string, _options: unknown, command: Command) =>
      act(() => run(code, command.optsWithGlobals<PathOptions>(), terminal)),
    );
};
