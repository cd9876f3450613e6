import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { examples, json, type Shared, type Verb } from './shared.js';

interface InstrumentsOptions extends Shared {
  readonly to?: string;
  readonly from?: string;
  readonly on?: string;
}

async function run(options: InstrumentsOptions, terminal: Terminal): Promise<number> {
  const { instruments, openRecord } = await import('../../../kanzei.js');
  const { to, from, on } = options;
  const found = await instruments({ to, from, on }, openRecord());
  if (options.json) terminal.out(json(found));
  else {
    const { instrumentsText } = await import('../instrumentsText.js');
    terminal.out(instrumentsText(found, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei instruments */
export const instrumentsVerb: Verb = (program, { act, terminal }) => {
  program
    .command('instruments')
    .summary('the agreements and other instruments, with their ids')
    .description('The instruments whose rates the record holds: id, name, importers, days, parties.')
    .option('--to <country>', 'importing country: JP or US (default: both)')
    .option('--from <country>', 'only those that concern goods of this country')
    .option('--on <date>', 'only those in force on the date, YYYY-MM-DD')
    .option('--json', 'print the instruments as JSON')
    .addHelpText('after', examples('kanzei instruments --to JP', 'kanzei instruments --to US --from JP'))
    .action((_options: unknown, command: Command) =>
      act(() => run(command.optsWithGlobals<InstrumentsOptions>(), terminal)),
    );
};
